import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type * as z from "zod/mini";

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** As it is kept in the store. */
export async function packJson(value: object): Promise<Uint8Array> {
  return zip(JSON.stringify(value));
}

/** What was kept. Rejects when it is not what it should be. */
export async function unpackJson<T>(bytes: Uint8Array, schema: z.ZodMiniType<T>): Promise<T> {
  return schema.parse(JSON.parse((await unzip(bytes)).toString()));
}
