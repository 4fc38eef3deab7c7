"use client";
import { type KeyboardEvent, useRef } from "react";
import { classes } from "./classes.ts";

interface TabRowProps<Id extends string> {
  /** What the tabs are of, for assistive technology. */
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly label: string }[];
  readonly open: Id;
  readonly onOpen: (id: Id) => void;
  /** The id of the element that the tabs change. */
  readonly controls: string;
  readonly className?: string;
}

const KEYS: Readonly<Record<string, (at: number, all: number) => number>> = {
  ArrowRight: (at, all) => (at + 1) % all,
  ArrowLeft: (at, all) => (at + all - 1) % all,
  Home: () => 0,
  End: (_, all) => all - 1,
};

/** Tabs whose panel stands elsewhere on the page; arrow keys move between them. */
export function TabRow<Id extends string>({
  label,
  tabs,
  open,
  onOpen,
  controls,
  className,
}: TabRowProps<Id>) {
  const row = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const to = KEYS[event.key]?.(
      tabs.findIndex(({ id }) => id === open),
      tabs.length,
    );
    const tab = to === undefined ? undefined : tabs[to];
    if (!tab) return;
    event.preventDefault();
    onOpen(tab.id);
    row.current?.querySelectorAll<HTMLElement>("[role=tab]")[tabs.indexOf(tab)]?.focus();
  };
  return (
    <div ref={row} role="tablist" aria-label={label} className={classes("flex gap-1", className)}>
      {tabs.map(({ id, label: words }) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === open}
          aria-controls={controls}
          tabIndex={id === open ? 0 : -1}
          onClick={() => onOpen(id)}
          onKeyDown={move}
          className={classes(
            "-mb-px min-h-11 cursor-pointer whitespace-nowrap border-b-3 px-3 font-semibold text-sm focus-visible:-outline-offset-2",
            id === open ? "border-baton text-ink" : "border-transparent text-soft hover:text-ink",
          )}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
