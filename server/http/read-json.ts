import type { IncomingMessage } from "node:http";
import type * as z from "zod/mini";
import { ok, type Result, refuse } from "../../domain/result.ts";
import type { Refused } from "./exchange.ts";

const LARGEST_BODY = 16 * 1024;

/** The body of a request, parsed. Reads no further than 16 kB. */
export async function readJson<T>(
  request: IncomingMessage,
  schema: z.ZodMiniType<T>,
): Promise<Result<T, Refused>> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Not destroyed when left early: the refusal still has to go out on the same line.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > LARGEST_BODY) return refuse({ error: "too-large" });
    chunks.push(chunk);
  }
  const parsed = schema.safeParse(parseText(Buffer.concat(chunks).toString()));
  return parsed.success ? ok(parsed.data) : refuse({ error: "bad-request" });
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
