import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A part as it is to be kept, under its name in the store. */
export interface SpooledPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** So many parts, or bytes, are given back at a time. */
const AT_A_TIME = 10;
const BYTES_AT_A_TIME = 200_000;

/** Parts of a recording that are laid on the disk until it is known whether they may be kept. */
export class PartSpool {
  readonly #file: FileHandle;
  readonly #laid: { readonly name: string; readonly size: number }[] = [];

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Lends an empty one to `use`; nothing of it is left afterwards, nor of a server that dies meanwhile. */
  static async lend<T>(use: (spool: PartSpool) => Promise<T>): Promise<T> {
    const file = await openNameless();
    try {
      return await use(new PartSpool(file));
    } finally {
      await file.close();
    }
  }

  async lay({ name, bytes }: SpooledPart): Promise<void> {
    await this.#file.appendFile(bytes);
    this.#laid.push({ name, size: bytes.length });
  }

  /** All of them in their order, a few at a time: no more than that is in memory. */
  async *parts(): AsyncGenerator<readonly SpooledPart[], void> {
    let [at, held] = [0, 0];
    let some: SpooledPart[] = [];
    for (const { name, size } of this.#laid) {
      some.push({ name, bytes: await this.#read(at, size) });
      [at, held] = [at + size, held + size];
      if (some.length < AT_A_TIME && held < BYTES_AT_A_TIME) continue;
      yield some;
      [some, held] = [[], 0];
    }
    yield some;
  }

  async #read(at: number, size: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(size);
    for (let done = 0; done < size; ) {
      const { bytesRead } = await this.#file.read(bytes, done, size - done, at + done);
      if (bytesRead === 0) throw new Error("Parts that became shorter while they were laid down");
      done += bytesRead;
    }
    return bytes;
  }
}

/** A file that has no name any more: however this ends, nothing of it is left. */
async function openNameless(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), "baton-import-"));
  try {
    return await open(join(folder, "file"), "wx+", 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
