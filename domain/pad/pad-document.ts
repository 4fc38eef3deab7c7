import * as Y from "yjs";
import { ok, type Result, refuse } from "../result.ts";
import type { ParticipantId } from "../session/events.ts";
import { checkChange, type PadKnown } from "./check-update.ts";
import { SEEDER } from "./pad-id.ts";
import { MAX_PAD_TEXT, MAX_PAD_UPDATE } from "./pad-limits.ts";
import type { PadError } from "./pad-protocol.ts";
import { padText } from "./pad-text.ts";
import { type PadChange, parseUpdate } from "./parse-update.ts";
import { SEED_CLIENT } from "./seed-update.ts";

/** An update, and who made it: a participant, or the server. */
export interface PadEditBy {
  readonly by: ParticipantId;
  readonly update: Uint8Array;
}

/** A document as it is kept: all of it as one Yjs update, and who typed as which Yjs client. */
export interface PadDocumentState {
  readonly state: Uint8Array;
  readonly clients: Readonly<Record<string, ParticipantId>>;
}

const EMPTY = Y.encodeStateAsUpdate(new Y.Doc());

/**
 * The text of a pad as Yjs has it, and the rules for changing it. What is applied is on trial: `keep` makes it last,
 * `putBack` undoes it. What is read is what was kept.
 */
export class PadDocument implements PadKnown {
  #live = new Y.Doc();
  readonly #owners = new Map<number, ParticipantId>([[SEED_CLIENT, SEEDER]]);
  /** All that was kept, as one update, when it was last asked for; and what was kept since. */
  #base = EMPTY;
  #since: Uint8Array[] = [];
  #trial: Uint8Array[] = [];
  #newOwners: number[] = [];

  /** Throws when the state is no pad's. */
  constructor(from?: PadDocumentState) {
    if (from === undefined) return;
    for (const [client, by] of Object.entries(from.clients)) this.#owners.set(Number(client), by);
    this.#base = from.state;
    Y.applyUpdate(this.#live, from.state);
    if (this.#fault() !== null) throw new Error("A state that is no pad's");
  }

  clockOf(client: number): number {
    return Y.getState(this.#live.store, client);
  }

  ownerOf(client: number): ParticipantId | undefined {
    return this.#owners.get(client);
  }

  /** Of the text with what is on trial, in UTF-16 units. */
  get length(): number {
    return padText(this.#live).length;
  }

  /** What was kept; costs time where something is on trial. */
  get text(): string {
    return padText(this.#kept()).toString();
  }

  /**
   * Tries somebody's update. Gives what it changes, as the update to be kept and told of: only what is new, in Yjs' own
   * words, whatever else was in it; null when it changes nothing. When it is refused, the document is as before.
   */
  apply(by: ParticipantId, update: Uint8Array): Result<Uint8Array | null, PadError> {
    const change = update.length > MAX_PAD_UPDATE ? null : parseUpdate(update);
    if (change === null) return refuse("bad-update");
    const checked = checkChange(change, by, this);
    if (!checked.ok) return checked;
    const tried = this.#isAllNew(change) ? this.#tryAsIs(update) : this.#tryForNews(update);
    if (!tried.ok) this.#rebuild(this.#trial);
    if (!tried.ok || tried.value === null) return tried;
    this.#trial.push(tried.value);
    for (const client of this.#claim(change, by)) this.#newOwners.push(client);
    return tried;
  }

  /** What is on trial lasts. */
  keep(): void {
    this.#since.push(...this.#trial);
    this.#trial = [];
    this.#newOwners = [];
  }

  /** Undoes what is on trial. */
  putBack(): void {
    for (const client of this.#newOwners) this.#owners.delete(client);
    this.#newOwners = [];
    if (this.#trial.length > 0) this.#rebuild([]);
    this.#trial = [];
  }

  /** Takes in what was kept elsewhere, and lasts. Throws when it does not follow; the document is of no use then. */
  absorb(edits: readonly PadEditBy[]): void {
    if (this.#trial.length > 0) throw new Error("Something is on trial");
    this.#live.transact(() => {
      for (const { update } of edits) Y.applyUpdate(this.#live, update);
    });
    for (const { by, update } of edits) {
      const change = parseUpdate(update);
      if (change === null) throw new Error("An update that is no pad's");
      this.#claim(change, by);
      this.#since.push(update);
    }
    if (this.#fault() !== null) throw new Error("Updates that do not follow from what is there");
  }

  /** All that was kept, as one Yjs update; the same bytes until more is kept. */
  state(): Uint8Array {
    if (this.#since.length === 0) return this.#base;
    this.#base = Y.encodeStateAsUpdate(this.#kept());
    this.#since = [];
    return this.#base;
  }

  /** How large the document was, in bytes, when its state was last asked for. */
  get baseBytes(): number {
    return this.#base.length;
  }

  /** Who typed as which Yjs client. */
  clients(): Readonly<Record<string, ParticipantId>> {
    return Object.fromEntries(this.#owners);
  }

  #kept(): Y.Doc {
    return this.#trial.length === 0 ? this.#live : documentOf([this.#base, ...this.#since]);
  }

  /** Most updates are: somebody types on. */
  #isAllNew({ typed, deleted }: PadChange): boolean {
    return deleted.length === 0 && typed.every(({ client, clock }) => clock === this.clockOf(client));
  }

  /** When it is refused, the document must be built anew. */
  #tryAsIs(update: Uint8Array): Result<Uint8Array | null, PadError> {
    try {
      Y.applyUpdate(this.#live, update);
    } catch {
      return refuse("bad-update");
    }
    const fault = this.#fault();
    // A copy: the asker's bytes may be part of something larger, which would be kept in memory with them.
    return fault === null ? ok(new Uint8Array(update)) : refuse(fault);
  }

  /** Like `#tryAsIs`; gives what the update changed, null when nothing. Yjs telling it costs as much as applying it. */
  #tryForNews(update: Uint8Array): Result<Uint8Array | null, PadError> {
    const document = this.#live;
    let news: Uint8Array | null = null;
    const hear = (told: Uint8Array): void => {
      news = told;
    };
    document.on("update", hear);
    const tried = this.#tryAsIs(update);
    document.off("update", hear);
    return tried.ok ? ok(news) : tried;
  }

  #fault(): PadError | null {
    const { store, share } = this.#live;
    if (store.pendingStructs !== null || store.pendingDs !== null) return "bad-update";
    // The text is there from the first look at its length.
    if (this.length > MAX_PAD_TEXT) return "pad-full";
    return share.size === 1 ? null : "bad-update";
  }

  #rebuild(trial: readonly Uint8Array[]): void {
    this.#live.destroy();
    this.#live = documentOf([this.#base, ...this.#since, ...trial]);
  }

  /** Gives those clients that had no owner before. */
  #claim({ typed }: PadChange, by: ParticipantId): number[] {
    const fresh = typed.flatMap(({ client }) => (this.#owners.has(client) ? [] : [client]));
    for (const client of fresh) this.#owners.set(client, by);
    return fresh;
  }
}

function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const document = new Y.Doc();
  document.transact(() => {
    for (const update of updates) Y.applyUpdate(document, update);
  });
  return document;
}
