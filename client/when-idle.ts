/** How long a page that is never idle keeps it waiting, in ms. */
const AT_LATEST_MS = 10_000;

/**
 * Calls `task` when the page has loaded and has nothing else to do; never where the reader asked to save data.
 * The function returned calls it off.
 */
export function whenIdle(task: () => void): () => void {
  if (savesData()) return () => {};
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(task, AT_LATEST_MS / 5);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(task, { timeout: AT_LATEST_MS });
  return () => cancelIdleCallback(idle);
}

function savesData(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}
