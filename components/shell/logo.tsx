import { commonWords } from "../words/common.ts";

/** The baton and the name; `compact`: on a phone the baton alone. */
export function Logo({ compact = false }: { compact?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap font-bold text-lg tracking-tight">
      <span aria-hidden className="inline-block h-[7px] w-[22px] -rotate-[28deg] rounded-sm bg-baton" />
      <span className={compact ? "sr-only md:not-sr-only" : undefined}>{commonWords.product}</span>
    </span>
  );
}
