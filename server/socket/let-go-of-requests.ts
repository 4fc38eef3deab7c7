import type { IncomingMessage } from "node:http";
import type { Server } from "socket.io";

/** The little that is used of Engine.IO's connection. */
interface EngineConnection {
  request: IncomingMessage | null;
  readonly transport: { readonly name: string };
}

/**
 * Lets go of the request that opened a WebSocket: it is the largest part of an idle connection, and all that is needed of it
 * has been read. Engine.IO holds it twice, the second time by the answer that it makes up for middlewares.
 */
export function letGoOfRequests(engine: Server["engine"]): void {
  const answers = new WeakMap<IncomingMessage, { req?: unknown }>();
  engine.use((request: IncomingMessage, answer: { req?: unknown }, next: () => void) => {
    answers.set(request, answer);
    next();
  });
  engine.on("connection", (connection: EngineConnection) => {
    const answer = connection.request && answers.get(connection.request);
    // A poll is still to be answered: its own answer is needed whole.
    if (answer && connection.transport.name === "websocket") answer.req = null;
    connection.request = null;
  });
}
