import { openSqliteStores } from "../../server/store/sqlite/open-sqlite-stores.ts";

/** Appends to two streams in the folder of the first argument for as long as it lives, and prints each seq that was acknowledged. */
const opened = openSqliteStores(process.argv[2] ?? "");
if (!opened.ok) throw new Error(opened.error);
const { events } = opened.value;

async function appendForEver(stream: string): Promise<void> {
  await events.begin(stream);
  for (let seq = await events.head(stream); ; ) {
    const id = `${stream}-${seq}`;
    const news = [0, 1].map((n) => ({ at: seq, by: "ada", body: `${id} ${n} ${"x".repeat(300)}` }));
    const appended = await events.append(stream, seq, [{ commandId: id, events: news }]);
    if (!appended.ok) throw new Error(appended.error);
    seq = appended.value;
    process.stdout.write(`${stream} ${seq} ${id}\n`);
  }
}

await Promise.all([appendForEver("s"), appendForEver("t")]);
