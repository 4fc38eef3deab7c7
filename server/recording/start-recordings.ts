import type { Clock } from "../../domain/clock.ts";
import { newId } from "../identity/new-id.ts";
import type { PadRegistry } from "../pad/pad-registry.ts";
import type { SessionRegistry } from "../session/session-registry.ts";
import type { LiveSessions } from "../socket/live-sessions.ts";
import type { Stores } from "../store/stores.ts";
import { Deletion } from "./deletion.ts";
import { GoingOn } from "./going-on.ts";
import { Recorder } from "./recorder.ts";
import { RecordingAccess } from "./recording-access.ts";
import { RecordingViews } from "./recording-views.ts";
import { startRetention } from "./retention.ts";
import { VoiceIntake } from "./voice-intake.ts";

const HOUR_MS = 60 * 60 * 1000;

export interface RecordingsParts {
  readonly stores: Stores;
  readonly registry: SessionRegistry;
  readonly pads: PadRegistry;
  readonly live: LiveSessions;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly wallNow: () => number;
  /** Null: what is recorded is kept until it is deleted. */
  readonly retentionDays: number | null;
  /** A class that was not ended counts as over so long after anything happened in it, when nobody is in it. */
  readonly overAfterHours: number;
  readonly report: (trouble: unknown) => void;
}

/** All that a server does about recordings. */
export interface Recordings {
  readonly recorder: Recorder;
  readonly access: RecordingAccess;
  readonly goingOn: GoingOn;
  readonly views: RecordingViews;
  readonly deletion: Deletion;
  readonly voice: VoiceIntake;
  /** Finishes what is under way; to be called before the sessions are closed. */
  close(): Promise<void>;
}

/** Begins to follow the classes, and to delete what is too old. */
export function startRecordings(parts: RecordingsParts): Recordings {
  const { stores, registry, clock, wallNow, report, retentionDays } = parts;
  const { classes, events, recordings } = stores;
  const sessions = () => registry.inMemory();
  const recorder = new Recorder({ events, recordings, clock, newId, sessions, report });
  const access = new RecordingAccess({ classes, events, recordings, newId, wallNow });
  const goingOn = new GoingOn({ registry, wallNow, overAfterMs: parts.overAfterHours * HOUR_MS });
  const views = new RecordingViews({ classes, recordings, recorder, goingOn });
  const deletion = new Deletion({ ...parts, recorder, goingOn });
  const voice = new VoiceIntake({ events, recordings, clock });
  recorder.start();
  // Nobody is asked for anything yet: what is not whole now was broken off.
  void recordings.deleteBrokenOff().catch(report);
  const endRetention = startRetention({
    recordings,
    goingOn,
    deletion,
    retentionDays,
    clock,
    wallNow,
    report,
  });
  const close = async (): Promise<void> => {
    await endRetention();
    await recorder.close();
  };
  return { recorder, access, goingOn, views, deletion, voice, close };
}
