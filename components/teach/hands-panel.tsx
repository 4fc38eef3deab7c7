"use client";
import { useSession } from "../../client/use-session.ts";
import type { ClientCommand } from "../../domain/session/commands.ts";
import type { HandPurpose } from "../../domain/session/events.ts";
import { useTheirPads } from "../pad/use-their-pads.ts";
import { Button } from "../ui/button.tsx";
import { hostPadWords } from "../words/pad.ts";
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
            purpose={state.purposes[id] ?? null}
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
  readonly purpose: HandPurpose | null;
  readonly act: ((command: ClientCommand) => void) | undefined;
}

function RaisedHand({ id, name, place, drives, purpose, act }: RaisedHandProps) {
  return (
    <li className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2">
      <span aria-hidden className="w-6 font-bold text-baton-ink tabular-nums">
        {place}
      </span>
      <div className="min-w-0 flex-1 basis-24 leading-tight">
        <bdi className="block truncate font-semibold">{name}</bdi>
        {purpose && <p className="text-[0.8125rem] text-soft">{purposeWords(purpose)}</p>}
      </div>
      {act && (
        <span className="ml-auto flex flex-wrap items-center justify-end gap-2">
          {purpose && <PurposeDeeds id={id} name={name} purpose={purpose} act={act} />}
          {drives && <span className="font-semibold text-baton-ink text-sm">{words.drives}</span>}
          {!drives && !purpose && (
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

function purposeWords({ to }: HandPurpose): string {
  return to === "edit" ? hostPadWords.wantsEdit : hostPadWords.wantsShow;
}

interface PurposeDeedsProps {
  readonly id: string;
  readonly name: string;
  readonly purpose: HandPurpose;
  readonly act: (command: ClientCommand) => void;
}

/** What a hand that was raised for something asks for: a press away. */
function PurposeDeeds({ id, name, purpose, act }: PurposeDeedsProps) {
  const pads = useTheirPads();
  if (purpose.to === "edit")
    return (
      <Button aria-label={hostPadWords.letThemOf(name)} onClick={() => act({ type: "writer/choose", id })}>
        {hostPadWords.letThem}
      </Button>
    );
  const { pad } = purpose;
  return (
    <>
      <Button aria-label={hostPadWords.openOf(name)} onClick={() => pads.openPad(pad)}>
        {hostPadWords.openShort}
      </Button>
      <Button
        aria-label={hostPadWords.showOf(name)}
        onClick={() => act({ type: "pad/spotlight", pad, named: true })}
      >
        {hostPadWords.showShort}
      </Button>
    </>
  );
}
