import { createInterface } from "node:readline";
import { openSqliteStores } from "../../server/store/sqlite/open-sqlite-stores.ts";
import { startServer } from "../support/start-server.ts";

/** The real server without pages on a data folder; says its port when it listens, and its peak of memory in kB when it is asked for it. */
const [folder = ""] = process.argv.slice(2);
const stores = openSqliteStores(folder);
if (!stores.ok) throw new Error(stores.error);
const server = await startServer({ stores: stores.value });
process.stdout.write(`${server.port}\n`);
createInterface({ input: process.stdin }).on("line", () => {
  process.stdout.write(`${process.resourceUsage().maxRSS}\n`);
});
