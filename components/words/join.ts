/** Words of the door of a class. */
export const joinWords = {
  title: "Join the class",
  about: (lesson: string) => `The lesson is ${lesson}.`,
  nameLabel: "Your name",
  nameHint: "Your host sees it. Others see it only if you get the baton.",
  recording:
    "While you see Recording, the class is kept: its steps, runs and the shared pad. While you see “with voice”, so is what the host’s microphone hears. People it is shared with see no names and no private pads. Your host sees both.",
  join: "Join the class",
  joining: "Joining…",
  knocking: "Finding the class…",
  back: "Type another code",
  tryAgain: "Try again",
  rejoin: "You were taken out of this class. You may join it again.",
  hosting: {
    title: "You host this class",
    text: (name: string) =>
      `This browser hosts the class as ${name}, so it goes to the console, not to a seat.`,
    go: "Open the console",
  },
  doors: {
    wrong: {
      title: "No class has this code",
      text: "It may be mistyped, or the class may be long over. Look at the code again, or ask your host for it.",
    },
    closed: {
      title: "This class has ended",
      text: "Nobody can come in any more. If you expected it to run, ask your host for the new code.",
    },
    full: {
      title: "The room is full",
      text: "Every seat is taken. Tell your host, and try again when somebody has left.",
    },
    locked: {
      title: "The room is locked",
      text: "Your host lets nobody in at the moment. Ask them to unlock the room, then try again.",
    },
    banned: {
      title: "You are banned from this class",
      text: "Your host decided that. If it is a mistake, speak to them: they can let you in again.",
    },
  },
  stuck: "The class could not be reached",
} as const;
