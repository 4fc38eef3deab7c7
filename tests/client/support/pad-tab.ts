import { onTestFinished } from "vitest";
import type { OpenPad, PadView } from "../../../client/pad/open-pad.ts";
import { PadDesk } from "../../../client/pad/pad-desk.ts";
import { classPad, type PadName } from "../../../domain/pad/pad-id.ts";
import { padText } from "../../../domain/pad/pad-text.ts";
import { processClock } from "../../../server/process-clock.ts";
import { MemoryStorage } from "./memory-storage.ts";
import type { Viewer } from "./viewer.ts";

/** How long a state may take to come, in ms, on a machine that is busy with other tests. */
const PATIENCE = 20_000;

/** The tiny lesson's first step with a program. */
export const EXAMPLE = 6;

/** A tab of a viewer that shows one pad, on the real client. */
export class PadTab {
  readonly viewer: Viewer;
  readonly name: PadName;
  readonly storage: MemoryStorage;
  desk!: PadDesk;
  pad!: OpenPad;
  leave: () => void = () => {};
  #hide: () => void = () => {};

  constructor(viewer: Viewer, name: PadName = classPad(EXAMPLE), storage = new MemoryStorage()) {
    this.viewer = viewer;
    this.name = name;
    this.storage = storage;
    this.#look();
    onTestFinished(() => this.leave());
  }

  /** One that has its contents. */
  static async of(viewer: Viewer, name?: PadName): Promise<PadTab> {
    const tab = new PadTab(viewer, name);
    await tab.until(({ is }) => is === "open");
    return tab;
  }

  get view(): PadView {
    return this.pad.getSnapshot();
  }

  get text(): string {
    return padText(this.view.document).toString();
  }

  type(at: number, text: string): void {
    padText(this.view.document).insert(at, text);
  }

  /** The page is loaded again: all is gone but what the browser keeps. */
  reload(): void {
    this.#hide();
    this.leave();
    this.viewer.reload();
    this.#look();
  }

  /** Resolves when `holds` does; it is asked whenever the view or the text has changed. */
  async until(holds: (view: PadView, text: string) => boolean): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    while (!holds(this.view, this.text)) {
      if (Date.now() > deadline) throw new Error(`It never held: ${holds}\n${this.#told()}`);
      await this.#change(deadline - Date.now());
    }
  }

  untilText(text: string): Promise<void> {
    return this.until((_view, now) => now === text);
  }

  /** Resolves when all that was typed is acknowledged. */
  untilSent(): Promise<void> {
    return this.until(({ unsent, is }) => is === "open" && !unsent);
  }

  #change(within: number): Promise<void> {
    const { document } = this.view;
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        unsubscribe();
        document.off("update", end);
        resolve();
      };
      const timer = setTimeout(end, within);
      const unsubscribe = this.pad.subscribe(end);
      document.on("update", end);
    });
  }

  #told(): string {
    return JSON.stringify({ ...this.view, document: undefined, text: this.text.slice(0, 200) });
  }

  #look(): void {
    const channel = this.viewer.source.pads;
    if (!channel) throw new Error("No pads here");
    this.desk = new PadDesk(channel, {
      clock: processClock,
      random: () => 0.05,
      storage: () => this.storage,
      listenToHiding: (onHide) => {
        this.#hide = onHide;
        return () => {};
      },
    });
    this.pad = this.desk.pad(this.name);
    this.leave = this.pad.subscribe(() => {});
  }
}
