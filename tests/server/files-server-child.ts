import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { openSqliteStores } from "../../server/store/sqlite/open-sqlite-stores.ts";
import { startServer } from "../support/start-server.ts";

/** What the kernel says of this process, on Linux. */
const STATUS = "/proc/self/status";

/** The real server without pages on a data folder; says its port when it listens, and its peak of memory in kB when it is asked for it. */
const [folder = ""] = process.argv.slice(2);
const stores = openSqliteStores(folder);
if (!stores.ok) throw new Error(stores.error);
const server = await startServer({ stores: stores.value });
process.stdout.write(`${server.port}\n`);
createInterface({ input: process.stdin }).on("line", () => {
  process.stdout.write(`${peakKb()}\n`);
});

/** On Linux `maxRSS` begins with what the process had that this one came from; what the kernel says of this one's memory does not. */
function peakKb(): number {
  const status = existsSync(STATUS) ? readFileSync(STATUS, "utf8") : "";
  const [, peak] = /^VmHWM:\s+(\d+) kB/m.exec(status) ?? [];
  return peak === undefined ? process.resourceUsage().maxRSS : Number(peak);
}
