import * as z from "zod/mini";
import type { PushedText } from "../../domain/session/events.ts";
import { contentHash } from "../lesson/content-hash.ts";
import { parseJson } from "../session/parse-json.ts";
import type { ClassStore } from "../store/class-store.ts";

/** What is kept of a pad that is pushed to everybody. */
const PushedContent = z.object({ text: z.string() });

/** Keeps a text that is about to be pushed; it is durable when this resolves. Rejects when the store fails. */
export async function keepPushedText(classes: ClassStore, text: string): Promise<PushedText> {
  const content: z.infer<typeof PushedContent> = { text };
  const hash = contentHash(content);
  await classes.putBlob({ kind: "pad", hash, json: JSON.stringify(content) });
  return { hash };
}

/** Rejects when the store fails or has no such text: what was pushed was kept before. */
export async function readPushedText(classes: ClassStore, { hash }: PushedText): Promise<string> {
  const content = PushedContent.safeParse(parseJson((await classes.getBlob("pad", hash)) ?? ""));
  if (!content.success) throw new Error(`The store holds no pushed text ${hash}`);
  return content.data.text;
}
