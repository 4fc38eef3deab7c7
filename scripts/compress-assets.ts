import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { sourceFiles } from "./source-files.ts";

const COMPRESSIBLE = /\.(m?js|css|svg|json|txt|html|ico|wasm|zip|bin)$/;
/** Even what fits into one packet anyway is worth it; below this there is nothing left to save. */
const WORTH_IT_BYTES = 200;
const AT_ONCE = 2;
/** From this size on brotli's best takes a minute, and its next best a few seconds for 4 % more. */
const LARGE_BYTES = 2_000_000;
const LARGE_QUALITY = 9;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/**
 * Puts a `.br` and a `.gz` beside every text file under `folder`, which is relative to `root`, unless they are
 * there already or would not be smaller. Resolves with the number of files that have them.
 */
export async function compressAssets(root: string, folder: string): Promise<number> {
  const queue = sourceFiles(root, [folder])
    .filter((file) => COMPRESSIBLE.test(file))
    .map((file) => join(root, file));
  let compressed = 0;
  const worker = async (): Promise<void> => {
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (await compressFile(path)) compressed += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return compressed;
}

async function compressFile(path: string): Promise<boolean> {
  if (existsSync(`${path}.br`) && existsSync(`${path}.gz`)) return true;
  const bytes = await readFile(path);
  if (bytes.length < WORTH_IT_BYTES) return false;
  const [br, gz] = await Promise.all([
    brotli(bytes, { params: brotliParams(bytes.length) }),
    zip(bytes, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  if (gz.length >= bytes.length) return false;
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
  return true;
}

function brotliParams(size: number): Record<number, number> {
  return {
    [constants.BROTLI_PARAM_QUALITY]: size < LARGE_BYTES ? constants.BROTLI_MAX_QUALITY : LARGE_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
  };
}
