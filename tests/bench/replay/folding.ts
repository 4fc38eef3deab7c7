import { isDeepStrictEqual } from "node:util";
import type { LogItem } from "../../../domain/recording/full-chunks.ts";
import { ClassRows } from "../../../server/recording/class-rows.ts";
import { openSqliteStores } from "../../../server/store/sqlite/open-sqlite-stores.ts";
import { foldedAt, type Seen } from "../../fuzz/folded-class.ts";
import type { Seeks } from "./seeking.ts";
import type { Sight } from "./viewer.ts";

/** How long the first `count` of what an owner sought takes when all is folded from the beginning, in milliseconds. */
export async function measureFolds(
  dataFolder: string,
  classId: string,
  { times, sights }: Pick<Seeks, "times" | "sights">,
  count: number,
): Promise<number[]> {
  const items = await rowsOf(dataFolder, classId);
  return times.slice(0, count).map((t, index) => {
    const began = performance.now();
    // Nothing is cut out of a made-up class: its recording's axis is its own.
    const folded = foldedAt(items, t);
    const ms = performance.now() - began;
    const sight = sights[index];
    if (sight && !isDeepStrictEqual(sight, asRead(folded, sight)))
      throw new Error(`Not what was to be seen at ${t} ms`);
    return ms;
  });
}

/** What was folded as somebody sees it who read no more of the pads than was in sight. */
function asRead({ state, texts }: Seen, sight: Sight): Sight {
  const read = Object.entries(texts).filter(([name]) => name in sight.texts);
  return { state, names: Object.keys(texts).toSorted(), texts: Object.fromEntries(read) };
}

async function rowsOf(dataFolder: string, classId: string): Promise<LogItem[]> {
  const stores = openSqliteStores(dataFolder);
  if (!stores.ok) throw new Error(stores.error);
  const items: LogItem[] = [];
  const rows = new ClassRows(stores.value.events, classId, async () => {});
  for await (const item of rows.read(Number.POSITIVE_INFINITY)) items.push(item);
  await stores.value.close();
  return items;
}
