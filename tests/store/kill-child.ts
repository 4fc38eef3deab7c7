import { openSqliteStores } from "../../server/store/sqlite/open-sqlite-stores.ts";

/** Appends to two streams and keeps traces in the folder of the first argument for as long as it lives; prints what was acknowledged. */
const opened = openSqliteStores(process.argv[2] ?? "");
if (!opened.ok) throw new Error(opened.error);
const { events, classes } = opened.value;

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

async function keepForEver(): Promise<void> {
  for (let at = 0; ; at++) {
    const hash = `${process.pid}-${at}`;
    await classes.putBlob({ kind: "trace", hash, json: JSON.stringify({ hash, o: "x".repeat(20_000) }) });
    process.stdout.write(`trace ${hash}\n`);
  }
}

await Promise.all([appendForEver("s"), appendForEver("t"), keepForEver()]);
