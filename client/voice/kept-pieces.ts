import { type PieceShelf, UnsentPiece } from "./unsent-piece.ts";

const DATABASE = "baton-voice";
const STORE = "unsent";

/** Unsent pieces in this browser's IndexedDB. What is there but is no piece is passed over. */
export function keptPieces(factory: () => IDBFactory): PieceShelf {
  let opened: Promise<IDBDatabase> | null = null;
  const open = (): Promise<IDBDatabase> => {
    opened ??= openDatabase(factory());
    // One that could not be opened now may be another time.
    opened.catch(() => {
      opened = null;
    });
    return opened;
  };
  return {
    async all() {
      const found: unknown = await settled(store(await open(), "readonly").getAll());
      if (!Array.isArray(found)) return [];
      return found.flatMap((one: unknown) => {
        const parsed = UnsentPiece.safeParse(one);
        return parsed.success ? [parsed.data] : [];
      });
    },
    async put(piece) {
      await settled(store(await open(), "readwrite").put(piece));
    },
    async remove(name) {
      await settled(store(await open(), "readwrite").delete(name));
    },
  };
}

function openDatabase(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE, { keyPath: "name" });
  };
  return settled(request);
}

function store(database: IDBDatabase, mode: IDBTransactionMode): IDBObjectStore {
  return database.transaction(STORE, mode).objectStore(STORE);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
