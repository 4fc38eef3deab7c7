import { type PadId, type PadName, SpotlightName, spotlightName } from "../../domain/pad/pad-id.ts";
import { mayWritePad } from "../../domain/session/decide-pads.ts";
import type { SessionEvent } from "../../domain/session/events.ts";
import { evolve } from "../../domain/session/evolve.ts";
import { emptySession, type SessionState } from "../../domain/session/state.ts";
import { readLog } from "../../server/session/read-log.ts";
import type { EventStore } from "../../server/store/event-store.ts";
import { type PadLedger, tokensIn } from "../support/pad-ledger.ts";
import { replayPad, type StoredPad } from "../support/replay-pad.ts";
import type { PadClass } from "./pad-class.ts";
import type { PadEditor } from "./pad-editor.ts";
import type { PadStorm } from "./pad-storm.ts";

/** The state of the session after one of its events. */
interface StateAt {
  readonly event: SessionEvent;
  readonly state: SessionState;
}

async function statesOf(store: EventStore, classId: string): Promise<readonly StateAt[]> {
  const log: SessionEvent[] = [];
  for await (const page of readLog(store, classId, 0)) log.push(...page);
  let state = emptySession;
  return log.map((event) => {
    state = evolve(state, event);
    return { event, state };
  });
}

/** Whoever has written might do so when it was judged. */
function checkWriters(
  { id, judged }: PadClass,
  pad: PadId,
  { rows }: StoredPad,
  states: readonly StateAt[],
): void {
  for (const { by, seq } of rows) {
    if (by === "server") continue;
    const { from, to } = judged.get(`${id}/${pad} ${seq}`) ?? missing(`${pad} ${seq}`);
    const then = states.filter(({ event }) => event.seq >= from && event.seq <= to);
    if (then.some(({ state }) => mayWritePad(state, by, pad).ok)) continue;
    throw new Error(`Row ${seq} of ${pad} is by ${by}, who might not write after ${to} of the class`);
  }
}

/** Each token that nobody deleted is there once; one that is not was put aside and offered. */
function checkTokens(ledger: PadLedger, texts: ReadonlyMap<PadId, string>): void {
  for (const [pad, text] of texts) {
    const counts = Map.groupBy(tokensIn(text), (token) => token);
    for (const [token, those] of counts)
      if (those.length > 1 && !ledger.deleted.has(token))
        throw new Error(`${token} is in ${pad} ${those.length} times`);
  }
  for (const [token, { pad, by }] of ledger.typed) {
    // A spotlight is watched only, and whoever types there all the same is told so, or sees it end.
    if (SpotlightName.safeParse(pad).success) continue;
    if ([ledger.deleted, ledger.putAside, ledger.crashed].some((those) => those.has(token))) continue;
    if (!texts.get(pad)?.includes(token)) throw new Error(`${token}, typed by ${by} in ${pad}, is lost`);
  }
}

/** All that must hold of a class at rest. */
export async function checkPads({ held, ledger, editors, lines }: PadStorm): Promise<void> {
  if (lines === "dying") for (const editor of editors) checkCursors(editor, editors);
  const store = held.disk.stores.events;
  const states = await statesOf(store, held.id);
  const spotlit = states.flatMap(({ event: { body } }) =>
    body.type === "pad/spotlit-whose" ? [body.pad] : [],
  );
  const padOf = (name: PadName): PadId =>
    SpotlightName.safeParse(name).success ? (spotlit[Number(name.slice(10)) - 1] ?? missing(name)) : name;
  const texts = new Map<PadId, string>();
  const shown = editors.flatMap((editor) => [...editor.shown.keys()].map(padOf));
  for (const pad of new Set([...shown, ...ledger.acknowledged.keys(), ...typedIn(ledger)])) {
    const stored = await replayPad(store, held.id, pad, ledger.acknowledged.get(pad));
    checkWriters(held, pad, stored, states);
    texts.set(pad, stored.text);
  }
  for (const editor of editors)
    for (const name of editor.shown.keys()) checkReading(editor, name, texts.get(padOf(name)) ?? "");
  checkTokens(ledger, texts);
  for (const editor of editors) checkSeen(editor, states);
}

/** Each cursor that somebody sees is of one who has the pad open. On a torn line the last word on one may have been lost. */
function checkCursors({ name, shown, view }: PadEditor, editors: readonly PadEditor[]): void {
  for (const pad of shown.keys()) {
    if (SpotlightName.safeParse(pad).success) continue;
    const there = editors
      .filter((editor) => editor.shown.has(pad))
      .map(({ device }) => device.witness.numbers.get(pad));
    const ghost = view(pad)?.pointers.find(({ n }) => !there.includes(n));
    if (ghost) throw new Error(`${name} sees cursor ${ghost.n} in ${pad}, of nobody who is there`);
  }
}

/** What must hold when nobody has moved for a while: no cursor is left, and no text had to be mended. */
export function checkRest({ editors, lines }: PadStorm): void {
  for (const { name, shown, view, device } of editors) {
    if (device.resynchronised > 0)
      throw new Error(`The texts of ${name} were mended ${device.resynchronised} times`);
    // On a torn line the last word on a cursor may have been lost, and nothing comes after it that would tell.
    for (const pad of lines === "torn" ? [] : shown.keys()) {
      const left = view(pad)?.pointers.length ?? 0;
      if (left > 0) throw new Error(`${name} sees ${left} cursors in ${pad} that nobody moves`);
    }
  }
}

function checkReading(editor: PadEditor, name: PadName, text: string): void {
  const found = editor.textOf(name);
  if (found === null || found === text) return;
  throw new Error(`${editor.name} reads in ${name}:\n${found}\nOn the disk is:\n${text}`);
}

/** Others' pads go to hosts only, and no name comes with a spotlight that shall have none. */
function checkSeen({ name, person, device: { witness } }: PadEditor, states: readonly StateAt[]): void {
  const wasHost = states.some(({ state }) => person && state.people[person.id]?.role === "host");
  if (!wasHost && witness.foreign.size > 0) throw new Error(`${name} was sent ${[...witness.foreign]}`);
  for (const { state } of states) {
    const { spotlight, spotlights } = state;
    if (spotlight?.name === null && witness.named.has(spotlightName(spotlights)))
      throw new Error(`${name} was told names in the spotlight number ${spotlights}`);
  }
}

function typedIn({ typed }: PadLedger): PadId[] {
  return [...typed.values()].map(({ pad }) => pad).filter((pad) => !SpotlightName.safeParse(pad).success);
}

function missing(name: PadName): never {
  throw new Error(`There was no ${name}`);
}
