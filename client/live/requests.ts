import type { ShareRun } from "../../domain/http-api.ts";
import type { Result } from "../../domain/result.ts";
import type { ClientCommand } from "../../domain/session/commands.ts";
import type { Seq } from "../../domain/session/events.ts";
import type { SessionView } from "../session-source.ts";
import { kept } from "../storage/kept.ts";
import type { LiveEnvironment, LiveOptions } from "./live-options.ts";
import type { GrantedMove, LiveParts } from "./live-view.ts";
import { Outbox, type OutboxOptions, Queue } from "./outbox.ts";
import { RunSender } from "./run-sender.ts";

type Refused = NonNullable<SessionView["refused"]>;

export interface RequestsOptions {
  readonly ask: OutboxOptions["ask"];
  /** The stream has something up to this seq, though its news may be on their way still. */
  readonly onHead: (seq: Seq) => void;
  readonly onChange: () => void;
}

/** What this viewer has asked for in class, and what became of it: commands by the line, runs by HTTP. */
export class Requests {
  readonly #outbox: Outbox;
  readonly #sender: RunSender;
  readonly #options: RequestsOptions;
  #granted: GrantedMove | null = null;
  #refused: Refused | null = null;
  #refusals = 0;

  constructor({ code }: LiveOptions, environment: LiveEnvironment, options: RequestsOptions) {
    const { clock, random, newId, tabStorage, shareRun, resumeToken } = environment;
    this.#options = options;
    this.#outbox = new Outbox({
      clock,
      random,
      newId,
      kept: kept(tabStorage, `baton:outbox:${code}`, Queue),
      ask: options.ask,
      onAnswer: (command, answer) => this.#answered(command, answer),
    });
    this.#sender = new RunSender({
      clock,
      random,
      newId,
      share: (commandId, run) => shareRun(code, { commandId, token: resumeToken(code) }, run),
      onAnswer: (answer) => this.#shared(answer),
    });
  }

  /** What the view shows of them. */
  get parts(): Pick<LiveParts, "queue" | "granted" | "sharing" | "refused"> {
    const { queue } = this.#outbox;
    return { queue, granted: this.#granted, sharing: this.#sender.sharing, refused: this.#refused };
  }

  /** Takes up what an earlier load of this page has left. */
  load(): void {
    this.#outbox.load();
  }

  add(command: ClientCommand): void {
    this.#outbox.add(command);
  }

  share(run: ShareRun): void {
    this.#sender.send(run);
  }

  /** The line is open, and the state up to date. */
  resume(): void {
    // All that was granted on an earlier line is in the state by now.
    this.#granted = null;
    this.#outbox.resume();
    this.#sender.resume();
  }

  pause(): void {
    this.#outbox.pause();
    this.#sender.pause();
  }

  /** Nobody will answer any more. */
  clear(): void {
    this.#outbox.clear();
    this.#sender.clear();
  }

  #answered(command: ClientCommand, answer: Result<Seq, string>): void {
    if (answer.ok && command.type === "step/move") this.#granted = { to: command.to, seq: answer.value };
    this.#heard(command.type, answer);
  }

  #shared(answer: Result<Seq, string>): void {
    if (answer.ok) this.#options.onHead(answer.value);
    this.#heard("run/show", answer);
  }

  #heard(command: Refused["command"], answer: Result<Seq, string>): void {
    if (answer.ok) this.#refused = null;
    else if (answer.error !== "nothing-to-do") {
      this.#refusals += 1;
      this.#refused = { command, code: answer.error, count: this.#refusals };
    }
    this.#options.onChange();
  }
}
