import { homeWords } from "../words/home.ts";
import { readTypedCode } from "./typed-code.ts";

/** What is wrong with a code that is still being typed: what is missing is yet to come. */
export function problemWhileTyping(typed: string): string | null {
  const read = readTypedCode(typed);
  return read.is === "strange" || read.is === "long" ? codeProblem(typed) : null;
}

/** What is wrong with a code that was sent off; null when it is one. */
export function codeProblem(typed: string): string | null {
  const read = readTypedCode(typed);
  switch (read.is) {
    case "code":
      return null;
    case "empty":
      return homeWords.codeEmpty;
    case "short":
      return homeWords.codeShort(read.missing);
    case "long":
      return homeWords.codeLong(read.over);
    case "strange":
      return homeWords.codeStrange(read.letters);
  }
}
