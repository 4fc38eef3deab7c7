import type { ReactNode } from "react";
import { classes } from "../ui/classes.ts";
import { HomeLink } from "./home-link.tsx";
import { Logo } from "./logo.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

interface HeaderProps {
  /** What the page is about, beside the logo; hidden where there is no room for it. */
  readonly title?: ReactNode;
  /** In a class the logo is no link: a slip of the thumb must not lead out of it. */
  readonly inClass?: boolean;
  readonly children?: ReactNode;
  /** What stays on one line with the switch at the end. */
  readonly end?: ReactNode;
}

/** The bar on top of every page but the screen view. Its title is the page's first heading. */
export function Header({ title, inClass = false, children, end }: HeaderProps) {
  return (
    <header
      className={classes(
        "top-0 z-20 flex min-h-15 flex-wrap items-center gap-x-2 gap-y-2 border-line border-b bg-card px-3 py-2 sm:gap-x-4 sm:px-4 tall:sticky",
        // The console has more to show, and columns that begin further out.
        !(inClass && end) && "md:px-6",
      )}
    >
      {inClass ? (
        <Logo compact={end === undefined ? "phone" : "tablet"} />
      ) : (
        <HomeLink compact={end !== undefined} />
      )}
      {title && <h1 className="min-w-0 truncate text-soft max-lg:sr-only">{title}</h1>}
      {children}
      <div
        className={classes(
          "flex items-center gap-2",
          (end !== undefined || !children) && "ml-auto",
          inClass && !end && "max-lg:hidden",
        )}
      >
        {end}
        <div className={classes(inClass && "max-lg:hidden")}>
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
}
