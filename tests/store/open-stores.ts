import { openMemoryStores } from "../../server/store/memory/open-memory-stores.ts";
import { openSqliteStores } from "../../server/store/sqlite/open-sqlite-stores.ts";
import type { Stores } from "../../server/store/stores.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** The stores that every contract is checked on. */
export const STORES = { memory: openMemoryStores, sqlite: () => sqliteIn(temporaryFolder()) } as const;

/** Stores in this folder, which must be fit for it. */
export function sqliteIn(folder: string): Stores {
  const opened = openSqliteStores(folder);
  if (!opened.ok) throw new Error(`Stores did not open: ${opened.error}`);
  return opened.value;
}
