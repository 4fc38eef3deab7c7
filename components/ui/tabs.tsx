"use client";
import { Tabs as BaseTabs } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

export interface Tab {
  readonly id: string;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

interface TabsProps {
  /** What the tabs are of, for assistive technology. */
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly open: string;
  readonly onOpen: (id: string) => void;
  readonly className?: string;
}

/** One panel of several; arrow keys move between the tabs. */
export function Tabs({ label, tabs, open, onOpen, className }: TabsProps) {
  return (
    <BaseTabs.Root
      value={open}
      onValueChange={(id) => onOpen(String(id))}
      className={classes("flex min-h-0 flex-col", className)}
    >
      <BaseTabs.List aria-label={label} className="flex shrink-0 gap-1 border-line border-b px-2">
        {tabs.map((tab) => (
          <BaseTabs.Tab key={tab.id} value={tab.id} className={TAB}>
            {tab.label}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {tabs.map((tab) => (
        <BaseTabs.Panel key={tab.id} value={tab.id} className="min-h-0 flex-1 overflow-auto">
          {tab.content}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  );
}

const TAB = classes(
  "-mb-px inline-flex min-h-11 cursor-pointer items-center gap-1.5 border-transparent border-b-3 px-3 font-semibold text-sm text-soft",
  "hover:text-ink focus-visible:-outline-offset-2 data-[active]:border-baton data-[active]:text-ink",
);
