import { samePosition } from "../../../domain/lesson/position.ts";
import { readRoomCode } from "../../../domain/room-code.ts";
import { openSqliteStores } from "../../../server/store/sqlite/open-sqlite-stores.ts";
import { startServer, type TestServer } from "../../support/start-server.ts";
import { answerParent } from "./answer-parent.ts";
import { dataFolder } from "./data-folder.ts";

/** How many of the host's moves are handed in at once. */
const AT_ONCE = 500;

const stores = openSqliteStores(dataFolder());
if (!stores.ok) throw new Error(stores.error);
const server = await startServer({ stores: stores.value, config: { maxStudents: 10_000 } });
answerParent(server.port, (code, events) => growLog(server, code, events));

/** Lets the host step to and fro until the log has so many events: by the actor, each of them judged and committed. */
async function growLog({ registry }: TestServer, typedCode: string, events: number): Promise<void> {
  const code = readRoomCode(typedCode);
  const actor = code && (await registry.find(code));
  if (!actor) throw new Error(`No class has the code ${typedCode}`);
  const there = { step: 1, frame: 0 };
  while (actor.head < events) {
    const isThere = samePosition(actor.state.position, there);
    const moves = Array.from({ length: Math.min(AT_ONCE, events - actor.head) }, (_, index) => {
      const step = index % 2 === (isThere ? 1 : 0) ? 1 : 0;
      const command = { type: "step/move" as const, to: { step, frame: 0 } };
      return actor.handle(`grow-${actor.head}-${index}`, { id: actor.record.hostId }, command);
    });
    const refused = (await Promise.all(moves)).find((outcome) => !outcome.ok);
    if (refused) throw new Error("A move was refused while the log grew");
  }
}
