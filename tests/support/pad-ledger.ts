import * as Y from "yjs";
import type { PadId, PadName } from "../../domain/pad/pad-id.ts";
import type { ParticipantId } from "../../domain/session/events.ts";

/** A mark that is typed once in a class, so that it can be found again whatever happened to the text around it. */
export type Token = string;

const TOKEN = /\[\w+\.\d{4}\]/g;

export function tokensIn(text: string): Token[] {
  return text.match(TOKEN) ?? [];
}

/** An edit that the server has said is durable. */
export interface Acknowledged {
  readonly by: ParticipantId;
  readonly update: Uint8Array;
  readonly seq: number;
}

/** All that was done to the pads of a class, by what went over the wire and by what was typed. */
export class PadLedger {
  readonly acknowledged = new Map<PadId, Acknowledged[]>();
  /** Where each token was typed. */
  readonly typed = new Map<Token, { readonly pad: PadName; readonly by: ParticipantId }>();
  /** Tokens that somebody deleted, wholly or in part: whether they are there in the end cannot be told. */
  readonly deleted = new Set<Token>();
  /** Tokens in what was put aside and offered to whoever typed it. */
  readonly putAside = new Set<Token>();
  /** Tokens that nobody can be asked for: their page crashed before it was told that they are kept. */
  readonly crashed = new Set<Token>();
  #tokens = 0;
  #waiting: (() => void)[] = [];

  newToken(pad: PadName, by: ParticipantId): Token {
    const token = `[${by.replace(/\W/g, "")}.${String(++this.#tokens).padStart(4, "0")}]`;
    this.typed.set(token, { pad, by });
    return token;
  }

  /** Does something to a text, and notes what is deleted by it. */
  watch(text: Y.Text, edit: () => void): void {
    const before = tokensIn(text.toString());
    edit();
    const after = new Set(tokensIn(text.toString()));
    for (const token of before) if (!after.has(token)) this.deleted.add(token);
  }

  /** A page of this person is gone without warning, with all that it had not written down. */
  crash(by: ParticipantId): void {
    const edits = [...this.acknowledged.values()].flat().filter((edit) => edit.by === by);
    const kept = new Set(edits.flatMap(({ update }) => tokensIn(Buffer.from(update).toString("latin1"))));
    for (const [token, typed] of this.typed) if (typed.by === by && !kept.has(token)) this.crashed.add(token);
  }

  acknowledge(pad: PadId, edit: Acknowledged): void {
    const edits = this.acknowledged.get(pad);
    if (edits) edits.push(edit);
    else this.acknowledged.set(pad, [edit]);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** Resolves when so many more edits of the pad are acknowledged than are now. */
  async untilMore(pad: PadId, count: number): Promise<void> {
    const much = (this.acknowledged.get(pad)?.length ?? 0) + count;
    while ((this.acknowledged.get(pad)?.length ?? 0) < much)
      await new Promise<void>((wake) => this.#waiting.push(wake));
  }
}

/** Whether a document holds all of an update already, what it inserts and what it deletes. */
export function holds(document: Y.Doc, update: Uint8Array): boolean {
  let changed = false;
  const onUpdate = (): void => {
    changed = true;
  };
  document.on("update", onUpdate);
  Y.applyUpdate(document, update);
  document.off("update", onUpdate);
  return !changed && document.store.pendingStructs === null && document.store.pendingDs === null;
}
