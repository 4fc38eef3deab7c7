import * as Y from "yjs";
import { CLASS, padParts } from "../../domain/pad/pad-id.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import type { Cuts } from "../../domain/recording/cut-plan.ts";
import { atOf, type LogItem } from "../../domain/recording/full-chunks.ts";
import type { RecordingView, Span } from "../../domain/recording/recording.ts";
import { redact } from "../../domain/session/audience.ts";
import { fold } from "../../domain/session/evolve.ts";
import type { SessionState } from "../../domain/session/state.ts";
import { NAMELESS } from "../support/recorded-class.ts";

/** What is to be seen at one instant: the state, and the text of every pad. */
export interface Seen {
  readonly state: SessionState;
  readonly texts: Readonly<Record<string, string>>;
}

/** All that had happened by `at`, folded from the beginning: slow, and plain. */
export function foldedAt(items: readonly LogItem[], at: number): Seen {
  const past = items.filter((item) => atOf(item) <= at);
  const state = fold(past.flatMap((item) => (item.is === "event" ? [item.event] : [])));
  const pads = new Map<string, Y.Doc>();
  for (const item of past) {
    if (item.is === "event") continue;
    const document = pads.get(item.pad) ?? new Y.Doc(NAMELESS);
    pads.set(item.pad, document);
    Y.applyUpdate(document, item.update);
  }
  return {
    state,
    texts: Object.fromEntries([...pads].map(([pad, document]) => [pad, padText(document).toString()])),
  };
}

/** What everybody may see of it, by plain replacing: ids and names here are such that nothing else looks like them. */
export function sharedOf({ state, texts }: Seen, joined: readonly string[]): Seen {
  const known = redact(state, { kind: "student", id: "-" });
  let json = JSON.stringify(known);
  for (const [index, id] of joined.entries()) json = json.replaceAll(id, index === 0 ? "host" : `s${index}`);
  const masked: SessionState = JSON.parse(json);
  for (const person of Object.values(masked.people)) person.name = nameOf(person.id);
  const spotlit = state.spotlight?.pad ?? null;
  if (masked.spotlight?.name && spotlit) {
    const index = joined.indexOf(padParts(spotlit).owner);
    masked.spotlight.name = index === 0 ? "Instructor" : `Student ${index}`;
  }
  const shown = Object.entries(texts).flatMap(([pad, text]) => {
    if (padParts(pad).owner === CLASS) return [[pad, text]];
    return pad === spotlit ? [[`spotlight.${state.spotlights}`, text]] : [];
  });
  return { state: masked, texts: Object.fromEntries(shown) };
}

function nameOf(id: string): string {
  return id === "host" ? "Instructor" : `Student ${id.slice(1)}`;
}

export function seenIn(view: RecordingView, seen: Seen, joined: readonly string[]): Seen {
  return view === "owner" ? seen : sharedOf(seen, joined);
}

/** The stretches of the class that are in its recording, found by asking of every stretch in which nothing changes. */
export function keptOf(items: readonly LogItem[], end: number, { trim, hidden }: Cuts): Span[] {
  const events = items.flatMap((item) => (item.is === "event" ? [item.event] : []));
  const borders = [
    0,
    end,
    trim.from,
    trim.to ?? end,
    ...hidden.flatMap(({ from, to }) => [from, to]),
    ...events.map(({ at }) => at),
  ];
  const ascending = [...new Set(borders)].filter((at) => at <= end).sort((one, other) => one - other);
  return ascending.slice(0, -1).flatMap((from, index): Span[] => {
    const lit = fold(events.filter(({ at }) => at <= from)).recording === "on";
    const cut =
      from < trim.from ||
      from >= (trim.to ?? end) ||
      hidden.some((span) => span.from <= from && from < span.to);
    return lit && !cut ? [{ from, to: ascending[index + 1] ?? end }] : [];
  });
}

/** Which instant of the class is at `t` of these stretches laid end to end; at the end, the last instant that is in them. */
export function classTime(kept: readonly Span[], t: number): number {
  let left = t;
  for (const { from, to } of kept) {
    if (left < to - from) return from + left;
    left -= to - from;
  }
  return (kept.at(-1)?.to ?? 0) - 1;
}
