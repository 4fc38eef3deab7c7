"use client";
import { useRef } from "react";
import { useScrollStops } from "../lesson/use-scroll-stops.ts";

/** What Python says in its own words and columns: a traceback, whose carets must stay under what they point at. */
export function PythonText({ children }: { children: string }) {
  const scroller = useRef<HTMLPreElement>(null);
  useScrollStops(scroller, null, children);
  return (
    <pre ref={scroller} className="trace-detail">
      {children}
    </pre>
  );
}
