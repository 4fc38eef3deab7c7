import { randomUUID } from "node:crypto";
import { createLiveSource, type LiveSource } from "../../client/live/live-source.ts";
import type { PageEvents } from "../../client/live/page-events.ts";
import { socketIoWires } from "../../client/live/socket-io-wire.ts";
import type { OpenWire } from "../../client/live/wire.ts";
import type { OpenPad, PadView } from "../../client/pad/open-pad.ts";
import { PadDesk } from "../../client/pad/pad-desk.ts";
import type { PadId } from "../../domain/pad/pad-id.ts";
import { PAD_TO_SERVER, PadEdit, PadEdited } from "../../domain/pad/pad-protocol.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import { Answer } from "../../domain/protocol.ts";
import { refuse } from "../../domain/result.ts";
import type { ClientCommand } from "../../domain/session/commands.ts";
import { mayWritePad } from "../../domain/session/decide-pads.ts";
import { processClock } from "../../server/process-clock.ts";
import { MemoryStorage } from "../client/support/memory-storage.ts";
import { type PadLedger, tokensIn } from "./pad-ledger.ts";

/** How long a state may take to come, in ms, on a machine that is busy with other tests. */
const PATIENCE_MS = 60_000;

interface TypistOptions {
  readonly url: string;
  readonly code: string;
  /** Whose browser it is. */
  readonly token: string;
  readonly pad: PadId;
  readonly name: string;
  readonly ledger: PadLedger;
}

/** Somebody with one pad open, on the real client and real sockets: what the server takes of it goes into the ledger. */
export class PadTypist {
  readonly source: LiveSource;
  readonly pad: OpenPad;
  readonly #options: TypistOptions;
  readonly #storage = new MemoryStorage();
  readonly #leave: (() => void)[];
  page: PageEvents | null = null;
  #typing = false;

  constructor(options: TypistOptions) {
    this.#options = options;
    this.source = this.#newSource();
    this.#leave = [this.source.subscribe(() => {})];
    if (!this.source.pads) throw new Error("A class over the network has pads");
    this.pad = new PadDesk(this.source.pads, {
      clock: processClock,
      random: Math.random,
      storage: () => this.#storage,
      listenToHiding: () => () => {},
    }).pad(options.pad);
    this.#leave.push(this.pad.subscribe(() => this.#goOn()));
  }

  get view(): PadView {
    return this.pad.getSnapshot();
  }

  get text(): string {
    return padText(this.view.document).toString();
  }

  act(command: ClientCommand): void {
    this.source.act?.(command);
  }

  /** Writes one token at the end of the text. */
  type(): string {
    const { ledger, pad, name } = this.#options;
    const token = ledger.newToken(pad, name);
    const text = padText(this.view.document);
    text.insert(text.length, token);
    return token;
  }

  /** Writes on whenever what was written is acknowledged, until told to stop. */
  typeOn(): void {
    this.#typing = true;
    this.#goOn();
  }

  stop(): void {
    this.#typing = false;
  }

  untilOpen(): Promise<void> {
    return this.until(({ is }) => is === "open");
  }

  /** Resolves when the rules of the class let this person write. */
  untilMayWrite(): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        const { state, self } = this.source.getSnapshot();
        if (self && mayWritePad(state, self.id, this.#options.pad).ok) resolve(leave());
      };
      const leave = this.source.subscribe(look);
      look();
    });
  }

  untilSent(): Promise<void> {
    return this.until(({ is, live, unsent }) => is === "open" && live && !unsent);
  }

  /** Resolves when the text has all of these and nothing is left to be sent. */
  untilHas(tokens: readonly string[]): Promise<void> {
    return this.until(({ unsent }) => {
      const there = new Set(tokensIn(this.text));
      return !unsent && tokens.every((token) => there.has(token));
    });
  }

  /** Resolves when the view is such, and what stands in its document; fails with the view that there is instead. */
  until(holds: (view: PadView) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      let watched: PadView["document"] | null = null;
      const watch = (document: PadView["document"] | null): void => {
        if (watched === document) return;
        watched?.off("update", look);
        watched = document;
        watched?.on("update", look);
      };
      const end = (): void => {
        clearTimeout(timer);
        watch(null);
        leave();
      };
      const look = (): void => {
        watch(this.view.document);
        if (!holds(this.view)) return;
        end();
        resolve();
      };
      const timer = setTimeout(() => {
        end();
        const { document: _, ...view } = this.view;
        reject(new Error(`It never held: ${holds}\n${JSON.stringify(view)}\n${this.text}`));
      }, PATIENCE_MS);
      const leave = this.pad.subscribe(look);
      look();
    });
  }

  leave(): void {
    for (const leave of this.#leave.splice(0).reverse()) leave();
  }

  /** One token at a time: the next when this one is known to be kept. */
  #goOn(): void {
    const { is, unsent } = this.view;
    if (!this.#typing || is !== "open" || unsent) return;
    setImmediate(() => {
      if (this.#typing && this.view.is === "open" && !this.view.unsent) this.type();
    });
  }

  #newSource(): LiveSource {
    const { url, code, token } = this.#options;
    const storage = new MemoryStorage();
    return createLiveSource(
      { code, as: "participant" },
      {
        clock: processClock,
        random: () => 0.05,
        newId: randomUUID,
        openWire: this.#witnessed(socketIoWires(url)),
        listenToPage: (page) => {
          this.page = page;
          return () => {};
        },
        tabStorage: () => storage,
        resumeToken: () => token,
        shareRun: async () => refuse({ code: "unreachable" }),
        reloadPage: () => {},
      },
    );
  }

  #witnessed(openWire: OpenWire): OpenWire {
    return (way, events) => {
      const wire = openWire(way, events);
      return {
        ...wire,
        send: (name, content, onAnswer) =>
          wire.send(name, content, (answer) => {
            if (name === PAD_TO_SERVER.edit) this.#note(PadEdit.parse(content), answer);
            onAnswer?.(answer);
          }),
      };
    };
  }

  #note({ pad, update }: PadEdit, answer: unknown): void {
    const { ok, value } = { value: null, ...Answer.parse(answer) };
    if (!ok) return;
    const bytes = new Uint8Array(Buffer.from(update, "base64"));
    const { seq } = PadEdited.parse(value);
    this.#options.ledger.acknowledge(pad, { by: this.#options.name, update: bytes, seq });
  }
}
