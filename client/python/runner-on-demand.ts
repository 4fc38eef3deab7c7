import type { Runner, RunnerState } from "./runner-state.ts";

/** Told until the code of the runner is there. */
const IDLE: RunnerState = { is: "idle" };
const COMING: RunnerState = { is: "loading", bytes: 0, total: 0 };
const UNREACHABLE: RunnerState = { is: "failed", why: "unreachable" };

/** A runner whose code is fetched by `bring` when it is first used: no page pays for it before. */
export function runnerOnDemand(bring: () => Promise<Runner>): Runner {
  const listeners = new Set<() => void>();
  let runner: Runner | null = null;
  let coming: Promise<Runner> | null = null;
  let state = IDLE;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const show = (next: RunnerState): void => {
    state = next;
    tell();
  };
  const arrive = (come: Runner): Runner => {
    if (runner === null) {
      runner = come;
      come.subscribe(tell);
    }
    return come;
  };
  const get = (): Promise<Runner> => {
    if (runner === null && coming === null) show(COMING);
    coming ??= bring().then(arrive);
    return coming.catch((error: unknown) => {
      coming = null;
      show(UNREACHABLE);
      throw error;
    });
  };
  return {
    getSnapshot: () => runner?.getSnapshot() ?? state,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    load: () => void get().then((come) => come.load(), ignore),
    run: (request, onSteps) =>
      get().then(
        (come) => come.run(request, onSteps),
        () => ({ ok: false, error: "unreachable" }) as const,
      ),
    stop: () => {
      // In line behind a run that was asked for while the code was on its way.
      if (coming) void get().then((come) => come.stop(), ignore);
    },
  };
}

/** That the code could not be fetched is told by the state. */
function ignore(): void {}
