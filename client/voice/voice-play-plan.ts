import { overlaps, without } from "../../domain/recording/cut-plan.ts";
import { playedTime } from "../../domain/recording/idle-time.ts";
import type { Span, VoicePiece } from "../../domain/recording/recording.ts";

/** So long before it is heard a piece runs already, so that it is in step when it is; ms of the viewer's time. */
const PREROLL_MS = 350;
/** What follows another piece without a gap takes over so much before that ends; ms of the viewer's time. */
export const FADE_MS = 20;
/** Shorter stretches than this are not worth the click. */
const SHORTEST_MS = 40;
/** What is played later than this is not asked for yet, in ms of the viewer's time. */
const HORIZON_MS = 30_000;

/** A stretch of a recording in which one piece of the voice is heard. Milliseconds. */
export interface VoiceStretch {
  /** The same for as long as it is the same stretch. */
  readonly key: string;
  readonly piece: VoicePiece;
  /** On the recording's axis. */
  readonly from: number;
  readonly to: number;
  /** Where in the piece itself it begins. */
  readonly media: number;
  /** It goes on where another one ends, and both have what is before. */
  readonly takesOver: boolean;
}

/** What a stretch should be doing now. */
export interface VoiceCue {
  readonly stretch: VoiceStretch;
  /** Where in its piece it should be, in ms: before its turn that is before its beginning, and may be before the piece's. */
  readonly media: number;
  /** Whether it goes on with the replay: a moment before it is heard it does. */
  readonly runs: boolean;
  readonly heard: boolean;
  /** Until that changes, in ms of the viewer's time. */
  readonly changesIn: number;
}

/** How a replay is being played. Milliseconds on its axis. */
export interface Playing {
  readonly at: number;
  readonly speed: number;
  /** Whether it goes on just now. */
  readonly runs: boolean;
  /** What is left out while it plays. */
  readonly idle: readonly Span[];
  /** How long a browser takes from being told to play until something is heard. */
  readonly startLag: number;
}

/** What is heard when: never two at once, and nothing in the times that are left out. In order. Pure. */
export function stretchesOf(voice: readonly VoicePiece[], idle: readonly Span[]): VoiceStretch[] {
  const stretches: VoiceStretch[] = [];
  let heardUpTo = 0;
  for (const piece of voice.toSorted((one, other) => one.from - other.from)) {
    const end = piece.from + piece.length;
    const fresh = overlaps([{ from: heardUpTo, to: end }], { from: piece.from, to: end });
    heardUpTo = Math.max(heardUpTo, end);
    for (const { from, to } of idle.reduce(without, fresh)) {
      const media = piece.skip + from - piece.from;
      const takesOver = stretches.at(-1)?.to === from && media > 0;
      if (to - from >= SHORTEST_MS)
        stretches.push({ key: `${piece.name} ${from}`, piece, from, to, media, takesOver });
    }
  }
  return stretches;
}

/** What is heard now and what comes next, at most `count` of them, and what each should be doing. Pure. */
export function cuesAt(stretches: readonly VoiceStretch[], playing: Playing, count: number): VoiceCue[] {
  const first = stretches.findIndex(({ to }) => to > playing.at);
  if (first < 0) return [];
  const played = playedTime(playing.idle, playing.at);
  return stretches
    .slice(first, first + count)
    .map((stretch) => ({ stretch, until: timeUntil(stretch, played, playing) }))
    .filter(({ until }) => until < HORIZON_MS * playing.speed)
    .map(({ stretch, until }) => cueOf(stretch, until, playing));
}

/** Negative where it has begun; ms of what is played of the recording. */
function timeUntil({ from }: VoiceStretch, played: number, { at, idle }: Playing): number {
  return at < from ? playedTime(idle, from) - played : from - at;
}

function cueOf(stretch: VoiceStretch, until: number, { at, speed, runs, startLag }: Playing): VoiceCue {
  // On the viewer's time: what is before its beginning can be played unheard, as far as the piece has it.
  const lead = Math.max(startLag, Math.min(PREROLL_MS, stretch.media / speed));
  const runsFrom = until / speed - lead;
  const heardFrom = until / speed - (stretch.takesOver ? FADE_MS : 0);
  const heardTo = (stretch.to - Math.max(at, stretch.from) + Math.max(0, until)) / speed - FADE_MS;
  const changes = [runsFrom, heardFrom, heardTo].filter((ms) => ms > 0);
  return {
    stretch,
    // What does not run yet waits where it will begin to.
    media: stretch.media - Math.min(until, lead * speed),
    runs: runs && runsFrom <= 0,
    heard: runs && heardFrom <= 0 && heardTo > 0,
    changesIn: Math.min(Number.POSITIVE_INFINITY, ...changes),
  };
}
