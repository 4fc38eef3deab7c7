import type { ReactNode } from "react";
import { Header } from "./header.tsx";

interface PlainPageProps {
  readonly title: string;
  /** What happened, what was kept, what to do. */
  readonly text: string;
  /** The ways on: a button or two. */
  readonly children?: ReactNode;
}

/** A page that has one thing to say. */
export function PlainPage({ title, text, children }: PlainPageProps) {
  return (
    <>
      <Header />
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
