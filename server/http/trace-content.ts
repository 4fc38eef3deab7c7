import { ok, refuse } from "../../domain/result.ts";
import type { ClassStore } from "../store/class-store.ts";
import { chooseEncoding } from "./compress.ts";
import { type Exchange, type HttpResult, JsonText, PackedJson, type Route } from "./exchange.ts";
import { FOR_EVER } from "./lesson-content.ts";
import { PackedTexts } from "./packed-texts.ts";

export interface TraceParts {
  readonly classes: ClassStore;
  /** The JSON of a trace that comes with a lesson of today, by its hash. */
  readonly lessonTraces: (hash: string) => string | undefined;
}

/** Traces by their hash: those of the lessons, and those of what was run in a class. Three hundred screens cost one compression. */
export function traceContentRoute({ classes, lessonTraces }: TraceParts): Route {
  const load = async (hash: string): Promise<string | null> =>
    lessonTraces(hash) ?? classes.getBlob("trace", hash);
  const packed = new PackedTexts(load);
  const handle = async ({ params, request }: Exchange): Promise<HttpResult> => {
    const hash = params.hash ?? "";
    const encoding = chooseEncoding(request);
    const body = encoding === null ? await load(hash) : await packed.get(hash, encoding);
    if (body === null) return refuse({ error: "not-found" });
    const headers = { "cache-control": FOR_EVER };
    if (typeof body === "string") return ok({ body: new JsonText(body), headers });
    return ok({ body: new PackedJson(body, encoding ?? ""), headers });
  };
  return { method: "GET", path: "/api/traces/:hash", handle };
}
