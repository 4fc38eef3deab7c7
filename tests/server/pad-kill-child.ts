import { flushCompileCache } from "node:module";
import { openSqliteStores } from "../../server/store/sqlite/open-sqlite-stores.ts";
import { startServer } from "../support/start-server.ts";

/** The real server without pages, on the data folder and the port that the arguments name; says its port when it listens. */
const [folder = "", port = "0"] = process.argv.slice(2);
const stores = openSqliteStores(folder);
if (!stores.ok) throw new Error(stores.error);
const server = await startServer({ stores: stores.value, config: { port: Number(port) } });
// It is killed: what Node has made of its sources would not be kept for its next start.
flushCompileCache();
process.stdout.write(`${server.port}\n`);
