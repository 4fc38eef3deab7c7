import * as Y from "yjs";
import type { PadName } from "../../domain/pad/pad-id.ts";
import {
  PAD_TO_CLIENT,
  PAD_TO_SERVER,
  PadBase,
  PadDigest,
  PadEdited,
  PadNews,
  PadOpened,
  PadShut,
  type Point,
} from "../../domain/pad/pad-protocol.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import type { Answer } from "../../domain/protocol.ts";
import { ok, type Result } from "../../domain/result.ts";
import type { TestSocket } from "./test-socket.ts";

/** A bare reader of one pad on a test's socket: a real Y.Doc that takes in what comes, and everything that came. */
export class TestPad {
  readonly socket: TestSocket;
  readonly name: PadName;
  readonly document = new Y.Doc();
  readonly bases: PadBase[] = [];
  readonly news: PadNews[] = [];
  readonly digests: PadDigest[] = [];
  readonly shuts: PadShut[] = [];
  /** Cursors as they are known, by number. */
  readonly points = new Map<string, Point>();
  readonly who = new Map<string, string>();
  /** All that came about this pad, as JSON. */
  heard = "";
  you: number | null = null;
  epoch = "";
  seq = 0;
  /** News that did not fit on what is had. */
  gaps = 0;

  constructor(socket: TestSocket, name: PadName) {
    this.socket = socket;
    this.name = name;
    this.#listen(PAD_TO_CLIENT.base, PadBase, (base) => this.#onBase(base));
    this.#listen(PAD_TO_CLIENT.news, PadNews, (news) => this.#onNews(news));
    this.#listen(PAD_TO_CLIENT.digest, PadDigest, (digest) => this.digests.push(digest));
    this.#listen(PAD_TO_CLIENT.shut, PadShut, (shut) => this.shuts.push(shut));
  }

  /** Opens the pad from nothing and waits for its contents. Throws when it is refused. */
  static async open(socket: TestSocket, name: PadName): Promise<TestPad> {
    const pad = new TestPad(socket, name);
    const opened = await pad.open();
    if (!opened.ok) throw new Error(`pad/open: ${opened.error}`);
    await socket.until(() => pad.bases.length > 0);
    return pad;
  }

  get text(): string {
    return padText(this.document).toString();
  }

  async open(have?: { epoch: string; seq: number }): Promise<Result<PadOpened, string>> {
    const answer = await this.socket.ask(PAD_TO_SERVER.open, { pad: this.name, ...(have && { have }) });
    if (!answer.ok) return answer;
    const opened = PadOpened.parse(answer.value);
    this.you = opened.you;
    return ok(opened);
  }

  /** Types here at once and there when it is answered. */
  insert(at: number, text: string, point?: Point | null): Promise<Result<number, string>> {
    return this.change((shared) => shared.insert(at, text), point);
  }

  /** Changes the text here, and sends that. */
  change(change: (text: Y.Text) => void, point?: Point | null): Promise<Result<number, string>> {
    const before = Y.encodeStateVector(this.document);
    this.document.transact(() => change(padText(this.document)));
    return this.send(Y.encodeStateAsUpdate(this.document, before), point);
  }

  /** Sends an update, whatever it is. */
  async send(update: Uint8Array, point?: Point | null): Promise<Result<number, string>> {
    const answer = await this.edit({ update: Buffer.from(update).toString("base64"), point });
    return answer.ok ? ok(PadEdited.parse(answer.value).seq) : answer;
  }

  /** Asks for an edit with this in place of what is right. */
  edit(change: Record<string, unknown>): Promise<Answer> {
    const { name: pad, epoch } = this;
    return this.socket.ask(PAD_TO_SERVER.edit, { pad, epoch, ...change });
  }

  point(point: Point | null): void {
    this.socket.socket.emit(PAD_TO_SERVER.point, { pad: this.name, point });
  }

  /** A cursor at this place in the text, as it goes over the wire. */
  pointAt(index: number): Point {
    const position = Y.createRelativePositionFromTypeIndex(padText(this.document), index);
    return { head: Buffer.from(Y.encodeRelativePosition(position)).toString("base64") };
  }

  /** Resolves when the text here is this one. */
  untilText(text: string): Promise<void> {
    return this.socket.until(() => this.text === text);
  }

  #listen<T extends { pad: PadName }>(
    name: string,
    schema: { parse(content: unknown): T },
    take: (content: T) => void,
  ): void {
    this.socket.listen(name, (content) => {
      const parsed = schema.parse(content);
      if (parsed.pad !== this.name) return;
      this.heard += JSON.stringify(content);
      take(parsed);
    });
  }

  #onBase(base: PadBase): void {
    this.bases.push(base);
    this.epoch = base.epoch;
    this.seq = base.seq;
    this.#apply(base.state);
    this.#hear(base);
  }

  #onNews(news: PadNews): void {
    this.news.push(news);
    if (news.epoch !== this.epoch || news.after > this.seq) this.gaps += 1;
    else this.seq = Math.max(this.seq, news.upTo);
    if (news.update !== undefined) this.#apply(news.update);
    this.#hear(news);
  }

  #apply(update: string): void {
    Y.applyUpdate(this.document, Buffer.from(update, "base64"));
  }

  #hear({ points = {}, who = {} }: Pick<PadNews, "points" | "who">): void {
    for (const [number, name] of Object.entries(who)) this.who.set(number, name);
    for (const [number, point] of Object.entries(points)) {
      if (point) this.points.set(number, point);
      else this.points.delete(number);
    }
  }
}
