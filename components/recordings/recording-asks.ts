import type { RecordingCard } from "../../domain/recording/recording-api.ts";

/** What an owner may be asked about, each in a dialog of its own. */
export type RecordingAsk = "rename" | "share" | "cuts" | "files" | "forget" | "remove";

/** What can be done with a recording, the frequent first. A file has no students of this server, and cannot be shortened. */
export function asksFor({ imported, lasted, students }: RecordingCard): readonly RecordingAsk[] {
  const cut = lasted === undefined || lasted === 0 ? [] : (["cuts"] as const);
  const forget = imported || students.length === 0 ? [] : (["forget"] as const);
  return ["share", "files", "rename", ...cut, ...forget, "remove"];
}

/** Whether something of the class is left out on purpose. */
export function isCut({ trim, hidden }: RecordingCard): boolean {
  return trim.from > 0 || trim.to !== null || hidden.length > 0;
}
