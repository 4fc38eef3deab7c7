import { RUNNER_MANIFEST, type RunnerFile, type RunnerFileName, RunnerManifest } from "./runner-manifest.ts";
import type { SandboxParts } from "./sandbox-talk.ts";

/** Told about at most so many times while everything comes. */
const TELLINGS = 100;

/**
 * Fetches all that Python is made of. `onProgress` gets bytes as they are sent: what came of a file, measured by how
 * much of it is unpacked. Throws when something cannot be had.
 */
export async function fetchParts(onProgress: (bytes: number, total: number) => void): Promise<SandboxParts> {
  const { files } = RunnerManifest.parse(await (await fetchFile(RUNNER_MANIFEST)).json());
  const total = Object.values(files).reduce((sum, file) => sum + file.sent, 0);
  let bytes = 0;
  let told = 0;
  const onBytes = (more: number): void => {
    bytes += more;
    if (bytes < told + total / TELLINGS) return;
    told = bytes;
    onProgress(Math.min(Math.round(bytes), total), total);
  };
  const part = async (name: RunnerFileName) => [name, await fetchPart(files[name], onBytes)] as const;
  const names = Object.keys(files) as RunnerFileName[];
  const parts = Object.fromEntries(await Promise.all(names.map(part)));
  onProgress(total, total);
  return parts as unknown as SandboxParts;
}

async function fetchPart(
  { url, size, sent }: RunnerFile,
  onBytes: (more: number) => void,
): Promise<ArrayBuffer> {
  const { body } = await fetchFile(url);
  if (!body) throw new Error(`${url} came empty`);
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const reader = body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes.set(value, at);
    at += value.length;
    onBytes((value.length / size) * sent);
  }
  if (at !== size) throw new Error(`${url} came with ${at} of ${size} bytes`);
  return bytes.buffer;
}

async function fetchFile(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} was answered with ${response.status}`);
  return response;
}
