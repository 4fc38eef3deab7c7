/** What the page is told of its device that matters for a line. */
export interface PageEvents {
  readonly onOnline: () => void;
  readonly onOffline: () => void;
  /** The page is looked at again, perhaps after a sleep in which the line died unnoticed. */
  readonly onWake: () => void;
}

export type ListenToPage = (events: PageEvents) => () => void;

/** Listens to the window until the returned function is called. */
export function listenToWindow({ onOnline, onOffline, onWake }: PageEvents): () => void {
  const ended = new AbortController();
  const onVisibility = (): void => {
    if (document.visibilityState === "visible") onWake();
  };
  const { signal } = ended;
  window.addEventListener("online", onOnline, { signal });
  window.addEventListener("offline", onOffline, { signal });
  window.addEventListener("pageshow", onWake, { signal });
  document.addEventListener("visibilitychange", onVisibility, { signal });
  return () => ended.abort();
}
