import { ok, type Result, refuse } from "../result.ts";
import type { ParticipantId } from "../session/events.ts";
import { presentParticipant } from "../session/state.ts";
import type { Span } from "./recording.ts";
import type { VoiceTimes } from "./voice-times.ts";

/** How far a piece may reach beyond the time that its voice was on, in ms: hearing of a pause takes a moment. */
const REACH_MS = 2000;

/** How long after the class what was not sent in time is still taken, in ms: a day. */
const AFTER_CLASS_MS = 24 * 3_600_000;

/** A piece of a voice that somebody brings, on the session's axis, at the session's time `now`. */
export interface BroughtPiece {
  readonly by: ParticipantId;
  readonly from: number;
  readonly length: number;
  readonly now: number;
}

/**
 * Whether a piece is taken: it is of somebody whose voice was on at that time, a host then, even if they are none any more.
 * What was said while the recording was paused is not kept.
 */
export function decideVoicePiece(
  times: VoiceTimes,
  { by, from, length, now }: BroughtPiece,
): Result<null, "not-a-host" | "not-recording" | "session-not-open"> {
  const own = joined(times.of(by));
  const isHost = presentParticipant(times.state, by)?.role === "host";
  if (own.length === 0 && !isHost) return refuse("not-a-host");
  if (times.closedAt !== null && now > times.closedAt + AFTER_CLASS_MS) return refuse("session-not-open");
  const to = from + length;
  const isIn = own.some((span) => {
    const end = Math.min(span.to, now);
    return from >= span.from - REACH_MS && to <= end + REACH_MS && from < end && to > span.from;
  });
  return isIn ? ok(null) : refuse("not-recording");
}

/** A break that is shorter than a piece may reach is none: a voice that went on at another device at once. */
function joined(spans: readonly Span[]): Span[] {
  const done: Span[] = [];
  for (const span of spans) {
    const last = done.at(-1);
    if (last && span.from <= last.to + REACH_MS) done[done.length - 1] = { from: last.from, to: span.to };
    else done.push(span);
  }
  return done;
}
