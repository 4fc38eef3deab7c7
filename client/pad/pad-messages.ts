import type * as z from "zod/mini";
import { PAD_TO_CLIENT, PadBase, PadDigest, PadNews, PadShut } from "../../domain/pad/pad-protocol.ts";

/** What the server says of a pad. `nonsense` fits no schema; `unknown` has a name that is none of these. */
export type PadHeard =
  | { readonly is: "base"; readonly base: PadBase }
  | { readonly is: "news"; readonly news: PadNews }
  | { readonly is: "digest"; readonly digest: PadDigest }
  | { readonly is: "shut"; readonly why: string }
  | { readonly is: "nonsense" | "unknown" };

/** Checks what came in under `name`. */
export function readPadMessage(name: string, content: unknown): PadHeard {
  switch (name) {
    case PAD_TO_CLIENT.base:
      return read(PadBase, content, (base) => ({ is: "base", base }));
    case PAD_TO_CLIENT.news:
      return read(PadNews, content, (news) => ({ is: "news", news }));
    case PAD_TO_CLIENT.digest:
      return read(PadDigest, content, (digest) => ({ is: "digest", digest }));
    case PAD_TO_CLIENT.shut:
      return read(PadShut, content, ({ why }) => ({ is: "shut", why }));
    default:
      return { is: "unknown" };
  }
}

function read<T>(schema: z.ZodMiniType<T>, content: unknown, as: (value: T) => PadHeard): PadHeard {
  const parsed = schema.safeParse(content);
  return parsed.success ? as(parsed.data) : { is: "nonsense" };
}
