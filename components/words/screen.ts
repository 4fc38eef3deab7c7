import { count } from "./common.ts";

/** What the whole room reads from the last row. */
export const screenWords = {
  join: "Join the class",
  address: (host: string) => ({ before: "Open ", host, after: " and type this code" }),
  qr: "QR code of the link to join this class",
  joined: (number: number) =>
    number === 0 ? "Nobody has joined yet" : `${count(number, "student", "students")} joined`,
  blank: "The host has paused the screens",
  ended: "The class has ended",
  endedText: "Thank you for coming.",
  reconnecting: "Reconnecting",
  toJoin: "Join with",
  question: "Think about it. Your host will ask for answers.",
  gone: "This screen cannot show the class",
} as const;
