/** Words around the editor. */
export const editorWords = {
  /** Read out with the name of the field. */
  leave: "Tab indents. To leave the editor press Escape, then Tab.",
  keyRow: "Under the editor",
  keys: "Keys for code",
  indent: "Indent",
  dedent: "Dedent",
  undo: "Undo",
  redo: "Redo",
  /** Signs beside the line numbers, on hover. */
  marks: { next: "Runs next", last: "Just ran", parked: "Paused here" },
} as const;

/** What a key of the row is called, by what it types. */
export const characterNames: Readonly<Record<string, string>> = {
  ":": "Colon",
  "(": "Opening parenthesis",
  ")": "Closing parenthesis",
  "[": "Opening bracket",
  "]": "Closing bracket",
  '"': "Double quote",
  "'": "Single quote",
  _: "Underscore",
  "=": "Equals sign",
};
