import type { SessionSource, SessionView } from "../../../client/session-source.ts";

/** How long a state may take to come, in ms, on a machine that is busy with other tests. */
const PATIENCE = 15_000;

/** Resolves with the first view, from now on, of which `holds` is true; fails with the view that there was instead. */
export function until(source: SessionSource, holds: (view: SessionView) => boolean): Promise<SessionView> {
  return new Promise((resolve, reject) => {
    let leave: () => void = () => {};
    const end = (): void => {
      clearTimeout(timer);
      leave();
    };
    const look = (): void => {
      const view = source.getSnapshot();
      if (!holds(view)) return;
      end();
      resolve(view);
    };
    const timer = setTimeout(() => {
      end();
      reject(new Error(`It never held: ${holds}\nThe last view: ${JSON.stringify(source.getSnapshot())}`));
    }, PATIENCE);
    leave = source.subscribe(look);
    look();
  });
}
