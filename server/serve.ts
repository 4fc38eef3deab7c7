import { randomInt } from "node:crypto";
import { createServer } from "node:http";
import type { Logger } from "pino";
import type { Clock } from "../domain/clock.ts";
import type { Config } from "./config.ts";
import { voiceRoutes } from "./http/bring-voice.ts";
import { enterClassRoutes } from "./http/enter-class.ts";
import type { Route } from "./http/exchange.ts";
import { hostRoutes } from "./http/for-hosts.ts";
import { closeHttp, listen, passUpgradesOn } from "./http/http-server.ts";
import { lessonContentRoute } from "./http/lesson-content.ts";
import { ownRecordingRoutes } from "./http/own-recordings.ts";
import { recordingFileRoutes } from "./http/recording-files.ts";
import { makeRouter } from "./http/router.ts";
import { shareRunRoute } from "./http/share-run.ts";
import { startClassRoute } from "./http/start-class.ts";
import { makeStaticFiles } from "./http/static-files.ts";
import { traceContentRoute } from "./http/trace-content.ts";
import { watchRoutes } from "./http/watch-recording.ts";
import { Door } from "./identity/door.ts";
import type { HostKeys } from "./identity/host-keys.ts";
import { Identity } from "./identity/identity.ts";
import { newId } from "./identity/new-id.ts";
import type { LessonLibrary } from "./lesson/lesson-library.ts";
import { makeTryLimits, type TryLimits } from "./limits/tries.ts";
import { measuredEventStore } from "./measured-event-store.ts";
import { Metrics } from "./metrics.ts";
import { PadRegistry } from "./pad/pad-registry.ts";
import type { Pages } from "./pages.ts";
import { type Recordings, startRecordings } from "./recording/start-recordings.ts";
import { newParticipantId, SessionRegistry } from "./session/session-registry.ts";
import { Gateway } from "./socket/gateway.ts";
import { LiveSessions } from "./socket/live-sessions.ts";
import type { LoadMeter } from "./socket/load-meter.ts";
import { PadRequests } from "./socket/pads/pad-requests.ts";
import { Requests } from "./socket/requests.ts";
import type { Stores } from "./store/stores.ts";

/** Everything that a server is made of and does not make itself. */
export interface ServerParts {
  readonly config: Config;
  readonly stores: Stores;
  readonly lessons: LessonLibrary;
  readonly hostKeys: HostKeys;
  /** Null for a server without pages. */
  readonly pages: Pages | null;
  readonly clock: Clock;
  readonly load: LoadMeter;
  /** Milliseconds since 1970. */
  readonly wallNow: () => number;
  readonly log: Logger;
  /** The folder of the project, where its static files are. */
  readonly root: string;
}

export interface RunningServer {
  readonly port: number;
  readonly registry: SessionRegistry;
  /** Sends everybody away to come back, keeps what is to be kept, and lets go of the port and the stores. */
  close(): Promise<void>;
}

/** How long a drain waits for sockets, then for requests. Both fit into 5 s. */
const SOCKETS_MS = 2000;
const REQUESTS_MS = 1000;

