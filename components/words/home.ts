import { count } from "./common.ts";

/** Words of the start page. */
export const homeWords = {
  joinTitle: "Join your class",
  joinText: "Type the code that your host shows. Capitals, spaces and dashes do not matter.",
  codeLabel: "Room code",
  codeHint: "Six letters and digits, like K7P-4XM",
  join: "Join",
  looking: "Looking for the class…",
  teachTitle: "Teach a class",
  teachText:
    "Pick a lesson, show the code, and step. Everybody’s screen follows yours. No accounts, nothing to install.",
  start: "Start a class",
  picture:
    "A module hands the baton to a generator with next(), the generator hands it back with yield and pauses, and send() wakes it again.",
  lessons: "Lessons",
  lessonsText: "Go through one by yourself, at your own pace, or look at it before you teach it.",
  noLessons:
    "This server has no lessons yet. Put a Markdown file into its lessons folder, then start it again.",
  alone: "Step through it alone",
  steps: (number: number) => count(number, "step", "steps"),
  minutes: (number: number) => `about ${count(number, "minute", "minutes")}`,
  hosted: "Classes you hosted",
  hostedEmpty:
    "Classes that you start in this browser are listed here, so that you find your way back to them.",
  hostedAll: "All your classes and their replays",
  hostedLoading: "Looking for your classes…",
  hostedPeople: (number: number) => count(number, "student", "students"),
  hostedRunning: "Running",
  hostedEnded: "Ended",
  goOn: "Go on teaching",
  replay: "Replay",
  goOnFor: (title: string, code: string) => `Go on teaching ${title}, ${code}`,
  replayFor: (title: string, code: string) => `Replay of ${title}, ${code}`,
  codeEmpty: "Type the code of your class first.",
  codeShort: (missing: number) =>
    `${count(missing, "character is", "characters are")} still missing: a code has six.`,
  codeLong: (over: number) => `${count(over, "character", "characters")} too many: a code has six.`,
  codeStrange: (letters: readonly string[]) =>
    `No code has ${letters.map((letter) => `“${letter}”`).join(" or ")} in it. Look at the code again.`,
} as const;
