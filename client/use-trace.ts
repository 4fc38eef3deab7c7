"use client";
import { useContext, useMemo } from "react";
import type { Trace, TraceRef } from "../domain/trace/trace.ts";
import { fetchTrace } from "./api.ts";
import { contentCache, type Loaded } from "./content/content-cache.ts";
import { useContent } from "./content/use-content.ts";
import { SessionContext } from "./use-session.ts";

const traces = contentCache(fetchTrace);

/** A trace that is fetched by its hash, or one that is here already: what was run in this browser. */
export type TraceSource = Pick<TraceRef, "hash"> | { readonly local: Trace };

/** The trace itself; loading as long as it is not known which. The same value over every render. */
export function useTrace(source: TraceSource | null | undefined): Loaded<Trace> {
  const local = source && "local" in source ? source.local : null;
  const cache = useContext(SessionContext)?.content?.traces ?? traces;
  const fetched = useContent(cache, source && "hash" in source ? source.hash : undefined);
  const here = useMemo(() => local && ({ is: "ready", value: local } as const), [local]);
  return here ?? fetched;
}
