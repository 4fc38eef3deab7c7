import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Server } from "@hocuspocus/server";
import { encodeStateAsUpdate } from "yjs";
import { answerParent } from "./answer-parent.ts";
import { dataFolder } from "./data-folder.ts";

/** Hocuspocus with all settings as they come, on SQLite in the way of its own extension: the whole document, debounced. */
const database = new DatabaseSync(join(dataFolder(), "documents.sqlite"));
database.exec("CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)");
const load = database.prepare("SELECT data FROM documents WHERE name = ?");
const store = database.prepare(
  "INSERT INTO documents VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data",
);

const server = new Server({
  port: 0,
  address: "127.0.0.1",
  quiet: true,
  stopOnSignals: false,
  onLoadDocument: async ({ documentName }) => load.get(documentName)?.data,
  onStoreDocument: async ({ documentName, document }) => {
    store.run(documentName, encodeStateAsUpdate(document));
  },
});
await server.listen();
answerParent(server.address.port);
