import type { Seq } from "../../domain/session/events.ts";
import type { EventStore } from "../store/event-store.ts";
import type { PadLog } from "./pad-log.ts";
import { savePadSnapshot } from "./pad-snapshots.ts";

/** Edits between two snapshots: more where the document is larger, since writing one costs as much as the document is large. */
const SNAPSHOT_EVERY = 300;
const BYTES_PER_EDIT = 128;

/** What a keeper is made of. */
export interface KeeperParts {
  readonly log: PadLog;
  readonly stream: string;
  readonly store: EventStore;
  /** Up to where a snapshot is kept. */
  readonly savedSeq: Seq;
  readonly report: (trouble: unknown) => void;
}

/** Keeps snapshots of a pad now and then. Asked only while nothing is on trial in its document. */
export class PadSnapshotKeeper {
  readonly #parts: KeeperParts;
  #savedSeq: Seq;
  #saving: Promise<void> = Promise.resolve();

  constructor(parts: KeeperParts) {
    this.#parts = parts;
    this.#savedSeq = parts.savedSeq;
  }

  /** In the background: nobody waits for it but whoever closes the pad. */
  keepIfDue(): void {
    const { head, document } = this.#parts.log;
    const every = SNAPSHOT_EVERY + document.baseBytes / BYTES_PER_EDIT;
    if (head - this.#savedSeq >= every) void this.keep();
  }

  /** Resolves when the head is kept, or that has failed and was reported. */
  keep(): Promise<void> {
    const { log, store, stream, report } = this.#parts;
    if (log.head === this.#savedSeq) return this.#saving;
    this.#savedSeq = log.head;
    const saving = savePadSnapshot(store, stream, log.head, log.document);
    this.#saving = saving.catch(report);
    return this.#saving;
  }
}
