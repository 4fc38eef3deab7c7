import { ok, type Result, refuse } from "../../domain/result.ts";
import type { Tries } from "../limits/tries.ts";
import type { Reached, RecordingAccess } from "../recording/recording-access.ts";
import type { RecordingViews } from "../recording/recording-views.ts";
import type { PackedParts } from "../store/recording-store.ts";
import { chooseEncoding, mayEncode } from "./compress.ts";
import { ASK_AGAIN, etagOf, hasAlready } from "./etag.ts";
import {
  Bytes,
  type Exchange,
  type HttpResult,
  JsonText,
  PackedJson,
  type Refused,
  type Route,
} from "./exchange.ts";
import { PackedTexts } from "./packed-texts.ts";

export interface WatchParts {
  readonly access: RecordingAccess;
  readonly views: RecordingViews;
  readonly tries: Tries;
}

/** What somebody needs who watches a recording: its owner, or whoever has the link. */
export function watchRoutes(parts: WatchParts): Route[] {
  const chunks = new ChunkTexts();
  const base = "/api/recordings/:name";
  return [
    { method: "GET", path: `${base}/manifest`, handle: (exchange) => manifest(parts, exchange) },
    {
      method: "GET",
      path: `${base}/chunks/:n`,
      handle: (exchange) => chunk(parts, chunks, exchange, "class"),
    },
    {
      method: "GET",
      path: `${base}/chunks/:n/aside`,
      handle: (exchange) => chunk(parts, chunks, exchange, "aside"),
    },
    { method: "GET", path: `${base}/voice/:piece`, handle: (exchange) => voice(parts, exchange) },
  ];
}

/** Who asks for what; names that there are not are counted, so that they cannot be tried out. */
export async function reachFor(
  { access, tries }: Pick<WatchParts, "access" | "tries">,
  { params, cookie, address, request }: Exchange,
): Promise<Result<Reached, Refused>> {
  const retryAfterS = tries.waitS(address);
  if (retryAfterS > 0 && cookie === null) return refuse({ error: "too-many-tries", retryAfterS });
  const asShared = new URLSearchParams((request.url ?? "").split("?")[1]).get("view") === "shared";
  const reached = await access.reach(params.name ?? "", cookie, asShared);
  if (reached.ok) return reached;
  if (reached.error === "no-recording") tries.failed(address);
  return refuse({ error: reached.error });
}

async function manifest(parts: WatchParts, exchange: Exchange): Promise<HttpResult> {
  const reached = await reachFor(parts, exchange);
  if (!reached.ok) return reached;
  const found = await parts.views.manifest(reached.value);
  if (!found.ok) return refuse({ error: found.error });
  const text = JSON.stringify(found.value);
  return tagged(exchange, etagOf(text), async () => new JsonText(text));
}

async function chunk(
  parts: WatchParts,
  texts: ChunkTexts,
  exchange: Exchange,
  part: keyof PackedParts,
): Promise<HttpResult> {
  const reached = await reachFor(parts, exchange);
  if (!reached.ok) return reached;
  const n = exchange.params.n ?? "";
  if (!/^\d{1,6}$/.test(n)) return refuse({ error: "not-found" });
  const found = await parts.views.chunk(reached.value, Number(n), part);
  if (!found.ok) return refuse({ error: found.error });
  const content = found.value;
  const { request } = exchange;
  return tagged(exchange, `"${content.tag}"`, async () => {
    if (content.packed && mayEncode(request, "gzip")) return new PackedJson(await content.packed(), "gzip");
    const encoding = chooseEncoding(request);
    const packed = encoding && (await texts.packed.get(texts.ask(content.tag, content.load), encoding));
    return packed && encoding ? new PackedJson(packed, encoding) : new JsonText(await content.load());
  });
}

async function voice(parts: WatchParts, exchange: Exchange): Promise<HttpResult> {
  const reached = await reachFor(parts, exchange);
  if (!reached.ok) return reached;
  const piece = await parts.views.voice(reached.value, exchange.params.piece ?? "");
  if (!piece) return refuse({ error: "not-found" });
  const type = piece.type.startsWith("audio/") ? piece.type : "application/octet-stream";
  return tagged(exchange, etagOf(piece.bytes), async () => new Bytes(piece.bytes, type));
}

async function tagged(
  { request }: Exchange,
  etag: string,
  load: () => Promise<JsonText | PackedJson | Bytes>,
): Promise<HttpResult> {
  const headers = { etag, "cache-control": ASK_AGAIN };
  if (hasAlready(request, etag)) return ok({ body: {}, headers, unchanged: true });
  return ok({ body: await load(), headers });
}

/** Chunks as they go out, made and compressed once however many watch. */
class ChunkTexts {
  readonly packed: PackedTexts;
  readonly #asked = new Map<string, () => Promise<string>>();

  constructor() {
    this.packed = new PackedTexts((tag) => this.#load(tag));
  }

  /** Says how the text of a tag is made, right before it is asked for. */
  ask(tag: string, load: () => Promise<string>): string {
    this.#asked.set(tag, load);
    return tag;
  }

  async #load(tag: string): Promise<string | null> {
    const load = this.#asked.get(tag);
    this.#asked.delete(tag);
    return load ? load() : null;
  }
}
