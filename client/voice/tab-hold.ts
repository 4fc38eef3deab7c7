/** Which tab of this browser records a class's voice: one at a time, and the one that asks last. */
export interface TabHold {
  /** Takes it from whoever has it; `onTaken` when another tab does so. The function returned lets go. */
  readonly take: (onTaken: () => void) => () => void;
  /** Calls `onFree` as soon as no tab of this browser has it. The function returned stops waiting. */
  readonly whenFree: (onFree: () => void) => () => void;
}

/** By the browser's locks, which end with their tab. Where there are none every tab believes to be alone. */
export function tabHold(name: string, locks: LockManager | undefined): TabHold {
  return {
    take(onTaken) {
      if (!locks) return () => {};
      let letGo: () => void = () => {};
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      locks.request(name, { steal: true }, () => held).catch(onTaken);
      return letGo;
    },
    whenFree(onFree) {
      const ended = new AbortController();
      const { signal } = ended;
      if (locks) locks.request(name, { signal }, async () => onFree()).catch(() => {});
      else onFree();
      return () => ended.abort();
    },
  };
}
