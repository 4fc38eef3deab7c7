import { text } from "../domain/schema.ts";
import { inBrowser, kept } from "./storage/kept.ts";

const name = kept(inBrowser, "baton:name", text(0, 1000));

/** The name that this person gave last; empty when they never did, or the browser keeps nothing. */
export function rememberedName(): string {
  return name.read() ?? "";
}

/** Keeps the name for the next class. */
export function rememberName(typed: string): void {
  name.write(typed);
}
