import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { browserClock } from "../../client/browser-clock.ts";
import { loadPart } from "../../client/load-part.ts";

/** A component whose code comes when it is first shown, even over a line that fails for a while. */
export function lazyPart<P extends object>(
  bring: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => ({ default: await loadPart(bring, browserClock) }));
}
