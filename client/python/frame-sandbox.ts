import { RUNNER_DOCUMENT } from "./runner-manifest.ts";
import type { Sandbox } from "./sandbox.ts";
import { type PythonNews, SandboxNews, type SandboxOrder, type SandboxParts } from "./sandbox-talk.ts";

/** The document is small, and compiling what it gets takes a second on a slow phone. */
const PATIENCE_MS = 30_000;

/** Resolves with a sandbox in a frame of this page that holds the parts; rejects when it cannot use them. */
export async function openFrameSandbox(parts: SandboxParts): Promise<Sandbox> {
  const frame = new SandboxFrame();
  try {
    await frame.next("here");
    frame.load(parts);
    await frame.next("loaded");
    return frame;
  } catch (error) {
    frame.close();
    throw error;
  }
}

type OpeningNews = Exclude<SandboxNews, PythonNews>;

/** The runner document in a frame that nobody sees, at an origin of its own. */
class SandboxFrame implements Sandbox {
  readonly #frame: HTMLIFrameElement;
  #onNews: (news: PythonNews) => void = () => {};
  #onOpening: (news: OpeningNews) => void = () => {};

  constructor() {
    this.#frame = document.createElement("iframe");
    this.#frame.setAttribute("sandbox", "allow-scripts");
    this.#frame.setAttribute("aria-hidden", "true");
    this.#frame.title = "Python";
    this.#frame.tabIndex = -1;
    this.#frame.style.display = "none";
    this.#frame.src = RUNNER_DOCUMENT;
    window.addEventListener("message", this.#take);
    document.body.append(this.#frame);
  }

  start(python: number, plain: boolean): void {
    this.#tell({ do: "start", python, plain });
  }

  warm(python: number): void {
    this.#tell({ do: "warm", python });
  }

  run(python: number, request: string): void {
    this.#tell({ do: "run", python, request });
  }

  end(python: number): void {
    this.#tell({ do: "end", python });
  }

  listen(onNews: (news: PythonNews) => void): void {
    this.#onNews = onNews;
  }

  close(): void {
    window.removeEventListener("message", this.#take);
    this.#frame.remove();
  }

  /** Hands the parts over: they are gone from here. */
  load(parts: SandboxParts): void {
    this.#tell({ do: "load", parts }, Object.values(parts));
  }

  /** Resolves when the document says so; rejects when it says that it cannot go on, or nothing. */
  next(is: OpeningNews["is"]): Promise<void> {
    return new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`The runner document never said "${is}"`)), PATIENCE_MS);
      this.#onOpening = (news) => {
        if (news.is === is) resolve();
        else if (news.is === "unusable") reject(new Error(news.text));
      };
    });
  }

  #tell(order: SandboxOrder, transfer: Transferable[] = []): void {
    // Its origin is opaque and cannot be named.
    this.#frame.contentWindow?.postMessage(order, "*", transfer);
  }

  readonly #take = (event: MessageEvent<unknown>): void => {
    if (event.source !== this.#frame.contentWindow) return;
    const news = SandboxNews.safeParse(event.data);
    if (!news.success) return this.#takeNonsense(event.data);
    if ("python" in news.data) this.#onNews(news.data);
    else this.#onOpening(news.data);
  };

  /** Only a program that broke out of Python talks nonsense, or says too much at once: its number is the frame's word. */
  #takeNonsense(data: unknown): void {
    const python = (data as { python?: unknown } | null)?.python;
    if (typeof python === "number") this.#onNews({ is: "broken", python, text: "It talks nonsense." });
  }
}
