import type { IncomingMessage } from "node:http";
import type * as z from "zod/mini";
import { ok, type Result, refuse } from "../../domain/result.ts";
import type { Refused } from "./exchange.ts";
import { readBody } from "./read-body.ts";

const LARGEST_BODY = 16 * 1024;

/** The body of a request, parsed. Reads no further than 16 kB. */
export async function readJson<T>(
  request: IncomingMessage,
  schema: z.ZodMiniType<T>,
): Promise<Result<T, Refused>> {
  const body = await readBody(request, LARGEST_BODY);
  if (!body.ok) return refuse({ error: body.error });
  const parsed = schema.safeParse(parseText(body.value.toString()));
  return parsed.success ? ok(parsed.data) : refuse({ error: "bad-request" });
}

/** The value of a JSON text; undefined when it is none. */
export function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
