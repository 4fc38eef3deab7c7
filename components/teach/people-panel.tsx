"use client";
import { useDeferredValue, useMemo, useState } from "react";
import { useSession } from "../../client/use-session.ts";
import { createMenu, Menu } from "../ui/menu.tsx";
import { teachWords } from "../words/teach.ts";
import { BannedList } from "./banned-list.tsx";
import { KeepEveryone } from "./keep-everyone.tsx";
import { PeopleTools } from "./people-tools.tsx";
import { personChoices } from "./person-choices.tsx";
import { type Asked, PersonDialogs } from "./person-dialogs.tsx";
import { PersonRow } from "./person-row.tsx";
import { arrange, type RosterOrder, rosterOf } from "./roster.ts";

const words = teachWords.people;

/** Everybody in the class: who is there and where, and what can be done with each. */
export function PeoplePanel() {
  const { act, self, state, presence } = useSession();
  const [typed, setTyped] = useState("");
  const [order, setOrder] = useState<RosterOrder>("name");
  const [asked, setAsked] = useState<Asked | null>(null);
  const [menu] = useState(createMenu);
  const wanted = useDeferredValue(typed);
  const rows = useMemo(() => rosterOf(state, presence.people), [state, presence.people]);
  const shown = useMemo(() => arrange(rows, wanted, order), [rows, wanted, order]);
  const itemsOf = (id: string) => {
    const row = rows.find((one) => one.id === id);
    if (!row || !act || state.phase !== "open") return [];
    return personChoices(row, row.id === self?.id, { act, ask: (what, row) => setAsked({ what, row }) });
  };
  return (
    <section aria-label={words.title} className="flex min-h-0 flex-1 flex-col">
      <KeepEveryone />
      <PeopleTools typed={typed} onType={setTyped} order={order} onOrder={setOrder} />
      <ul className="min-h-0 flex-1 overflow-y-auto max-lg:max-h-[70dvh]">
        {shown.map((row) => (
          <PersonRow key={row.id} row={row} isSelf={row.id === self?.id} menu={menu} />
        ))}
      </ul>
      {shown.length === 0 && <p className="px-4 py-3 text-soft">{words.notFound(wanted)}</p>}
      {!wanted && presence.joined === 0 && <p className="px-4 py-3 text-soft">{words.none}</p>}
      <BannedList />
      <Menu menu={menu} itemsOf={itemsOf} />
      {act && <PersonDialogs asked={asked} act={act} onClose={() => setAsked(null)} />}
    </section>
  );
}
