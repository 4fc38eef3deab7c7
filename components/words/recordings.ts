import type { FileError } from "../../domain/recording/file-format.ts";
import { count } from "./common.ts";
import { refusalWords } from "./refusals.ts";

/** Words of the owner's page. */
export const recordingsWords = {
  title: "Your classes",
  text: "The classes that were started in this browser, to watch again, to share, or to delete.",
  loading: "Looking for your classes…",
  list: "Recordings",
  nothingYet: "nothing recorded",
  justBegun: "just begun",
  preparing: "Being prepared…",
  empty: {
    title: "No class yet",
    text: "Start a class in this browser, and it is here afterwards: to watch again, to share, or to delete.",
    start: "Start a class",
  },
  live: "Running",
  notEnded: "Not ended",
  imported: "From a file",
  isShared: "Shared",
  isSharedUnheard: "Shared without the voice",
  cut: "Shortened",
  watch: "Watch",
  watchOf: (title: string) => `Watch ${title}`,
  goOn: "Go on teaching",
  goOnOf: (title: string) => `Go on teaching ${title}`,
  share: "Share",
  shareOf: (title: string) => `Share ${title}`,
  download: "Download",
  downloadOf: (title: string) => `Download ${title}`,
  menu: (title: string) => `More about ${title}`,
  students: (number: number) => count(number, "student", "students"),
  said: {
    renamed: (title: string) => `It is called ${title} now.`,
    cut: "The recording is shortened. The class itself is kept: you can take it back.",
    shared: "There is a link now.",
    unshared: "The link no longer works.",
    heard: "Whoever has the link hears the voice.",
    unheard: "The voice is left out of what is shared.",
    deleted: (title: string) => `${title} is deleted.`,
    forgotten: (name: string) => `The data of ${name} is deleted.`,
  },
  rename: {
    open: "Rename",
    title: "Rename this class",
    label: "Name",
    confirm: "Rename",
    empty: "Type a name.",
  },
  sharing: {
    title: "Share this recording",
    what: "Whoever has the link can watch it. Students appear as Student 1, Student 2 and so on; private pads are not in it.",
    voice: "The host’s voice is heard",
    voiceHint:
      "Without the tick it is left out of what they watch and download; you still hear it. What somebody downloaded before stays as it is.",
    make: "Make a link",
    label: "Link",
    copy: "Copy the link",
    look: "See what they see",
    stop: "Stop sharing",
    stopText: "The link stops working for everybody who has it. You can make another one later.",
  },
  cuts: {
    open: "Trim and hide",
    title: "Trim and hide",
    text: "What you leave out is in no recording that anybody watches or downloads. It is not deleted: you can take it back here.",
    picture: (kept: string, whole: string) => `${kept} of ${whole} are left`,
    nothing: "Nothing would be left. Leave out less.",
    pending: "The times that you typed last are not hidden yet. Press Hide this, or empty them; then save.",
    ends: "Ends",
    slide: (what: string) => `${what}, slider`,
    from: "Begins at",
    to: "Ends at",
    times: "Times since the class began, like 26:41 or 1:02:03.",
    badTime: "That is no time. Type it like 26:41.",
    outside: (whole: string) => `The class lasted ${whole}. Type a time within it.`,
    backwards: "It would end before it begins. Swap the two times.",
    hidden: "Hidden",
    noneHidden: "Nothing is hidden. Type two times, or draw over the picture above.",
    range: (from: string, to: string) => `${from} to ${to}`,
    showAgain: "Show again",
    showAgainOf: (range: string) => `Show ${range} again`,
    hideFrom: "Hide from",
    hideTo: "Hide to",
    hide: "Hide this",
    save: "Save",
  },
  files: {
    title: "Download this recording",
    names: "Who is in it",
    shared: "Without names",
    sharedHint: "Students appear as Student 1, Student 2 and so on; private pads are left out. To hand on.",
    sharedUnheardHint:
      "Students appear as Student 1, Student 2 and so on; private pads are left out, and the voice, as you chose under Share. To hand on.",
    owner: "With all names and pads",
    ownerHint: "As you see it. Keep it to yourself.",
    file: "Recording file (.baton)",
    fileHint: "Can be imported into Baton, here or elsewhere.",
    tooLarge: {
      shared:
        "The class is larger than a recording file may be (256 MB), so it could not be imported again. Trim it, hide parts of it, or leave out the voice under Share, then download it. The web page can be downloaded as it is.",
      owner:
        "The class is larger than a recording file may be (256 MB), so it could not be imported again. Trim it, hide parts of it, or leave out names and voice, then download it. The web page can be downloaded as it is.",
    },
    page: "Web page (.html)",
    pageHint: "Plays by itself in any browser, also offline.",
  },
  bring: {
    title: "Import a recording",
    text: "Choose a .baton file, or drop one here.",
    choose: "Choose a file",
    sending: (name: string, percent: number) => `Sending ${name}: ${percent} %`,
    reading: (name: string) => `Reading ${name}…`,
    failed: (name: string, why: string) => `${name} was not imported. ${why}`,
    done: (name: string) => `${name} is imported.`,
    one: "Those were several files. Drop them one at a time.",
    progress: "Sent",
  },
  forget: {
    open: "Delete a student’s data",
    title: "Delete a student’s data",
    text: "Their private pads and their name are deleted for good. What they wrote in the class’s pad stays, without a name.",
    who: "Student",
    confirm: (name: string) => `Delete the data of ${name}`,
    nobody: "Nobody joined this class.",
    live: "This class is still going on. End it first: then what is a student’s can be deleted.",
  },
  remove: {
    open: "Delete",
    title: (title: string) => `Delete ${title}?`,
    text: "The class and everything of it are deleted for good: steps, pads, runs, voice and the link. It cannot be undone.",
    live: "It is still going on. Everybody in it is sent away.",
    label: "Type its name to delete it",
    wrong: (title: string) => `That is not its name. Type ${title}.`,
    confirm: "Delete for good",
  },
} as const;

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });
const dayOfYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
const inDays = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** 'Will be deleted on 3 March, in 12 days'; both in milliseconds since 1970. */
export function expiryWords(at: number, now: number): string {
  const midnight = (time: number): number => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(at) - midnight(now)) / 86_400_000);
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return `Will be deleted on ${(sameYear ? day : dayOfYear).format(at)}, ${inDays.format(Math.max(0, days), "day")}`;
}

