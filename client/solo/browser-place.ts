import { Position } from "../../domain/lesson/position.ts";
import { inBrowser, kept } from "../storage/kept.ts";
import { readHash, type SoloPlace, showHash } from "./solo-place.ts";

/** Keeps the position per lesson in the browser, and names it in the address, so that a step can be linked to. */
export function browserPlace(slug: string): SoloPlace {
  const position = kept(inBrowser, `baton:solo:${slug}`, Position);
  return {
    read: () => readHash(window.location.hash) ?? position.read(),
    write(to) {
      position.write(to);
      // Replaced, not pushed: the back button leaves the lesson, it does not undo steps.
      window.history.replaceState(null, "", showHash(to));
    },
    onNamed(listener) {
      const listen = (): void => {
        const named = readHash(window.location.hash);
        if (named) listener(named);
      };
      window.addEventListener("hashchange", listen);
      return () => window.removeEventListener("hashchange", listen);
    },
  };
}
