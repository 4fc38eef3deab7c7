import type { Clock } from "../../domain/clock.ts";

/**
 * What comes of work within so many milliseconds; null when it takes longer: it goes on then, and only its failure is told, to
 * `report`. Rejects when it fails in time.
 */
export function soon<T>(
  work: Promise<T>,
  ms: number,
  clock: Clock,
  report: (trouble: unknown) => void,
): Promise<T | null> {
  return new Promise((resolve, reject) => {
    let fail = reject;
    const callOff = clock.after(ms, () => {
      fail = report;
      resolve(null);
    });
    work.then(resolve, (trouble: unknown) => fail(trouble)).finally(callOff);
  });
}
