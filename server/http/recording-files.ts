import { MAX_FILE } from "../../domain/recording/file-format.ts";
import type { Manifest } from "../../domain/recording/recording.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import { browserCookie } from "../identity/browser-cookie.ts";
import { hashSecret, newSecret } from "../identity/secrets.ts";
import { hasRoom } from "../recording/file/has-room.ts";
import { type ImportParts, importFile } from "../recording/file/import-file.ts";
import { type WholeParts, wholeRecording } from "../recording/file/whole-recording.ts";
import { writeFile } from "../recording/file/write-file.ts";
import { readTemplate, writePage } from "../recording/file/write-page.ts";
import type { ClassStore } from "../store/class-store.ts";
import type { RecordingStore } from "../store/recording-store.ts";
import { type Exchange, type HttpResult, Pieces, type Refused, type Route } from "./exchange.ts";
import { letPass } from "./read-body.ts";
import { reachFor, type WatchParts } from "./watch-recording.ts";

/** So many files are read at the same time: each is unpacked and checked as it comes. */
const AT_ONCE = 2;
/** How long whoever comes meanwhile is asked to wait, in seconds. */
const COME_BACK_S = 10;

export interface FileParts extends Omit<WatchParts, "views">, WholeParts, ImportParts {
  readonly classes: ClassStore;
  readonly recordings: RecordingStore;
  /** With a passcode only those who were let start a class may bring recordings in. */
  readonly hostPasscode: string | null;
  /** The folder of the project, where the page is that the build made, and the pictures of lessons. */
  readonly root: string;
}

/** Recordings as files: `.baton` files out and in, and pages that replay by themselves. */
export function recordingFileRoutes(parts: FileParts): Route[] {
  const base = "/api/recordings";
  const counter = { going: 0 };
  return [
    { method: "GET", path: `${base}/:name/file`, handle: (exchange) => file(parts, exchange) },
    { method: "GET", path: `${base}/:name/page`, handle: (exchange) => page(parts, exchange) },
    { method: "POST", path: base, handle: (exchange) => bringIn(parts, counter, exchange) },
  ];
}

async function file(parts: FileParts, exchange: Exchange): Promise<HttpResult> {
  const reached = await reachFor(parts, exchange);
  if (!reached.ok) return reached;
  const whole = await wholeRecording(parts, reached.value);
  if (!whole.ok) return refuse({ error: whole.error });
  const kept = await parts.recordings.sizeOf(reached.value.row.id);
  if (!(await hasRoom(whole.value, kept))) return refuse({ error: "too-large-for-file" });
  const body = new Pieces(writeFile(whole.value), "application/octet-stream");
  return ok({ body, headers: asDownload(whole.value.manifest, "baton") });
}

async function page(parts: FileParts, exchange: Exchange): Promise<HttpResult> {
  const reached = await reachFor(parts, exchange);
  if (!reached.ok) return reached;
  const template = await readTemplate(parts.root);
  if (!template) return refuse({ error: "unavailable" });
  const whole = await wholeRecording(parts, reached.value);
  if (!whole.ok) return refuse({ error: whole.error });
  const body = new Pieces(writePage(template, whole.value), "text/html; charset=utf-8");
  return ok({ body, headers: asDownload(whole.value.manifest, "html") });
}

/** It is named after its title and the day of the class. */
function asDownload({ title, givenAt }: Manifest, extension: string): Readonly<Record<string, string>> {
  const day = new Date(givenAt).toISOString().slice(0, 10);
  const words = title.match(/[\p{L}\p{N}]+/gu)?.join("-") ?? "class";
  const name = encodeURIComponent(`${words.slice(0, 80).toWellFormed()} ${day}.${extension}`);
  // What bears no digits and no letters but these says the same for browsers of old.
  return {
    "content-disposition": `attachment; filename="class-${day}.${extension}"; filename*=UTF-8''${name}`,
  };
}

async function bringIn(
  parts: FileParts,
  counter: { going: number },
  exchange: Exchange,
): Promise<HttpResult> {
  const { request, address } = exchange;
  const allowed = counter.going < AT_ONCE ? await mayBringIn(parts, exchange) : busy(COME_BACK_S);
  if (!allowed.ok) {
    await letPass(request, MAX_FILE);
    return allowed;
  }
  parts.tries.failed(address);
  counter.going++;
  try {
    return await take(parts, exchange);
  } finally {
    counter.going--;
  }
}

/** Files that were brought in are counted like names that were tried: both fill something up. */
async function mayBringIn(
  { tries, hostPasscode, classes }: FileParts,
  { address, cookie }: Exchange,
): Promise<Result<null, Refused>> {
  const retryAfterS = tries.waitS(address);
  if (retryAfterS > 0) return busy(retryAfterS);
  if (hostPasscode === null) return ok(null);
  const own = cookie === null ? [] : await classes.classesOf(hashSecret(cookie));
  const isHost = own.some(({ record, participantId }) => participantId === record.hostId);
  return isHost ? ok(null) : refuse({ error: "hosts-only" });
}

function busy(retryAfterS: number): Result<never, Refused> {
  return refuse({ error: "too-many-tries", retryAfterS });
}

async function take(parts: FileParts, { request, cookie, secure }: Exchange): Promise<HttpResult> {
  const secret = cookie ?? newSecret();
  if (Number(request.headers["content-length"] ?? 0) > MAX_FILE) return refuse({ error: "too-large" });
  // Not destroyed when left early: the refusal still has to go out on the same line.
  const coming = request.iterator({ destroyOnReturn: false });
  const taken = await importFile(parts, coming, hashSecret(secret));
  if (!taken.ok) {
    await letPass(request, MAX_FILE);
    const { code, playsMs } = taken.error;
    return refuse({ error: code, ...(playsMs !== undefined && { playsMs }) });
  }
  const headers = { "set-cookie": browserCookie(secret, secure) };
  return ok({ body: { id: taken.value }, headers });
}
