import { commonWords } from "../words/common.ts";

const COMPACT = { phone: "sr-only md:not-sr-only", tablet: "sr-only xl:not-sr-only" } as const;

/** The baton and the name; `compact`: up to which width the baton stands alone. */
export function Logo({ compact }: { compact?: keyof typeof COMPACT | undefined }) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap font-bold text-lg tracking-tight">
      <span aria-hidden className="inline-block h-[7px] w-[22px] -rotate-[28deg] rounded-sm bg-baton" />
      <span className={compact && COMPACT[compact]}>{commonWords.product}</span>
    </span>
  );
}
