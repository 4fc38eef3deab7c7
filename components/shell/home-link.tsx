import { commonWords } from "../words/common.ts";
import { Logo } from "./logo.tsx";

/** The logo as the way to the first page; `compact` where a phone has more to show beside it. */
export function HomeLink({ compact = false }: { compact?: boolean }) {
  return (
    <a
      href="/"
      aria-label={commonWords.home}
      className="inline-flex min-w-11 rounded-md py-2.5 text-ink no-underline"
    >
      <Logo compact={compact ? "phone" : undefined} />
    </a>
  );
}
