import { indexOf } from "../../../domain/recording/class-index.ts";
import { packJson } from "../../../server/recording/packed-json.ts";
import { openSqliteStores } from "../../../server/store/sqlite/open-sqlite-stores.ts";
import { LoopWatch } from "../loop-watch.ts";
import { makeClass } from "../replay/make-class.ts";
import { dataFolder } from "./data-folder.ts";
import { MadeClass, MakeClass } from "./talk.ts";

/** Makes a class in a process of its own, recorded as it goes; at its end nothing is left of that but the log. */
const opened = openSqliteStores(dataFolder());
if (!opened.ok) throw new Error(opened.error);
const stores = opened.value;

process.once("message", async (raw) => {
  const watch = new LoopWatch();
  let [cpu, longest] = [0, 0];
  const made = await makeClass(stores, MakeClass.parse(raw), async (recorder) => {
    watch.held();
    const before = process.cpuUsage();
    await recorder.follow();
    const { user, system } = process.cpuUsage(before);
    cpu += (user + system) / 1000;
    longest = Math.max(longest, watch.held().longest);
  });
  const { classId, cookie } = made;
  const streams = await stores.events.streamsOf(classId);
  const rows = streams.reduce((sum, { head }) => sum + head, 0);
  const nothing = { making: "none", rows: 0, index: await packJson(indexOf([])) };
  await stores.recordings.keepChunks(classId, 0, [], nothing);
  await stores.close();
  const told: MadeClass = { classId, cookie, rows, pads: streams.length - 1, cpu, longest };
  process.send?.(MadeClass.parse(told));
});
process.send?.({ port: 0 });
