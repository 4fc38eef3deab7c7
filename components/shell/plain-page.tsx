import type { ReactNode } from "react";
import { HomeLink } from "./home-link.tsx";

interface PlainPageProps {
  readonly title: string;
  /** What happened, what was kept, what to do. */
  readonly text: string;
  /** The ways on: a button or two. */
  readonly children?: ReactNode;
}

/** A page that has one thing to say. It needs no code in the browser: every page carries those of the failures. */
export function PlainPage({ title, text, children }: PlainPageProps) {
  return (
    <>
      <header className="flex min-h-15 items-center border-line border-b bg-card px-4 py-2 md:px-6">
        <HomeLink />
      </header>
      <main className="mx-auto grid w-full max-w-xl gap-4 px-5 py-16">
        <h1 className="text-balance font-bold text-3xl leading-tight tracking-tight">{title}</h1>
        <p aria-live="polite" className="text-lg text-soft">
          {text}
        </p>
        {children && <div className="mt-2 flex flex-wrap gap-3">{children}</div>}
      </main>
    </>
  );
}
