import * as z from "zod/mini";
import { type PadId, padParts } from "../../domain/pad/pad-id.ts";
import type { SessionState } from "../../domain/session/state.ts";
import { parseJson } from "../session/parse-json.ts";
import type { ClassStore } from "../store/class-store.ts";
import { readPushedText } from "./pushed-text.ts";

/** Lessons whose code is kept in memory. */
const MAX_LESSONS = 16;

/** What is read of a lesson here: only its code. */
const LessonSources = z.object({
  steps: z.array(z.object({ code: z.nullable(z.object({ source: z.string() })) })),
});

/** What pads begin with. */
export class Seeds {
  readonly #classes: ClassStore;
  readonly #sources = new Map<string, Promise<readonly string[]>>();

  constructor(classes: ClassStore) {
    this.#classes = classes;
  }

  /**
   * The code of the pad's step, what was pushed for this version of it, or nothing: for a pad that there is in the session.
   * Rejects when the store fails, or when it has not what it must have.
   */
  async textFor(state: SessionState, pad: PadId): Promise<string> {
    const { place, version } = padParts(pad);
    if (version > 0) {
      const pushed = state.pushes[place]?.[version - 1];
      if (!pushed) throw new Error(`Pad ${pad} was never pushed`);
      return readPushedText(this.#classes, pushed);
    }
    if (place === "free") return "";
    const source = state.lesson && (await this.#sourcesOf(state.lesson.hash))[place];
    if (typeof source !== "string") throw new Error(`Pad ${pad} is for a step that is not there`);
    return source;
  }

  /** The code of each step, empty where it has none. Parsed once for all who open their pads at once. */
  #sourcesOf(hash: string): Promise<readonly string[]> {
    const known = this.#sources.get(hash);
    if (known !== undefined) return known;
    const sources = this.#read(hash);
    this.#sources.set(hash, sources);
    sources.catch(() => this.#sources.delete(hash));
    const [oldest] = this.#sources.keys();
    if (this.#sources.size > MAX_LESSONS && oldest !== undefined) this.#sources.delete(oldest);
    return sources;
  }

  async #read(hash: string): Promise<readonly string[]> {
    const lesson = LessonSources.safeParse(parseJson((await this.#classes.getBlob("lesson", hash)) ?? ""));
    if (!lesson.success) throw new Error(`The store holds no lesson ${hash}`);
    return lesson.data.steps.map(({ code }) => code?.source ?? "");
  }
}
