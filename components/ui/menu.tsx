"use client";
import { Menu as BaseMenu } from "@base-ui/react/menu";
import type { ReactNode } from "react";
import { buttonClasses } from "./button.tsx";
import { classes } from "./classes.ts";

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** What takes something away is told apart by its colour, and asks once more before it is done. */
  readonly grave?: boolean;
  readonly onChoose: () => void;
}

/** One menu for the many buttons of a long list: each opens it about something of its own. */
export type SharedMenu = BaseMenu.Handle<string>;

/** Makes the tie between a menu and its buttons; one for as long as the list is shown. */
export function createMenu(): SharedMenu {
  return BaseMenu.createHandle<string>();
}

interface MenuButtonProps {
  readonly menu: SharedMenu;
  /** What the menu is opened about: an id. */
  readonly about: string;
  /** Its accessible name, shown on hover too. */
  readonly label: string;
  readonly icon: ReactNode;
}

/** A button that opens the shared menu about one thing. */
export function MenuButton({ menu, about, label, icon }: MenuButtonProps) {
  return (
    <BaseMenu.Trigger
      handle={menu}
      payload={about}
      aria-label={label}
      title={label}
      className={classes(buttonClasses("quiet"), "shrink-0 px-0")}
    >
      {icon}
    </BaseMenu.Trigger>
  );
}

interface MenuProps {
  readonly menu: SharedMenu;
  /** What can be done with the thing that the menu is about. */
  readonly itemsOf: (about: string) => readonly MenuItem[];
}

/** The list of things to do, at the button that opened it. */
export function Menu({ menu, itemsOf }: MenuProps) {
  return (
    <BaseMenu.Root handle={menu} modal={false}>
      {({ payload }) => (
        <BaseMenu.Portal>
          <BaseMenu.Positioner align="end" sideOffset={4} className="z-30">
            <BaseMenu.Popup className="min-w-48 rounded-card border border-edge bg-card p-1 text-ink shadow-lg">
              {payload !== undefined && itemsOf(payload).map((item) => <Entry key={item.id} item={item} />)}
            </BaseMenu.Popup>
          </BaseMenu.Positioner>
        </BaseMenu.Portal>
      )}
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