/** '47 min', '1 h 5 min'; from milliseconds. */
export function lengthWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return "under a minute";
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`].filter(Boolean).join(" ");
}

/** '840 kB', '12.3 MB'; from bytes. */
export function sizeWords(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1000));
  return kilobytes < 1000 ? `${kilobytes} kB` : `${(kilobytes / 1000).toFixed(1)} MB`;
}

const FILE_SENTENCES: Readonly<Record<FileError, string>> = {
  "file-foreign": "This is not a Baton recording. Choose a file whose name ends in .baton.",
  "file-newer": "A newer Baton made it. Update this server, then import it again.",
  "file-truncated": "It ends too early, as after a download that was cut off. Get the file again.",
  "file-tampered": "Something in it was changed or damaged, so none of it was taken. Get the file again.",
  "file-unsafe": "Its lesson has something in it that no lesson may have, so none of it was taken.",
  "too-large": "It is larger than a recording may be.",
};

/** Why a file was not taken, and how much of it could be read. */
export function importRefusalWords({ code, retryAfterS, playsMs }: ImportRefusal): string {
  if (!isFileError(code)) return refusalWords(code, retryAfterS);
  return code === "file-truncated"
    ? `${FILE_SENTENCES[code]} ${readableWords(playsMs)}`
    : FILE_SENTENCES[code];
}

function readableWords(playsMs = 0): string {
  if (playsMs === 0) return "Nothing of it could be read.";
  const seconds = Math.max(1, Math.round(playsMs / 1000));
  const first = seconds < 60 ? count(seconds, "second", "seconds") : lengthWords(playsMs);
  return `Only its first ${first} could be read.`;
}

interface ImportRefusal {
  readonly code: string;
  readonly retryAfterS?: number;
  readonly playsMs?: number;
}

function isFileError(code: string): code is FileError {
  return Object.hasOwn(FILE_SENTENCES, code);
}
