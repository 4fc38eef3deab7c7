import { RecordingChange } from "../../domain/recording/recording-api.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import type { Tries } from "../limits/tries.ts";
import type { Deletion } from "../recording/deletion.ts";
import type { RecordingAccess } from "../recording/recording-access.ts";
import { type CardParts, cardOf } from "../recording/recording-cards.ts";
import type { RecordingRow } from "../store/recording-store.ts";
import type { Exchange, HttpResult, Refused, Route } from "./exchange.ts";
import { readJson } from "./read-json.ts";

export interface OwnParts extends CardParts {
  readonly access: RecordingAccess;
  readonly deletion: Deletion;
  readonly tries: Tries;
  /** Unguessable. */
  readonly newId: () => string;
}

/** What only the owner of a recording does with it. */
export function ownRecordingRoutes(parts: OwnParts): Route[] {
  const base = "/api/recordings";
  return [
    { method: "GET", path: base, handle: (exchange) => list(parts, exchange) },
    { method: "PATCH", path: `${base}/:id`, handle: (exchange) => change(parts, exchange) },
    { method: "DELETE", path: `${base}/:id`, handle: (exchange) => remove(parts, exchange) },
    {
      method: "DELETE",
      path: `${base}/:id/people/:participant`,
      handle: (exchange) => forget(parts, exchange),
    },
  ];
}

async function list(parts: OwnParts, { cookie }: Exchange): Promise<HttpResult> {
  // All at once: each of them may wait a moment for what is still to be made.
  const rows = await parts.access.ofBrowser(cookie);
  return ok({ body: await Promise.all(rows.map((row) => cardOf(parts, row))) });
}

async function change(parts: OwnParts, exchange: Exchange): Promise<HttpResult> {
  const own = await owned(parts, exchange);
  if (!own.ok) return own;
  const asked = await readJson(exchange.request, RecordingChange);
  if (!asked.ok) return asked;
  const row = own.value;
  const allowed = await mayChange(parts, row, asked.value);
  if (!allowed.ok) return allowed;
  const { title = row.title, trim = row.trim, hidden = row.hidden } = asked.value;
  const { shared, voiceShared = row.voiceShared } = asked.value;
  const isShared = shared ?? row.shareToken !== null;
  const shareToken = isShared ? (row.shareToken ?? parts.newId()) : null;
  const edited = { title, trim, hidden, shareToken, voiceShared };
  await parts.recordings.change(row.id, edited);
  return ok({ body: await cardOf(parts, { ...row, ...edited }) });
}

async function mayChange(
  { views }: OwnParts,
  row: RecordingRow,
  { trim, hidden, shared }: RecordingChange,
): Promise<Result<null, Refused>> {
  const spans = [...(hidden ?? []), ...(trim?.to == null ? [] : [{ from: trim.from, to: trim.to }])];
  if (spans.some(({ from, to }) => from > to)) return refuse({ error: "bad-request" });
  if (row.of) return ok(null);
  if (trim || hidden) return refuse({ error: "cannot-be-cut" });
  const seen = shared ? await views.manifest({ row, view: "shared" }) : ok(null);
  return seen.ok ? ok(null) : refuse({ error: seen.error });
}

async function remove(parts: OwnParts, exchange: Exchange): Promise<HttpResult> {
  const own = await owned(parts, exchange);
  if (!own.ok) return own;
  const { of, id } = own.value;
  if (of) await parts.deletion.wholeClass(of, "deleted");
  else await parts.recordings.deleteImport(id, "deleted");
  return ok({ body: {} });
}

async function forget(parts: OwnParts, exchange: Exchange): Promise<HttpResult> {
  const own = await owned(parts, exchange);
  if (!own.ok) return own;
  const { of } = own.value;
  const forgotten = of ? await parts.deletion.person(of, exchange.params.participant ?? "") : null;
  if (!forgotten) return refuse({ error: "not-found" });
  return forgotten.ok ? ok({ body: {} }) : refuse({ error: forgotten.error });
}

async function owned(
  { access, tries }: OwnParts,
  { params, cookie, address }: Exchange,
): Promise<Result<RecordingRow, Refused>> {
  const own = await access.own(params.id ?? "", cookie);
  if (own.ok) return own;
  tries.failed(address);
  return refuse({ error: own.error });
}
