"use client";
import { type ReactNode, useState } from "react";
import { useSession } from "../../client/use-session.ts";
import { peopleIn } from "../../domain/session/state.ts";
import { classes } from "../ui/classes.ts";
import { Tabs } from "../ui/tabs.tsx";
import { teachWords } from "../words/teach.ts";
import { HandsPanel } from "./hands-panel.tsx";
import { PeoplePanel } from "./people-panel.tsx";

/** The class itself, in tabs: whose hand is up, and everybody. */
export function SidePanels({ className }: { className?: string }) {
  const { state } = useSession();
  const [open, setOpen] = useState("people");
  const { hands, people, panels } = teachWords;
  const tabs = [
    {
      id: "hands",
      label: <Counted title={hands.title} count={state.hands.length} loud />,
      content: <HandsPanel />,
    },
    {
      id: "people",
      label: <Counted title={people.title} count={peopleIn(state).length} />,
      content: <PeoplePanel />,
    },
  ];
  return (
    <aside
      aria-label={panels}
      className={classes("overflow-hidden rounded-card border border-line bg-card", className)}
    >
      <p aria-live="polite" className="sr-only">
        {state.hands.length > 0 && hands.up(state.hands.length)}
      </p>
      <Tabs label={panels} tabs={tabs} open={open} onOpen={setOpen} className="h-full" />
    </aside>
  );
}

/** `loud`: the host should see from afar that there is something. */
function Counted({
  title,
  count,
  loud = false,
}: {
  title: string;
  count: number;
  loud?: boolean;
}): ReactNode {
  return (
    <>
      {title}
      <span
        className={classes(
          "rounded-full px-1.5 text-xs tabular-nums leading-5",
          loud && count > 0 ? "bg-baton text-on-baton" : "text-soft",
        )}
      >
        {count}
      </span>
    </>
  );
}
