export interface KeyWords {
  readonly keys: readonly string[];
  readonly does: string;
}

/** What the keys do, screen by screen. */
export const keyWords = {
  title: "Keys",
  clicker:
    "A clicker sends Page Up and Page Down, so it works here too. No key does anything while you type.",
  typing: "No key does anything while you type.",
  forward: { keys: ["→", "Page Down"], does: "Go forward" },
  back: { keys: ["←", "Page Up"], does: "Go back" },
  return: { keys: ["Esc"], does: "Return to the class" },
  blank: { keys: ["B", "."], does: "Blank the screens, and show them again" },
  list: { keys: ["?"], does: "Show this list" },
  inExecution: "While a program is stepped through",
  execution: [
    { keys: ["Space"], does: "Play and pause" },
    { keys: ["N"], does: "Next hand-over" },
    { keys: ["Shift", "N"], does: "Previous hand-over" },
    { keys: ["L"], does: "Next line" },
    { keys: ["R"], does: "Run the program" },
    { keys: ["P"], does: "Change the program, and go back to it" },
  ],
} as const;
