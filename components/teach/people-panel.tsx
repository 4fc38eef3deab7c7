"use client";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useSession } from "../../client/use-session.ts";
import { useTheirPads } from "../pad/use-their-pads.ts";
import { WhoWrites } from "../pad/who-writes.tsx";
import { Menu, useSharedMenu } from "../ui/menu.tsx";
import { teachWords } from "../words/teach.ts";
import { BannedList } from "./banned-list.tsx";
import { KeepEveryone } from "./keep-everyone.tsx";
import { PeopleTools } from "./people-tools.tsx";
import { personChoices } from "./person-choices.tsx";
import { type Asked, PersonDialogs } from "./person-dialogs.tsx";
import { PersonRow } from "./person-row.tsx";
import { arrange, type RosterOrder, rosterOf } from "./roster.ts";

const words = teachWords.people;

/** After a dialog that a menu led to, the focus goes back to the menu's button. */
function useFocusBack(asked: Asked | null, button: HTMLElement | undefined): void {
  const last = useRef<HTMLElement>(undefined);
  const open = asked !== null;
  useEffect(() => {
    if (button) last.current = button;
  }, [button]);
  useEffect(() => {
    if (!open) last.current?.focus({ preventScroll: true });
  }, [open]);
}

/** Everybody in the class: who is there and where, and what can be done with each. */
export function PeoplePanel() {
  const { act, self, state, presence } = useSession();
  const [typed, setTyped] = useState("");
  const [order, setOrder] = useState<RosterOrder>("name");
  const [asked, setAsked] = useState<Asked | null>(null);
  const menu = useSharedMenu();
  const wanted = useDeferredValue(typed);
  const rows = useMemo(() => rosterOf(state, presence.people), [state, presence.people]);
  const shown = useMemo(() => arrange(rows, wanted, order), [rows, wanted, order]);
  const open = state.phase === "open";
  useFocusBack(asked, menu.opened?.button);
  const chosen = rows.find((row) => row.id === menu.opened?.about);
  const pads = useTheirPads();
  const items =
    chosen && act && open
      ? personChoices(chosen, chosen.id === self?.id, {
          act,
          ask: (what, row) => setAsked({ what, row }),
          padOf: ({ id }) => pads.idOf(id),
          openPad: ({ id }) => pads.open(id),
        })
      : [];
  return (
    <section aria-label={words.title} className="flex min-h-0 flex-1 flex-col">
      <KeepEveryone />
      <WhoWrites />
      <PeopleTools typed={typed} onType={setTyped} order={order} onOrder={setOrder} />
      <ul className="min-h-0 flex-1 overflow-y-auto max-xl:max-h-[70dvh]">
        {shown.map((row) => (
          <PersonRow
            key={row.id}
            row={row}
            isSelf={row.id === self?.id}
            menuOpen={menu.opened?.about === row.id}
            onMenu={act && open ? menu.turn : undefined}
          />
        ))}
      </ul>
      {shown.length === 0 && <p className="px-4 py-3 text-soft">{words.notFound(wanted)}</p>}
      {!wanted && presence.joined === 0 && (
        <p className="px-4 py-3 text-soft">{open ? words.none : words.nobody}</p>
      )}
      <BannedList />
      <Menu
        opened={chosen ? menu.opened : null}
        onClose={menu.close}
        label={words.menu(chosen?.name ?? "")}
        items={items}
      />
      {act && <PersonDialogs asked={asked} act={act} onClose={() => setAsked(null)} />}
    </section>
  );
}
