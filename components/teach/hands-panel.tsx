"use client";
import { useSession } from "../../client/use-session.ts";
import type { ClientCommand } from "../../domain/session/commands.ts";
import { Button } from "../ui/button.tsx";
import { teachWords } from "../words/teach.ts";

const words = teachWords.hands;

/** Raised hands, first come first. */
export function HandsPanel() {
  const { act, state } = useSession();
  const open = state.phase === "open";
  return (
    <section aria-label={words.title} className="min-h-0 flex-1 overflow-y-auto">
      {state.hands.length === 0 && <p className="px-4 py-3 text-soft">{words.none}</p>}
      <ol>
        {state.hands.map((id, index) => (
          <RaisedHand
            key={id}
            id={id}
            name={state.people[id]?.name ?? words.unknown}
            place={index + 1}
            drives={state.baton === id}
            act={open ? act : undefined}
          />
        ))}
      </ol>
    </section>
  );
}

interface RaisedHandProps {
  readonly id: string;
  readonly name: string;
  readonly place: number;
  readonly drives: boolean;
  readonly act: ((command: ClientCommand) => void) | undefined;
}

function RaisedHand({ id, name, place, drives, act }: RaisedHandProps) {
  return (
    <li className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2">
      <span aria-hidden className="w-6 font-bold text-baton-ink tabular-nums">
        {place}
      </span>
      <bdi className="min-w-0 flex-1 basis-24 truncate font-semibold">{name}</bdi>
      {act && (
        <span className="ml-auto flex items-center gap-2">
          {drives ? (
            <span className="font-semibold text-baton-ink text-sm">{words.drives}</span>
          ) : (
            <Button aria-label={words.passTo(name)} onClick={() => act({ type: "baton/pass", id })}>
              {words.pass}
            </Button>
          )}
          <Button aria-label={words.lowerOf(name)} onClick={() => act({ type: "hand/lower", id })}>
            {words.lower}
          </Button>
        </span>
      )}
    </li>
  );
}
