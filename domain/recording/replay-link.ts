/** How fast a replay may be played, times. */
export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;
export const SLOWEST = 0.5;
export const FASTEST = 4;

/** An instant of a replay, in milliseconds from its beginning, and how fast it is played from there. */
export interface LinkedInstant {
  readonly at: number;
  readonly speed: number;
}

/** What a link says of where to begin: `?t=1:02:03&speed=1.5`. What it does not say, or says wrongly, is absent. */
export function readReplayLink(search: string): Partial<LinkedInstant> {
  const asked = new URLSearchParams(search);
  const at = readTime(asked.get("t") ?? "");
  const speed = Number(asked.get("speed") ?? Number.NaN);
  return {
    ...(at !== null && { at }),
    ...(speed >= SLOWEST && speed <= FASTEST && { speed }),
  };
}

/** What stands behind the address of a replay so that it begins here. */
export function replayLink({ at, speed }: LinkedInstant): string {
  return `?t=${timeWords(at)}${speed === 1 ? "" : `&speed=${speed}`}`;
}

/** Milliseconds; '1:02:03', '62:03', '3723' and '3723.000' are the same. Null for anything else. */
export function readTime(text: string): number | null {
  if (!/^\d{1,6}(:\d{1,2}){0,2}(\.\d{1,3})?$/.test(text)) return null;
  const seconds = text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  return Math.round(seconds * 1000);
}

/** '0:03', '26:41', '1:02:03'. */
export function timeWords(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}
