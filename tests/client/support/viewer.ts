import { randomUUID } from "node:crypto";
import { shareRun } from "../../../client/api.ts";
import { createLiveSource, type LiveSource } from "../../../client/live/live-source.ts";
import type { PageEvents } from "../../../client/live/page-events.ts";
import { socketIoWires } from "../../../client/live/socket-io-wire.ts";
import type { OpenWire, Way } from "../../../client/live/wire.ts";
import type { SessionView } from "../../../client/session-source.ts";
import type { Position } from "../../../domain/lesson/position.ts";
import type { ClientCommand } from "../../../domain/session/commands.ts";
import { processClock } from "../../../server/process-clock.ts";
import { MemoryStorage } from "./memory-storage.ts";
import { until } from "./until.ts";

/** What a wire does with what came in, a message or an answer: another content, or `LOST`. */
export type Sieve = (name: string, content: unknown) => unknown;
export const LOST = Symbol("lost");
/** The name of an answer in a sieve. */
export const ANSWER = "an answer";

export interface ViewerOptions {
  readonly url: string;
  readonly code: string;
  readonly as: "participant" | "screen";
  readonly resumeToken: string | null;
}

/** One tab of one person, on the real client and a real socket. */
export class Viewer {
  readonly #options: ViewerOptions;
  readonly #storage = new MemoryStorage();
  #source!: LiveSource;
  #leave: () => void = () => {};
  page!: PageEvents;
  sieve: Sieve = (_name, content) => content;
  /** Told before each attempt to connect but the first. */
  onAttempt: (way: Way) => void = () => {};
  /** How the attempts to connect began. */
  readonly ways: Way[] = [];
  /** Names of what was sent. */
  readonly sent: string[] = [];
  reloads = 0;
  readonly #upgraded = Promise.withResolvers<void>();
  #hear: (name: string, content: unknown) => void = () => {};

  constructor(options: ViewerOptions) {
    this.#options = options;
    this.#look();
  }

  get token(): string | null {
    return this.#options.resumeToken;
  }

  get source(): LiveSource {
    return this.#source;
  }

  get view(): SessionView {
    return this.#source.getSnapshot();
  }

  act(command: ClientCommand): void {
    this.#source.act?.(command);
  }

  goTo(step: number, frame = 0): void {
    this.#source.goTo?.({ step, frame });
  }

  until(holds: (view: SessionView) => boolean): Promise<SessionView> {
    return until(this.#source, holds);
  }

  untilLive(): Promise<SessionView> {
    return this.until(({ line }) => line.is === "live");
  }

  untilAt({ step, frame }: Position): Promise<SessionView> {
    return this.until(({ position }) => position.step === step && position.frame === frame);
  }

  /** Resolves when long-polling has become a WebSocket, now or earlier. */
  untilUpgraded(): Promise<void> {
    return this.#upgraded.promise;
  }

  /** Something comes in that the server did not send. */
  hear(name: string, content: unknown): void {
    this.#hear(name, content);
  }

  /** The page is loaded again: all is gone but what the tab has kept. */
  reload(): void {
    this.leave();
    this.#look();
  }

  leave(): void {
    this.#leave();
  }

  #look(): void {
    const { url, code, as, resumeToken } = this.#options;
    this.#source = createLiveSource(
      { code, as },
      {
        clock: processClock,
        random: () => 0.05,
        newId: randomUUID,
        openWire: this.#sifted(socketIoWires(url)),
        listenToPage: (page) => {
          this.page = page;
          return () => {};
        },
        tabStorage: () => this.#storage,
        resumeToken: () => resumeToken,
        shareRun,
        reloadPage: () => {
          this.reloads += 1;
        },
      },
    );
    this.#leave = this.#source.subscribe(() => {});
  }

  #sifted(openWire: OpenWire): OpenWire {
    return (way, events) => {
      this.onAttempt(way);
      this.ways.push(way);
      this.#hear = events.onMessage;
      const onMessage = (name: string, content: unknown): void => {
        const sifted = this.sieve(name, content);
        if (sifted !== LOST) events.onMessage(name, sifted);
      };
      const onUpgrade = (): void => {
        events.onUpgrade();
        this.#upgraded.resolve();
      };
      const wire = openWire(way, { ...events, onMessage, onUpgrade });
      return {
        ...wire,
        send: (name, content, onAnswer) => {
          this.sent.push(name);
          wire.send(name, content, (answer) => {
            const sifted = this.sieve(ANSWER, answer);
            if (sifted !== LOST) onAnswer?.(sifted);
          });
        },
        sendVolatile: (name, content) => {
          this.sent.push(name);
          wire.sendVolatile(name, content);
        },
      };
    };
  }
}
