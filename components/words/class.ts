import type { Position } from "../../domain/lesson/position.ts";

/** What a student reads in class. */
export const classWords = {
  chips: {
    following: "Following",
    own: "On your own",
    locked: "Locked",
    reconnecting: "Reconnecting",
    ended: "Class ended",
  },
  roomCode: "Room code",
  raiseHand: "Raise hand",
  lowerHand: "Lower hand",
  handPlace: (place: number) => (place === 1 ? "You are next" : `${ordinal(place)} in line`),
  returnToClass: "Return to the class",
  classElsewhere: (theirs: Position, own: Position) => {
    if (theirs.step !== own.step) return `The class is on step ${theirs.step + 1}.`;
    if (theirs.frame !== own.frame) return `The class is on frame ${theirs.frame + 1} of this step.`;
    return "The class is right here too.";
  },
  withClass: "You are with the class.",
  keptWithClass: "Your host keeps everyone together: you move when the class moves.",
  onYourOwn: "You are looking around. Nobody else moves with you.",
  driving: "You are driving: the class goes where you go.",
  hasBaton: (name: string) => `${name} has the baton.`,
  hostHasBaton: "Your host has the baton.",
  baton: {
    yours: "You have the baton.",
    meaning: "Every step you take moves the whole class.",
    handBack: "Hand the baton back",
  },
  blank: {
    title: "Look up for a moment",
    text: "Your host has paused the screens. They come back by themselves, at the right step.",
  },
  away: {
    forward: (from: number, to: number) =>
      from === to ? `While you were away: step ${from}.` : `While you were away: steps ${from} to ${to}.`,
    back: (to: number) => `While you were away, the class went back to step ${to}.`,
    look: (step: number) => `Look at step ${step}`,
    stay: "Stay with the class",
  },
  offline: "The connection to the class is lost. Baton keeps trying, and brings you to the right step.",
  unsent: (number: number) =>
    number === 1
      ? "One thing you did is kept and will be sent."
      : `${number} things you did are kept and will be sent.`,
  ended: "This class has ended. You can look through the lesson as long as you like.",
  stepAlone: "Step through it alone",
  youHost: "You host this class. This is how your students see it.",
  console: "Open the host console",
  question: "Think about it. Your host will ask for answers.",
  questionAfterwards: "Think about it, then go on.",
} as const;

/** '2nd', '11th'. */
export function ordinal(number: number): string {
  const tail = number % 100;
  if (tail >= 11 && tail <= 13) return `${number}th`;
  return `${number}${{ 1: "st", 2: "nd", 3: "rd" }[number % 10] ?? "th"}`;
}
