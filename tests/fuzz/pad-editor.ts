import * as Y from "yjs";
import type { OpenPad, PadView } from "../../client/pad/open-pad.ts";
import type { PadName } from "../../domain/pad/pad-id.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import type { ClientCommand } from "../../domain/session/commands.ts";
import type { SessionState } from "../../domain/session/state.ts";
import { tokensIn } from "../support/pad-ledger.ts";
import type { Person } from "./pad-class.ts";
import { PadDevice, type Surroundings } from "./pad-device.ts";

/** A pad on somebody's screen, with the undo of what they do in it. */
interface Shown {
  readonly open: OpenPad;
  readonly leave: () => void;
  document: Y.Doc | null;
  undo: Y.UndoManager | null;
}

/** What is typed here: undo knows it by this. */
const HANDS = "these hands";

/** Somebody who has pads open and writes in them, on a device of their own. */
export class PadEditor {
  readonly device: PadDevice;
  readonly shown = new Map<PadName, Shown>();
  /** The Yjs clients that have typed here. */
  readonly clients = new Set<number>();
  readonly #around: Surroundings;

  /** `person` is null for a screen. */
  constructor(person: Person | null, around: Surroundings) {
    this.#around = around;
    this.device = new PadDevice(person, around);
  }

  get person(): Person | null {
    return this.device.person;
  }

  get name(): string {
    return this.person?.id ?? "the screen";
  }

  get state(): SessionState {
    return this.device.source.getSnapshot().state;
  }

  /** What is still to come, for somebody who must know why there is no rest; empty when all has come. */
  get unrest(): string[] {
    const { line, unsent } = this.device.source.getSnapshot();
    const reasons = [line.is === "live" ? "" : JSON.stringify(line), unsent > 0 ? `${unsent} commands` : ""];
    for (const name of this.shown.keys()) {
      const { is, live, unsent: typed } = this.view(name) ?? {};
      if (is === "opening" || (is === "open" && (typed || !live)))
        reasons.push(`${name} is ${is}, ${typed}, ${live}`);
    }
    return reasons.filter(Boolean).map((reason) => `${this.name}: ${reason}`);
  }

  act(command: ClientCommand): void {
    this.device.source.act?.(command);
  }

  /** Loads the page again; the pads that were open are opened. */
  load(how: "hidden first" | "crashed" = "hidden first"): void {
    const names = [...this.shown.keys()];
    this.device.load(how);
    for (const name of names) this.hide(name);
    for (const name of names) this.show(name);
  }

  leave(): void {
    this.device.leave();
    for (const name of [...this.shown.keys()]) this.hide(name);
  }

  readonly show = (name: PadName): void => {
    if (this.shown.has(name)) return;
    const open = this.device.desk.pad(name);
    const leave = open.subscribe(() => this.#look(name));
    this.shown.set(name, { open, leave, document: null, undo: null });
    this.#look(name);
  };

  hide(name: PadName): void {
    const shown = this.shown.get(name);
    shown?.undo?.destroy();
    shown?.leave();
    this.shown.delete(name);
  }

  readonly view = (name: PadName): PadView | null => this.shown.get(name)?.open.getSnapshot() ?? null;

  textOf(name: PadName): string | null {
    const view = this.view(name);
    return view?.is === "open" ? padText(view.document).toString() : null;
  }

  /** Writes at a random place, where it tears no token apart; gives what was written. */
  type(pad: PadName, padding = ""): string {
    const token = this.#around.ledger.newToken(pad, this.name);
    this.#edit(pad, (text) => text.insert(this.#place(text), token + padding));
    return token;
  }

  remove(pad: PadName): void {
    const { random } = this.#around;
    this.#edit(pad, (text) => {
      if (text.length === 0) return;
      const at = random.int(text.length);
      text.delete(at, Math.min(text.length - at, 1 + random.int(8)));
    });
  }

  /** Selects something and types over it. */
  replace(pad: PadName): void {
    const { random, ledger } = this.#around;
    const token = ledger.newToken(pad, this.name);
    this.#edit(pad, (text) => {
      const at = this.#place(text);
      text.delete(at, Math.min(text.length - at, random.int(12)));
      text.insert(at, token);
    });
  }

  undo(pad: PadName, way: "undo" | "redo"): void {
    const shown = this.shown.get(pad);
    const view = this.view(pad);
    if (view?.is !== "open" || !shown?.undo) return;
    const { undo } = shown;
    this.#around.ledger.watch(padText(view.document), () => undo[way]());
  }

  point(pad: PadName, gone: boolean): void {
    const view = this.view(pad);
    if (view?.is !== "open") return;
    const text = padText(view.document);
    const at = (): Uint8Array =>
      Y.encodeRelativePosition(
        Y.createRelativePositionFromTypeIndex(text, this.#around.random.int(text.length + 1)),
      );
    this.shown.get(pad)?.open.point(gone ? null : { head: at(), anchor: at() });
  }

  #edit(pad: PadName, change: (text: Y.Text) => void): void {
    const view = this.view(pad);
    if (view?.is !== "open") throw new Error(`${this.name} has ${pad} not open`);
    const text = padText(view.document);
    this.#around.ledger.watch(text, () => view.document.transact(() => change(text), HANDS));
  }

  /** Where no token is torn apart. */
  #place(text: Y.Text): number {
    const at = this.#around.random.int(text.length + 1);
    const whole = text.toString();
    const from = whole.lastIndexOf("[", at - 1);
    const token = from < 0 ? null : /^\[\w+\.\d{4}\]/.exec(whole.slice(from));
    return token && from + token[0].length > at ? from : at;
  }

  /** As an editor does: binds to the document that is there now. */
  #look(name: PadName): void {
    const shown = this.shown.get(name);
    const view = shown?.open.getSnapshot();
    if (!shown || !view) return;
    if (view.refused)
      for (const token of tokensIn(view.refused.text)) this.#around.ledger.putAside.add(token);
    if (shown.document === view.document) return;
    shown.document = view.document;
    this.clients.add(view.document.clientID);
    shown.undo?.destroy();
    shown.undo = new Y.UndoManager(padText(view.document), {
      trackedOrigins: new Set([HANDS]),
      captureTimeout: 0,
    });
  }
}
