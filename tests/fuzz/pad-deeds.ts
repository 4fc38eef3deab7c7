import * as Y from "yjs";
import {
  classPad,
  ownPad,
  type PadId,
  PadId as PadIdSchema,
  type PadName,
  padParts,
  spotlightName,
  spotlightOf,
} from "../../domain/pad/pad-id.ts";
import { PAD_TO_SERVER } from "../../domain/pad/pad-protocol.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import type { ClientCommand } from "../../domain/session/commands.ts";
import { mayWritePad } from "../../domain/session/decide-pads.ts";
import type { ParticipantId } from "../../domain/session/events.ts";
import type { Random } from "../support/random.ts";
import { EXAMPLE } from "./pad-class.ts";
import type { PadEditor } from "./pad-editor.ts";

/** More than one edit may bring. */
const PASTE = "x = 1\n".repeat(9_000);

/** The pads that this editor has open and may write in, as far as it knows. */
export function writable(editor: PadEditor): PadId[] {
  const { person, state } = editor;
  if (!person) return [];
  return openPads(editor).filter((pad) => mayWritePad(state, person.id, pad).ok);
}

/** The pads that this editor has open, by their own names. */
export function openPads(editor: PadEditor): PadId[] {
  return [...editor.shown.keys()].filter(
    (name) => PadIdSchema.safeParse(name).success && editor.view(name)?.is === "open",
  );
}

/** Changes a text somewhere; now and then where one may not, as a page might that has not heard of it, or is broken. */
export function write(editor: PadEditor, random: Random): void {
  const anywhere = (): PadName[] =>
    [...editor.shown.keys()].filter((name) => editor.view(name)?.is === "open");
  const pads = random.chance(0.04) ? anywhere() : writable(editor);
  if (pads.length === 0 || !editor.person) return;
  const pad = random.pick(pads);
  const dice = random.next();
  if (dice < 0.5) editor.type(pad);
  else if (dice < 0.65) editor.remove(pad);
  else if (dice < 0.78) editor.replace(pad);
  else if (dice < 0.93) editor.undo(pad, "undo");
  else if (dice < 0.99) editor.undo(pad, "redo");
  else editor.type(pad, PASTE);
}

/** Opens something or puts something away: all have the class's pad open most of the time. */
export function leafThrough(editor: PadEditor, random: Random, ids: readonly ParticipantId[]): void {
  const name = nameToShow(editor, random, ids);
  if (editor.shown.has(name) && random.chance(0.5)) editor.hide(name);
  else if (editor.shown.size < 5) editor.show(name);
}

function nameToShow({ person, state }: PadEditor, random: Random, ids: readonly ParticipantId[]): PadName {
  const dice = random.next();
  if (state.spotlight && dice < 0.35) return spotlightName(state.spotlights);
  if (!person || dice < 0.5) return classPad(random.chance(0.7) ? EXAMPLE : "free");
  const isHost = state.people[person.id]?.role === "host";
  const owner = isHost || dice > 0.97 ? random.pick(ids) : person.id;
  return ownPad(owner, EXAMPLE, random.int(1 + (state.pushes[EXAMPLE]?.length ?? 0)));
}

/** What a host may ask for that changes who may do what. */
export function ruling(random: Random, ids: readonly ParticipantId[]): ClientCommand {
  const id = random.pick(ids);
  const dice = random.next();
  if (dice < 0.45)
    return {
      type: "writing/allow",
      to: random.pick(["everyone", "everyone", "everyone", "chosen", "baton", "hosts"]),
    };
  if (dice < 0.6) return { type: "writer/choose", id };
  if (dice < 0.7) return { type: "writer/release", id };
  if (dice < 0.8) return { type: "baton/pass", id };
  if (dice < 0.85) return { type: "role/give", id, role: random.chance(0.4) ? "host" : "student" };
  if (dice < 0.9) return { type: "spotlight/end" };
  return { type: "pad/push", pad: random.chance(0.5) ? classPad(EXAMPLE) : ownPad(id, EXAMPLE) };
}

/** What somebody writes on their own is shown to the class; or they go on with it, and the others come to see it. */
export function spotlight(editors: readonly PadEditor[], random: Random): void {
  const [host] = editors;
  const shown = host?.state.spotlight?.pad;
  const owner = editors.find(({ name }) => shown && padParts(shown).owner === name);
  if (!shown || !owner || random.chance(0.3)) {
    const { person, show } = random.pick(editors);
    if (!person) return;
    const pad = ownPad(person.id, EXAMPLE);
    show(pad);
    return host?.act({ type: "pad/spotlight", pad, named: random.chance(0.5) });
  }
  for (const editor of editors)
    if (editor.state.spotlight && random.chance(0.4)) editor.show(spotlightName(editor.state.spotlights));
  if (writable(owner).includes(shown)) owner.type(shown);
  owner.point(shown, false);
}

/** Sends what no page of ours would: for any pad, of any epoch, bytes of any kind, or what looks like another's typing. */
export function forge(editor: PadEditor, random: Random, ids: readonly ParticipantId[]): void {
  const { witness, wire } = editor.device;
  const pad = random.chance(0.7) ? classPad(EXAMPLE) : ownPad(random.pick(ids), EXAMPLE);
  const epoch = witness.epochs.get(pad) ?? "nothing";
  const document = random.chance(0.5) ? editor.view(pad)?.document : undefined;
  const update = document
    ? inAnothersName(editor, document, random)
    : broken(witness.lastUpdates.get(pad), random);
  wire?.emit(PAD_TO_SERVER.edit, { pad, epoch, update: Buffer.from(update).toString("base64") }, () => {});
}

/** A good edit, but for the Yjs client that it is made by: one of the others that have typed here. */
function inAnothersName({ clients }: PadEditor, document: Y.Doc, random: Random): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  const before = Y.encodeStateVector(copy);
  copy.clientID = random.pick([...copy.store.clients.keys(), 1].filter((id) => !clients.has(id)));
  padText(copy).insert(0, "# not mine");
  return Y.encodeStateAsUpdate(copy, before);
}

/** The last update that went by with something broken in it, or bytes that mean nothing. */
function broken(last: string | undefined, random: Random): Uint8Array {
  const bytes = last === undefined ? Buffer.alloc(1 + random.int(40)) : Buffer.from(last, "base64");
  const changes = 1 + random.int(3);
  for (let n = 0; n < changes; n++) bytes[random.int(bytes.length)] = random.int(256);
  return bytes;
}

/** As pages do, which show a spotlight as long as the class has it: that it is shut may have been lost on a torn line. */
export function leavePastSpotlights(editor: PadEditor): void {
  const { spotlight, spotlights } = editor.state;
  for (const name of [...editor.shown.keys()])
    if (spotlightOf(name) !== null && !(spotlight && name === spotlightName(spotlights))) editor.hide(name);
}
