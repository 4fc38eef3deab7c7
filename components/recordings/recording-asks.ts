import type { RecordingCard } from "../../domain/recording/recording-api.ts";

/** What is rarely asked for, in the menu of a recording. */
type MenuAsk = "rename" | "cuts" | "forget" | "remove";

/** What an owner may be asked about, each in a dialog of its own. */
export type RecordingAsk = "share" | "files" | MenuAsk;

/** Opens the dialog. `button` is what was pressed for it: the focus comes back there. */
export type AskAbout = (what: RecordingAsk, button: HTMLElement) => void;

/** What is in the menu: a file has no students of this server, and cannot be shortened. */
export function asksInMenu({ imported, lasted, students }: RecordingCard): readonly MenuAsk[] {
  const cuts = lasted === undefined || lasted === 0 ? [] : (["cuts"] as const);
  const forget = imported || students.length === 0 ? [] : (["forget"] as const);
  return ["rename", ...cuts, ...forget, "remove"];
}

/** Whether there is a voice that those who have the link are not to hear. */
export function isUnheard({ voice, voiceShared }: RecordingCard): boolean {
  return voice && !voiceShared;
}

/** Whether something of the class is left out on purpose. */
export function isCut({ trim, hidden }: RecordingCard): boolean {
  return trim.from > 0 || trim.to !== null || hidden.length > 0;
}
