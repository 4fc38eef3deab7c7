import { count } from "./common.ts";

/** Words of the host's console. */
export const teachWords = {
  title: "Host console",
  opening: "Opening your console…",
  students: (number: number) => count(number, "student", "students"),
  roomCode: "Room code",
  peopleHere: (online: number, joined: number) =>
    joined > online ? `${online} here · ${joined - online} away` : `${online} here`,
  elapsed: "Time since the class began",
  line: {
    connecting: "Connecting",
    live: "Connected",
    reconnecting: "Reconnecting",
    ended: "Class ended",
  },
  waiting: (number: number) => `${count(number, "change", "changes")} not sent yet`,
  controls: "Class controls",
  callBack: "Call everyone back",
  lockRoom: "Lock the room",
  unlockRoom: "Unlock the room",
  roomLocked: "Room locked",
  blank: "Blank screens",
  show: "Show screens",
  blanked: "The screens are blank. Your class sees a calm cover, and you see the lesson.",
  keepAll: "Keep everyone with me",
  freeAll: "Let everyone look around",
  keptAll: "Nobody but hosts can look around on their own.",
  end: {
    open: "End class",
    title: "End this class?",
    text: "Everybody's screen stops following. Nobody can come back in, and it cannot be undone. The record of the class is kept.",
    confirm: "End class",
  },
  ended: {
    text: (students: string) =>
      `The class has ended. ${students} took part. You can still look through the steps here.`,
    home: "To the start page",
  },
  invite: {
    open: "Show the QR code and links",
    title: "Bring people in",
    text: "Show this, or send the link. The code works too.",
    qr: "QR code of the link for students",
    student: "Link for students",
    screen: "Open the projector view",
    host: "Host link, for another device of yours",
    hostText: "Whoever has it can run this class. Send it to nobody but yourself or a co-host.",
    hostShow: "Get the host link",
    hostLoading: "Getting the host link…",
    copyStudent: "Copy the student link",
    copyHost: "Copy the host link",
    copy: "Copy",
    copied: "Copied",
    notCopied: "Your browser does not let this page copy. Select the link and copy it yourself.",
  },
  outline: {
    label: "Steps",
    title: "Lesson",
    done: "done",
    classHere: "the class is here",
    studentsHere: (number: number) => count(number, "student here", "students here"),
  },
  notes: {
    title: "Your notes",
    loading: "Getting your notes…",
    none: "No notes for this step.",
    answer: "Answer",
    onlyYou: "Only hosts see this.",
  },
  next: {
    title: "Next",
    step: (number: number, title: string) => `Step ${number} · ${title}`,
    last: "This is the last step.",
  },
  keyHints: [
    ["PgDn", "forward"],
    ["B", "blank"],
    ["?", "all keys"],
  ],
  baton: {
    drives: "is driving. Their steps move the class.",
    somebody: "Somebody else",
    takeBack: "Take the baton back",
  },
  panels: "People in the class",
  hands: {
    title: "Hands",
    up: (number: number) => count(number, "hand is up", "hands are up"),
    none: "No hand is up. Students raise one with the hand button, and the first comes first here.",
    lower: "Lower",
    lowerOf: (name: string) => `Lower the hand of ${name}`,
    pass: "Pass the baton",
    passTo: (name: string) => `Pass the baton to ${name}`,
    unknown: "Somebody",
    drives: "drives",
  },
  people: {
    title: "People",
    none: "Nobody has joined yet. Show the code, or the QR code.",
    find: "Find a name",
    notFound: (typed: string) => `Nobody here is called “${typed}”.`,
    sort: "Sort",
    orders: { name: "By name", apart: "Away first" },
    you: "you",
    host: "host",
    drives: "drives",
    hand: (place: number) => `hand up, ${place} in line`,
    kept: "kept with the class",
    withClass: "with the class",
    away: "away",
    onStep: (number: number) => `on step ${number}`,
    menu: (name: string) => `What to do with ${name}`,
    rename: "Rename",
    pass: "Pass the baton",
    takeBaton: "Take the baton back",
    makeHost: "Make co-host",
    makeStudent: "Make student",
    keep: "Keep with the class",
    free: "Let look around",
    lower: "Lower the hand",
    remove: "Remove",
    ban: "Ban",
    banned: (number: number) => `${count(number, "person", "people")} banned`,
    unban: "Unban",
    unbanOf: (name: string) => `Unban ${name}`,
  },
  ask: {
    rename: { title: (name: string) => `Rename ${name}`, label: "New name", confirm: "Rename" },
    makeHost: {
      title: (name: string) => `Make ${name} a co-host?`,
      text: "A co-host can do all that you can: lock the room, remove people, end the class. You can take it back.",
      confirm: "Make co-host",
    },
    remove: {
      title: (name: string) => `Remove ${name}?`,
      text: "They leave the class at once. They can come back with the code.",
      confirm: "Remove",
    },
    ban: {
      title: (name: string) => `Ban ${name}?`,
      text: "They leave the class at once and cannot come back in this browser, until you unban them.",
      confirm: "Ban",
    },
  },
  out: {
    title: "You cannot teach here",
    student: {
      title: "You are a student in this class",
      text: "The console is for hosts. A host can make you a co-host, or open the host link on this device.",
      go: "Go to the class",
    },
    claim: "The host link did not work",
    join: "Join as a student",
    home: "To the start page",
  },
} as const;

/** Seconds as a running clock: 0:07, 31:04, 1:02:09. */
export function clockWords(seconds: number): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
