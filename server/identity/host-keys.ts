import { createHmac } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isSecret, newSecret } from "./secrets.ts";

/** The key in a class's host link. It can be made again at any time, so that it need not be kept: only its hash is. */
export type HostKeys = (classId: string) => string;

const FILE = "host-links.secret";

/** Keys follow from one secret and the class's id, which nobody outside ever sees. */
export function hostKeysFrom(secret: string): HostKeys {
  return (classId) => createHmac("sha256", secret).update(classId).digest("base64url");
}

/** The secret in the data folder, made when there is none: with a copy of the folder, old host links go on working. */
export function readHostSecret(dataDir: string): string {
  const path = join(dataDir, FILE);
  try {
    writeFileSync(path, newSecret(), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const secret = readFileSync(path, "utf8").trim();
  if (!isSecret(secret))
    throw new Error(`${path} holds no secret. Delete it: old host links end, classes go on.`);
  return secret;
}
