import type { Writers } from "../../domain/session/events.ts";

/** Words around the pads of a class. */
export const padWords = {
  region: "Pad",
  pads: "Which pad",
  shared: "Shared pad",
  mine: "My pad",
  /** Somebody's own pad, to others. */
  of: (name: string) => `${name}’s pad`,
  ofSomebody: "A student’s pad",
  back: "Back to the execution",
  backToLesson: "Back to the lesson",
  opening: "Opening the pad…",
  openingEditor: "Opening the editor…",
  place: "Where it begins",
  places: { example: "This example", free: "Free pad" },
  freeName: "pad.py",
  more: "More for this pad",
  saved: "Saved",
  saving: "Saving…",
  offline: "Offline: what you type is kept, and sent when you are back.",
  offlineOpening: "Offline: the pad opens when you are back.",
  /** Why one may only read, by who may write. */
  readers: {
    hosts: "Only hosts write here now.",
    baton: "Whoever has the baton writes here now.",
    chosen: "Those whom your host chose write here now.",
    everyone: "Everyone writes here now.",
  } satisfies Record<Writers, string>,
  readOther: "You read along: only its owner writes here.",
  readClosed: "The class has ended. You can still read the pads.",
  ask: "Ask to edit",
  writeInMine: "Write in my pad",
  asked: (place: number) => (place === 1 ? "Asked: you are next." : `Asked: you are number ${place}.`),
  askedToShow: (place: number) =>
    place === 1 ? "Asked to show it: you are next." : `Asked to show it: you are number ${place}.`,
  putAside: "What you typed is put aside, and the pad is as everybody has it.",
  copyAside: "Copy what was put aside",
  copied: "Copied",
  notCopied: "Your browser does not let this page copy. Select the text and copy it yourself.",
  showAside: "Show it",
  understood: "Close",
  present: (names: string) => `Also here: ${names}`,
  andMore: (number: number) => `${number} more`,
  earlier: "The execution is from an earlier version.",
  other: "The execution is of another program.",
  reset: "Reset to the example",
  clear: "Clear the pad",
  take: "Take the class’s text",
  taking: "Getting the class’s text…",
  showMine: "Show mine to the class",
  wasReset: "The pad is as it began.",
  wasTaken: "The class’s text is in your pad.",
  undo: "Undo",
  version: "Version",
  versions: (version: number) => (version === 0 ? "Yours" : `Sent by your host, ${version}`),
  pushed: "Your host sent a new version. Yours is kept.",
  pushedFirst: "Your host sent code for this step.",
  pushedFree: "Your host sent code to your free pad.",
  openMine: "Open my pad",
  older: "This is your earlier version.",
  toMine: "Back to mine",
  toNew: "To the new one",
  spotlight: {
    live: "Everybody sees this pad now",
    yours: "Your pad",
    unnamed: "without the name",
    fold: "Fold it away",
    folded: (whose: string) => `${whose} is shown to the class.`,
    look: "Look at it",
    end: "End the spotlight",
    /** On the wall, beside whose it is. */
    wall: "Shown by your host",
  },
} as const;

/** What a host does with pads. */
export const hostPadWords = {
  writers: "Who may write in the shared pad",
  writersShort: "Who writes",
  to: {
    hosts: "Only hosts",
    baton: "Whoever has the baton",
    chosen: "Chosen students",
    everyone: "Everyone",
  } satisfies Record<Writers, string>,
  chosen: (names: string) => `Chosen: ${names}`,
  noneChosen: "Nobody is chosen yet: choose students in the list below.",
  letWrite: "Let them write in the shared pad",
  stopWriting: "Stop letting them write",
  openTheirs: "Open their pad",
  show: "Show to the class",
  showUnnamed: "Show to the class without the name",
  send: "Send to everybody…",
  sent: "Sent: everybody has it as a new version of their own pad.",
  sendTitle: "Send this text to everybody?",
  sendText:
    "Everybody gets it as a new version of their own pad. Nothing that anybody typed is lost: their own version stays one click away.",
  sendConfirm: "Send to everybody",
  wantsEdit: "wants to edit the shared pad",
  wantsShow: "wants to show their pad",
  letThem: "Let them write",
  letThemOf: (name: string) => `Let ${name} write`,
  openOf: (name: string) => `Open the pad of ${name}`,
  openShort: "Open their pad",
  showOf: (name: string) => `Show the pad of ${name} to the class`,
  showShort: "Show to the class",
  writes: "may write",
  shown: "pad shown to the class",
} as const;

/** 'Ada', 'Ada, Bo', 'Ada, Bo, Cy and 4 more'. */
export function namesWords(names: readonly string[], most = 3): string {
  const rest = names.length - most;
  const shown = names.slice(0, most).join(", ");
  return rest > 0 ? `${shown} and ${padWords.andMore(rest)}` : shown;
}

/** Where there is room for one of them at a time. */
export const phoneTabWords = {
  label: "Parts of this step",
  lesson: "Lesson",
  pad: "Pad",
  output: "Output",
} as const;
