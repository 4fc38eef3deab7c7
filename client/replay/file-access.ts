import * as z from "zod/mini";
import { Lesson } from "../../domain/lesson/lesson.ts";
import type { PagePart } from "../../domain/recording/page-format.ts";
import { ClassPart, Manifest, type VoicePiece } from "../../domain/recording/recording.ts";
import { ok, refuse } from "../../domain/result.ts";
import { parseTrace } from "../../domain/trace/parse-trace.ts";
import type { ApiResult } from "../api.ts";
import { fromBase64 } from "../pad/base64.ts";
import type { RecordingAccess } from "./recording-access.ts";

/** A recording that lies in the page itself; `textOf` gives a part as it stands there, null when there is none. */
export function fileAccess(textOf: (part: PagePart) => string | null): RecordingAccess {
  const voice = new Map<string, string>();
  const read = <T>(part: PagePart, schema: z.ZodMiniType<T>): Promise<ApiResult<T>> =>
    unpack(textOf(part), schema);
  return {
    alone: true,
    manifest: () => read("manifest", Manifest),
    // A file has whole chunks: nothing is apart from them.
    classPart: (n) => read(`chunk/${n}`, ClassPart),
    asidePart: async () => refuse({ code: "not-found" }),
    lesson: (hash) => read(`lesson/${hash}`, Lesson),
    trace: async (hash) => {
      const raw = await read(`trace/${hash}`, z.unknown());
      if (!raw.ok) return raw;
      const trace = await parseTrace(raw.value, nextTask);
      return trace ? ok(trace) : refuse({ code: "bad-answer" });
    },
    voiceUrl: (piece) => {
      const url = voice.get(piece.name) ?? urlOf(piece, textOf(`voice/${piece.name}`) ?? "");
      voice.set(piece.name, url);
      return url;
    },
  };
}

/** Refused as `not-found` where there is no such part, as `bad-answer` where it is damaged. */
async function unpack<T>(text: string | null, schema: z.ZodMiniType<T>): Promise<ApiResult<T>> {
  if (text === null) return refuse({ code: "not-found" });
  try {
    const packed = new Blob([fromBase64(text)]).stream();
    const value: unknown = await new Response(packed.pipeThrough(new DecompressionStream("gzip"))).json();
    return ok(schema.parse(value));
  } catch {
    return refuse({ code: "bad-answer" });
  }
}

function urlOf({ type }: VoicePiece, text: string): string {
  return URL.createObjectURL(new Blob([fromBase64(text)], { type }));
}

/** Lets the page answer to its person before more is done. */
function nextTask(): Promise<void> {
  return new Promise((resume) => setTimeout(resume));
}
