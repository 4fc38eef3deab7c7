import { httpRecording } from "../../../client/replay/http-recording.ts";
import { createReplaySource, type ReplaySource } from "../../../client/replay/replay-source.ts";
import type { RecordingName } from "../../../domain/recording/recording-api.ts";
import { processClock } from "../../../server/process-clock.ts";

/** Which recording is watched, as whom. */
export interface Watched {
  readonly url: string;
  /** Its id, or the token of its link. */
  readonly name: RecordingName;
  /** The secret of the owner's browser; null: somebody with a link. */
  readonly cookie: string | null;
}

/** What is to be seen at one instant. */
export interface Sight {
  readonly state: object;
  /** Of all pads that there are, in a fixed order. */
  readonly names: readonly string[];
  /** Of those that were read. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Somebody who watches a recording by the browser's own client, over HTTP. */
export class Viewer {
  readonly #source: ReplaySource;
  readonly #leave: () => void;

  private constructor(watched: Watched) {
    reachedBy.set(watched.name, watched);
    this.#source = createReplaySource(httpRecording(watched.name), processClock);
    this.#leave = this.#source.subscribe(() => {});
  }

  /** Resolves when the first instant is in sight. */
  static async open(watched: Watched): Promise<Viewer> {
    const viewer = new Viewer(watched);
    await viewer.#sees(0);
    return viewer;
  }

  /** Of the recording, in milliseconds. */
  get length(): number {
    return this.#source.playback.getSnapshot().length;
  }

  get sight(): Sight {
    const pads = this.#source.recordedPads;
    const names = pads.names();
    const texts = names.flatMap((name) => {
      const pad = pads.read(name);
      return pad ? [[name, pad.text]] : [];
    });
    return { state: this.#source.getSnapshot().state, names, texts: Object.fromEntries(texts) };
  }

  /** Goes to `t`; resolves when all of it is in sight, and gives how long that took, in milliseconds. */
  async seek(t: number): Promise<number> {
    const began = performance.now();
    this.#source.playback.seek(t);
    await this.#sees(t);
    return performance.now() - began;
  }

  close(): void {
    this.#leave();
  }

  #sees(t: number): Promise<void> {
    const { getSnapshot, subscribe } = this.#source.playback;
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const { is, at, waiting, failed } = getSnapshot();
        const isThere = is === "ready" && at === t && !waiting;
        if (!isThere && failed === null) return;
        stop();
        if (isThere) resolve();
        else reject(new Error(`The recording cannot be watched: ${failed}`));
      };
      const stop = subscribe(look);
      look();
    });
  }
}

const reachedBy = new Map<string, Watched>();
const fetchAnything = globalThis.fetch;

/** A page's addresses begin at its server, and its cookie goes with them: in Node both have to be said. */
globalThis.fetch = (asked, init) => {
  const path = String(asked);
  const watched = reachedBy.get(path.split("/")[3] ?? "");
  if (!watched || !path.startsWith("/")) return fetchAnything(asked, init);
  const { url, cookie } = watched;
  const own = cookie === null ? {} : { cookie: `baton=${cookie}` };
  return fetchAnything(new URL(path, url), { ...init, headers: { ...init?.headers, ...own } });
};
