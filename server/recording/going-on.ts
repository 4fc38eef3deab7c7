import type { ClassIndex } from "../../domain/recording/class-index.ts";
import type { SessionRegistry } from "../session/session-registry.ts";
import type { ClassRecord } from "../store/class-store.ts";

export interface GoingOnParts {
  readonly registry: Pick<SessionRegistry, "inMemory">;
  /** A class that nobody is in counts as over so long after the last thing that happened in it, in milliseconds. */
  readonly overAfterMs: number;
  /** Milliseconds since 1970. */
  readonly wallNow: () => number;
}

/** Tells which classes go on. A host may forget to end one: then nobody is in it, and nothing happens in it for long. */
export class GoingOn {
  readonly #parts: GoingOnParts;

  constructor(parts: GoingOnParts) {
    this.#parts = parts;
  }

  /** The ids of the classes that somebody is in just now. */
  async occupied(): Promise<ReadonlySet<string>> {
    const sessions = await this.#parts.registry.inMemory();
    return new Set(sessions.filter(({ listened }) => listened).map(({ id }) => id));
  }

  /** Whether more is to be expected of a class. One that counts as over is not ended: whoever comes back goes on with it. */
  async has({ id, openedAt }: ClassRecord, index: ClassIndex): Promise<boolean> {
    if (index.closed) return false;
    const silentFor = this.#parts.wallNow() - openedAt - lastOf(index);
    return silentFor < this.#parts.overAfterMs || (await this.occupied()).has(id);
  }
}

/** When something happened last, on the session's axis: the last chunk may go on in silence. */
function lastOf({ spans, quiet }: ClassIndex): number {
  const end = spans.at(-1)?.to ?? 0;
  const silence = quiet.owner.at(-1);
  return silence?.to === end ? silence.from : end;
}
