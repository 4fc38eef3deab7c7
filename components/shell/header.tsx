import Link from "next/link";
import type { ReactNode } from "react";
import { commonWords } from "../words/common.ts";
import { Logo } from "./logo.tsx";

interface HeaderProps {
  /** What the page is about, beside the logo; hidden where there is no room for it. */
  readonly title?: ReactNode;
  /** In a class the logo is no link: a slip of the thumb must not lead out of it. */
  readonly inClass?: boolean;
  readonly children?: ReactNode;
}

/** The bar on top of every page but the screen view. */
export function Header({ title, inClass = false, children }: HeaderProps) {
  return (
    <header className="z-20 flex min-h-15 flex-wrap items-center gap-x-4 gap-y-2 border-line border-b bg-card px-4 py-2 md:px-6">
      {inClass ? (
        <Logo compact />
      ) : (
        <Link href="/" aria-label={commonWords.home} className="rounded-md text-ink no-underline">
          <Logo />
        </Link>
      )}
      {title && <span className="hidden min-w-0 truncate text-soft lg:block">{title}</span>}
      {children}
    </header>
  );
}
