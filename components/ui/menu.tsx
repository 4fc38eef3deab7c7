"use client";
import { Menu as BaseMenu } from "@base-ui/react/menu";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { classes } from "./classes.ts";
import { IconButton } from "./icon-button.tsx";

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** What takes something away is told apart by its colour, and asks once more before it is done. */
  readonly grave?: boolean;
  readonly onChoose: () => void;
}

/** What a menu is open about, an id, and the button that opened it. */
export interface OpenMenu {
  readonly about: string;
  readonly button: HTMLElement;
}

export type TurnMenu = (about: string, button: HTMLElement) => void;

/** One menu for the many buttons of a long list: plain buttons, since three hundred menus would take seconds to mount. */
export function useSharedMenu() {
  const [opened, setOpened] = useState<OpenMenu | null>(null);
  const turn: TurnMenu = useCallback((about, button) => {
    setOpened((before) => (before?.about === about ? null : { about, button }));
  }, []);
  const close = useCallback(() => setOpened(null), []);
  return { opened, turn, close };
}

interface MenuButtonProps {
  readonly about: string;
  readonly open: boolean;
  readonly onTurn: TurnMenu;
  /** Its accessible name, shown on hover too. */
  readonly label: string;
  readonly icon: ReactNode;
}

/** A button that opens the shared menu about one thing, and closes it again. */
export function MenuButton({ about, open, onTurn, label, icon }: MenuButtonProps) {
  return (
    <IconButton
      look="quiet"
      label={label}
      icon={icon}
      aria-haspopup="menu"
      aria-expanded={open}
      onClick={(event) => onTurn(about, event.currentTarget)}
    />
  );
}

interface MenuProps {
  readonly opened: OpenMenu | null;
  readonly onClose: () => void;
  readonly label: string;
  readonly items: readonly MenuItem[];
}

/** The list of things to do, at the button that opened it; the focus goes back there. */
export function Menu({ opened, onClose, label, items }: MenuProps) {
  const button = useRef<HTMLElement>(null);
  useEffect(() => {
    if (opened) button.current = opened.button;
  }, [opened]);
  const changed = (open: boolean, { event }: BaseMenu.Root.ChangeEventDetails) => {
    // A press on its own button closes it too: by the button, or it would be opened again at once.
    const onButton = event.target instanceof Node && opened?.button.contains(event.target);
    if (!open && !(event.type !== "keydown" && onButton)) onClose();
  };
  return (
    <BaseMenu.Root open={opened !== null} onOpenChange={changed} modal={false}>
      <BaseMenu.Portal>
        <BaseMenu.Positioner
          anchor={opened?.button ?? null}
          side="bottom"
          align="end"
          sideOffset={4}
          className="z-30"
        >
          <BaseMenu.Popup
            aria-label={label}
            finalFocus={button}
            className="max-h-(--available-height) min-w-48 overflow-y-auto rounded-card border border-edge bg-card p-1 text-ink shadow-lg outline-none"
          >
            {items.map((item) => (
              <Entry key={item.id} item={item} />
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function Entry({ item }: { item: MenuItem }) {
  return (
    <BaseMenu.Item
      onClick={item.onChoose}
      className={classes(
        "flex min-h-11 cursor-pointer items-center gap-2.5 rounded-control px-3 font-medium text-sm outline-none data-[highlighted]:bg-gen-soft",
        item.grave && "text-bad data-[highlighted]:bg-bad-soft",
      )}
    >
      {item.icon}
      {item.label}
    </BaseMenu.Item>
  );
}
