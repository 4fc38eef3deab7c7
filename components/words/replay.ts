import type { Mark } from "../../domain/recording/recording.ts";
import { count } from "./common.ts";

/** Watching a class again. */
export const replayWords = {
  page: "Replay",
  loading: "Getting the recording…",
  waiting: "Getting this part of the recording…",
  /** Minutes, people and the date under the title. */
  minutes: (ms: number) => count(Math.max(1, Math.round(ms / 60_000)), "minute", "minutes"),
  people: (number: number) => count(number, "student", "students"),
  live: "This class is still going on: you have seen what is recorded so far.",
  awaitMore: "Go on when more has come",
  awaitsMore: "This class is still going on. The replay goes on by itself as soon as more is recorded.",
  timeline: "Timeline",
  controls: "Playing",
  play: "Play",
  pause: "Pause",
  back: "5 seconds back",
  forward: "5 seconds forward",
  backShort: "−5 s",
  forwardShort: "+5 s",
  chapterBack: "Chapter before",
  chapterForward: "Next chapter",
  chapterShort: "chapter",
  chapters: "Chapters",
  speed: "Speed",
  speedOf: (speed: number) => `${speed}×`,
  compressIdle: "Compress idle",
  compressIdleHint: "Leaves out times in which nothing happens",
  fullScreen: "Full screen",
  leaveFullScreen: "Leave full screen",
  more: "Keys",
  search: "Search",
  copyLink: "Copy link at this time",
  copied: "Link copied",
  /** To the owner, whose own link is of no use to others. */
  copiedOwn: "Link copied. It works in this browser only: share the recording to get one for others.",
  /** In a page that replays by itself, whose address is that of a file. */
  copiedFile: "Link copied. It opens this file, on this device only.",
  notCopiedFile: "Your browser does not let this page copy.",
  asOthers: "See it as others do",
  asOthersHint: "Students have other names, and what is private is left out",
  asOwner: "Back to your own view",
  /** Under their pictures, where there is little room. */
  short: { copyLink: "Link", asOthers: "Others", asOwner: "Back" },
  notCopied: "Your browser does not let this page copy. The link is in the address bar now.",
  editHere: "Edit here",
  /** In a page that replays by itself, in which there is nothing to edit with. */
  alone:
    "This page replays by itself, also offline. To change the code and run it, import the class’s recording file (.baton) into Baton and press Edit here.",
  /** '26:41 of 47:12, Sending a value in' */
  instant: (at: string, length: string, chapter: string) =>
    `${at} of ${length}${chapter === "" ? "" : `, ${chapter}`}`,
  paused: (at: string, chapter: string) => `Paused at ${at}${chapter === "" ? "" : `, ${chapter}`}.`,
  ended: "This is the end of the recording.",
  endedSoFar: "This is all that is recorded so far.",
  drives: (name: string) => `${name} has the baton`,
  away: "You step by yourself. The replay stands still.",
  return: "Return",
  idleLegend: "hatched: nothing happens",
  idleLegendOut: "hatched: nothing happens, left out",
  blank: "The screens were blank here.",
  shown: {
    label: "What stands in the code’s place",
    auto: "As the class saw it",
    code: "The example",
    spotlight: "In the spotlight",
    free: (whose: string) => `${whose}, free`,
    version: (whose: string, version: number) => `${whose}, sent code ${version}`,
  },
  typing: (names: readonly string[]) =>
    names.length === 1 ? `${names[0]} is typing` : `${names.length} people are typing`,
} as const;

/** The host's voice in a replay. */
export const voicePlayWords = {
  voice: "Voice",
  /** What pressing it does. */
  hear: "Turn the host’s voice on (M)",
  silence: "Turn the host’s voice off (M)",
  turnOn: "Turn the voice on",
  volume: "Volume",
  volumeOf: (volume: number) => `${Math.round(volume * 100)} %`,
  loading: "Voice is loading",
  missing: "This part of the voice is missing",
  unplayable: "This browser cannot play the voice of this class",
  key: { keys: ["M"], does: "Voice on and off" },
} as const;

/** What a mark on the timeline stands for. */
export const markWords: Readonly<Record<Mark["kind"], string>> = {
  run: "run",
  edits: "edits",
  baton: "baton handed over",
  spotlight: "spotlight",
  push: "code sent",
  question: "question",
};

/** Looking for something in a replay. */
export const searchWords = {
  title: "Search this recording",
  field: "Word or line of code",
  hint: "Searches the lesson and all pads, over the whole class.",
  looking: (share: number) => `Looking: ${Math.round(share * 100)} %`,
  found: (number: number) => count(number, "place found", "places found"),
  none: "Nothing like that was shown or typed.",
  notAll: "Some of the recording could not be looked through. Check your connection, then search again.",
  inLesson: (title: string) => `Lesson: ${title}`,
  line: (number: number) => `line ${number}`,
} as const;

/** Changing and running the program of an instant. */
export const forkWords = {
  title: (at: string) => `Your copy from ${at}`,
  text: "Change it and run it: nothing of the replay changes.",
  editor: "Your program",
  back: "Back to the replay",
  empty: "Nothing stood here at this instant. Write something and run it.",
} as const;

/** The keys of a replay. */
export const replayKeys = [
  { keys: ["Space"], does: "Play and pause" },
  { keys: ["←", "→"], does: "5 seconds back and forward" },
  { keys: ["Shift", "← →"], does: "A tenth of the recording back and forward" },
  { keys: ["[", "]"], does: "Chapter before, next chapter" },
  { keys: ["0–9"], does: "Jump: 0 is the beginning, 5 the middle" },
  { keys: ["Page Up", "Page Down"], does: "Step by yourself, back and forward" },
  { keys: ["."], does: "To the next thing that happens" },
  { keys: ["/"], does: "Search" },
  { keys: ["F"], does: "Full screen" },
  { keys: ["Esc"], does: "Return from your own steps" },
  { keys: ["?"], does: "Show this list" },
] as const;

/** Why the replay stands still, where it goes on by itself. */
export const waitingWords: Readonly<Record<string, string>> = {
  unreachable: "The server cannot be reached. The replay waits, and goes on by itself when it can.",
  "being-prepared":
    "The recording is being prepared anew. The replay waits, and goes on by itself when it can.",
  unavailable: "The server is busy. The replay waits, and goes on by itself when it can.",
};

/** Why there is nothing to watch: what happened, and what to do. */
export const replayRefusals: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  "no-recording": {
    title: "There is no such recording",
    text: "The link may be mistyped, or it is for its owner only: open it in the browser that hosted the class, or ask for the link that is shared.",
  },
  "recording-deleted": {
    title: "This recording was deleted",
    text: "Its owner deleted it for good. Nothing of it is kept here.",
  },
  "recording-expired": {
    title: "This recording has expired",
    text: "Recordings are kept here for a while only, and this one’s time is over. Its owner may still have it as a file.",
  },
  "not-shared": {
    title: "This recording is not shared any more",
    text: "Its owner has taken the link back. Ask them for a new one.",
  },
  "being-prepared": {
    title: "This recording is being prepared",
    text: "That takes a few seconds for each hour of the class. It opens here by itself as soon as it is ready.",
  },
  "nothing-recorded": {
    title: "Nothing is recorded yet",
    text: "Nothing of this class was recorded, or all of it was left out. If it is still going on, what comes of it opens here by itself.",
  },
};
