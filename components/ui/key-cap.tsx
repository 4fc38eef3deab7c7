import type { ReactNode } from "react";

/** A key of the keyboard. */
export function KeyCap({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-block min-w-6 rounded-md border border-edge border-b-2 bg-card px-1.5 text-center font-mono font-semibold text-ink text-xs leading-5">
      {children}
    </kbd>
  );
}