/** Wires the parts and listens. Rejects with the system's error when the port cannot be had. */
export async function serve(parts: ServerParts): Promise<RunningServer> {
  const { config, stores, clock, log, pages } = parts;
  const { trustProxy, dev } = config;
  const metrics = new Metrics();
  const registry = makeRegistry(parts, metrics);
  const tries = makeTryLimits(clock);
  const identity = new Identity(stores.classes);
  const door = new Door(registry, identity, tries.codes);
  let draining = false;
  const pads = makePadRegistry(parts, metrics);
  const live = new LiveSessions({ clock, metrics, pads, load: parts.load });
  const recordings = startRecordings({
    ...parts,
    registry,
    pads,
    live,
    retentionDays: config.retentionDays,
    overAfterHours: config.overAfterHours,
    report: (trouble) => log.error({ err: trouble }, "a recording is in trouble"),
  });
  const routes = makeRoutes(parts, { registry, identity, door, tries, recordings });
  const staticFiles = makeStaticFiles(parts.root, dev);
  const isDraining = (): boolean => draining;
  const httpServer = createServer(
    makeRouter({ routes, staticFiles, pages, stores, metrics, isDraining, log, trustProxy, dev }),
  );
  const requests = new Requests({ clock, door, live, metrics, pads, classes: stores.classes });
  const padRequests = new PadRequests({ clock, live, metrics });
  const gateway = new Gateway(httpServer, { clock, requests, padRequests, live, metrics, log, trustProxy });
  metrics.showCensus(() => gateway.census());
  passUpgradesOn(httpServer, pages);
  const port = await listen(httpServer, config);
  const close = async (): Promise<void> => {
    draining = true;
    await gateway.drain(SOCKETS_MS);
    await closeHttp(httpServer, clock, REQUESTS_MS);
    await recordings.close();
    // What is still to be appended to a pad is judged by its session.
    await pads.closeAll();
    await registry.closeAll();
    await pages?.close();
    await stores.close();
  };
  return { port, registry, close };
}

interface HttpParts {
  readonly registry: SessionRegistry;
  readonly identity: Identity;
  readonly door: Door;
  readonly tries: TryLimits;
  readonly recordings: Recordings;
}

function makeRoutes(server: ServerParts, parts: HttpParts): Route[] {
  const { stores, lessons, config, hostKeys } = server;
  const { classes } = stores;
  const { hostPasscode, maxStudents: seats } = config;
  return [
    startClassRoute({ ...parts, classes, lessons, hostPasscode, seats }),
    ...enterClassRoutes({ ...parts, newParticipantId: () => newParticipantId(newId) }),
    ...hostRoutes({ ...parts, classes, hostKeyFor: hostKeys }),
    lessonContentRoute(classes),
    traceContentRoute({ classes, lessonTraces: (hash) => lessons.trace(hash) }),
    shareRunRoute({ ...parts, classes }),
    ...recordingRoutes(server, parts),
  ];
}

function recordingRoutes(
  { stores: { classes, recordings }, lessons, config, root, wallNow }: ServerParts,
  { recordings: { access, goingOn, views, deletion, voice }, door, tries }: HttpParts,
): Route[] {
  const { retentionDays, hostPasscode } = config;
  const lessonTraces = (hash: string): string | undefined => lessons.trace(hash);
  const isOwnLesson = (hash: string): boolean =>
    lessons.list().some(({ slug }) => lessons.get(slug)?.hash === hash);
  const parts = { access, views, deletion, recordings, tries: tries.recordings, newId, wallNow, root };
  return [
    ...ownRecordingRoutes({ ...parts, goingOn, retentionDays }),
    ...watchRoutes(parts),
    ...voiceRoutes({ door, intake: voice, tries: tries.voice }),
    ...recordingFileRoutes({ ...parts, classes, lessonTraces, isOwnLesson, hostPasscode }),
  ];
}

function makeRegistry(
  { stores, clock, wallNow, hostKeys, log }: ServerParts,
  metrics: Metrics,
): SessionRegistry {
  return new SessionRegistry({
    events: measuredEventStore(stores.events, metrics, clock),
    classes: stores.classes,
    clock,
    wallNow,
    newId,
    randomInt,
    newHostKey: hostKeys,
    report: (trouble) => log.error({ err: trouble }, "a session is in trouble"),
  });
}

function makePadRegistry({ stores, clock, log }: ServerParts, metrics: Metrics): PadRegistry {
  return new PadRegistry({
    events: measuredEventStore(stores.events, metrics, clock),
    classes: stores.classes,
    clock,
    report: (trouble) => log.error({ err: trouble }, "a pad is in trouble"),
  });
}
