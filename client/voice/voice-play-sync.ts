/** More than this off, in ms of the recording, is mended by a jump, and the farther the sooner. */
const FAR_MS = 90;
const LOST_MS = 300;
/** More than this off is mended by going a little faster or slower, until it is near: in ms of the viewer's time, and of the recording. */
const OFF_MS = 12;
const OFF_IN_RECORDING_MS = 24;
/** As a share of that. */
const NEAR = 0.4;
/** By no more than this, as a share of the speed: voices keep their sound, and nobody hears it. */
const MOST = 0.1;
/** So long it takes to make up for what is off, in ms of the viewer's time. */
const MEND_WITHIN_MS = 500;
/** The same of what nobody hears: that may sound as it likes. */
const MOST_UNHEARD = 0.5;
const MEND_UNHEARD_WITHIN_MS = 120;
/** More than this off, in ms of the viewer's time, it jumps: that takes as long as making up for it. */
const FAR_UNHEARD_MS = 60;
/** Between two jumps, in ms of the viewer's time: each is a moment of silence. */
const JUMP_EVERY_MS = 700;
const SOONEST_MS = 300;
/** So much is learnt of one beginning, in ms: one that was held up says little of the next. */
const LEARNT_MS = 12;

/** How a piece that is being played is off. */
export interface Offset {
  /** Where it is less where it should be, in ms of the recording. */
  readonly ms: number;
  /** How fast the replay is played, and how fast the piece is. */
  readonly speed: number;
  readonly rate: number;
  /** Since it last began or jumped, in ms of the viewer's time. */
  readonly since: number;
  /** Whether nobody hears it yet. */
  readonly isHushed: boolean;
}

/** What brings it back into step. */
export type Correction = { readonly does: "jump" } | { readonly does: "rate"; readonly rate: number };

/** How to bring a piece back into step: by its rate where that is quick enough, else by a jump. Pure. */
export function correctionOf({ ms, speed, rate, since, isHushed }: Offset): Correction {
  if (isHushed && Math.abs(ms) / speed > FAR_UNHEARD_MS) return { does: "jump" };
  const jumpsAfter = Math.abs(ms) > LOST_MS ? SOONEST_MS : JUMP_EVERY_MS;
  if (!isHushed && Math.abs(ms) > FAR_MS && since >= jumpsAfter) return { does: "jump" };
  const off = Math.abs(ms) / speed;
  const isMending = rate !== speed;
  const most = Math.min(OFF_MS, OFF_IN_RECORDING_MS / speed);
  if (off <= most * (isMending ? NEAR : 1)) return { does: "rate", rate: speed };
  const share = isHushed
    ? Math.min(MOST_UNHEARD, off / MEND_UNHEARD_WITHIN_MS)
    : Math.min(MOST, off / MEND_WITHIN_MS);
  // In few steps: some browsers stutter at every change.
  const stepped = Math.max(0.01, Math.round(share * 50) / 50);
  return { does: "rate", rate: speed * (1 - Math.sign(ms) * stepped) };
}

/** A browser's time to begin, as one beginning shows it: `used` was allowed for, and then it was `ms` off. Milliseconds of the viewer's time. */
export function shownLag(used: number, { ms, speed }: Pick<Offset, "ms" | "speed">): number {
  return Math.max(0, Math.min(300, used - ms / speed));
}

/** How long a browser takes to begin, learnt from what one beginning shows. Milliseconds of the viewer's time. */
export function learntLag(lag: number, shown: number): number {
  return lag + Math.max(-LEARNT_MS, Math.min(LEARNT_MS, (shown - lag) / 2));
}
