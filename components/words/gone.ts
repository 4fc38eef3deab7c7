/** Where a class cannot be shown: apart, since few ever see it. */
export const goneWords = {
  title: "You are not in this class",
  removed: "You were removed",
  banned: "You cannot join this class",
  noClass: "There is no such class",
  badCode: (typed: string) =>
    `‘${typed}’ is not a room code. A code has six letters and digits, like K7P-4XM. Check it with your host.`,
  toDoor: "Taking you to the page where you join…",
  joinAgain: "Join again",
  otherCode: "Type another code",
  reload: "Load again",
} as const;
