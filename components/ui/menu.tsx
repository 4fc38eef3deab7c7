"use client";
import { Menu as BaseMenu } from "@base-ui/react/menu";
import type { ReactNode } from "react";
import { buttonClasses } from "./button.tsx";
import { classes } from "./classes.ts";

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** What takes something away is set apart by a line and its colour. */
  readonly grave?: boolean;
  readonly disabled?: boolean;
  readonly onChoose: () => void;
}

interface MenuProps {
  /** The accessible name of the button that opens it. */
  readonly label: string;
  /** What the button shows. */
  readonly trigger: ReactNode;
  readonly items: readonly MenuItem[];
}

/** A button with a list of things to do. */
export function Menu({ label, trigger, items }: MenuProps) {
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger
        aria-label={label}
        title={label}
        className={classes(buttonClasses("quiet"), "shrink-0 px-0")}
      >
        {trigger}
      </BaseMenu.Trigger>
      <BaseMenu.Portal>
        <BaseMenu.Positioner align="end" sideOffset={4} className="z-30">
          <BaseMenu.Popup className="min-w-48 rounded-card border border-edge bg-card p-1 text-ink shadow-lg">
            {items.map((item) => (
              <MenuEntry key={item.id} item={item} />
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function MenuEntry({ item }: { item: MenuItem }) {
  return (
    <BaseMenu.Item
      disabled={item.disabled ?? false}
      onClick={item.onChoose}
      className={classes(
        "flex min-h-11 cursor-pointer items-center gap-2.5 rounded-control px-3 font-medium text-sm outline-none data-[highlighted]:bg-gen-soft data-[disabled]:text-faint",
        item.grave && "text-bad data-[highlighted]:bg-bad-soft",
      )}
    >
      {item.icon}
      {item.label}
    </BaseMenu.Item>
  );
}
