import { commonWords } from "../words/common.ts";
import { Logo } from "./logo.tsx";

/** The logo as the way to the first page. */
export function HomeLink() {
  return (
    <a href="/" aria-label={commonWords.home} className="rounded-md py-2.5 text-ink no-underline">
      <Logo />
    </a>
  );
}
