/** Words that more than one screen says. */
export const commonWords = {
  product: "Baton",
  home: "Baton, home",
  cancel: "Cancel",
  close: "Close",
  keys: "Keys",
  tryAgain: "Try again",
  goHome: "Go to the start page",
  loadingLesson: "Getting the lesson…",
  connecting: "Connecting to the class…",
  themes: { system: "as on your device", light: "light", dark: "dark" },
  theme: (now: string, next: string) => `Colours: ${now}. Switch to ${next}`,
  notFound: {
    title: "There is nothing here",
    text: "The address may be mistyped, or the page has moved. Nothing of yours is lost.",
  },
  failed: {
    title: "This page broke",
    text: "Something went wrong on our side. Your class and everything you sent are kept. Load the page again to go on.",
    reload: "Load again",
  },
} as const;

/** '1 student', '5 students'. */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
