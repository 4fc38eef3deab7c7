/** Words that more than one screen says. */
export const commonWords = {
  product: "Baton",
  home: "Baton, home",
  cancel: "Cancel",
  close: "Close",
  tryAgain: "Try again",
  goHome: "Go to the start page",
  loadingLesson: "Getting the lesson…",
  connecting: "Connecting to the class…",
  theme: "Light or dark",
  themes: { system: "As your device", light: "Light", dark: "Dark" },
  switchTheme: (to: string) => `Switch to ${to}`,
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
