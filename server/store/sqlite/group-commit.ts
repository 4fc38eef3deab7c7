import type { DatabaseSync } from "node:sqlite";

interface Write {
  /** Does the work and gives what tells its outcome, to be called after the commit. */
  readonly carryOut: () => () => void;
  readonly fail: (error: unknown) => void;
}

/** When nothing was committed for so long, in milliseconds, it is quiet: what comes then has hardly any company. */
const QUIET_MS = 8;

/**
 * Writes that are asked for in one turn of the event loop share one transaction, and so one flush to the disk; while it is
 * quiet one is carried out at once. Each stands for itself: one that throws is undone alone. When the commit fails, all of
 * them reject and nothing is written.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  #waiting: Write[] = [];
  #committedAt = Number.NEGATIVE_INFINITY;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Runs `work`, which is synchronous, inside the next transaction; resolves when that is on the disk. Never inside another write. */
  run<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const carryOut = (): (() => void) => {
        const value = work();
        return () => resolve(value);
      };
      this.#waiting.push({ carryOut, fail: reject });
      if (performance.now() - this.#committedAt >= QUIET_MS) this.flush();
      else if (this.#waiting.length === 1) setImmediate(() => this.flush());
    });
  }

  /** Commits at once what is waiting. */
  flush(): void {
    const writes = this.#waiting;
    this.#waiting = [];
    if (writes.length === 0) return;
    const outcomes = this.#transact(writes);
    this.#committedAt = performance.now();
    for (const tell of outcomes) tell();
  }

  #transact(writes: readonly Write[]): readonly (() => void)[] {
    try {
      this.#database.exec("BEGIN IMMEDIATE");
      const outcomes = writes.map((write) => this.#carryOut(write));
      this.#database.exec("COMMIT");
      return outcomes;
    } catch (error) {
      this.#rollBack();
      return writes.map((write) => () => write.fail(error));
    }
  }

  #carryOut(write: Write): () => void {
    this.#database.exec("SAVEPOINT one_write");
    try {
      const outcome = write.carryOut();
      this.#database.exec("RELEASE one_write");
      return outcome;
    } catch (error) {
      // A full disk and the like end the whole transaction: then all of it has failed.
      if (!this.#database.isTransaction) throw error;
      this.#database.exec("ROLLBACK TO one_write; RELEASE one_write");
      return () => write.fail(error);
    }
  }

  #rollBack(): void {
    if (this.#database.isOpen && this.#database.isTransaction) this.#database.exec("ROLLBACK");
  }
}
