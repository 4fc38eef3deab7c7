import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** 32 random bytes, base64url: a browser's cookie or a resume token. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Whether `text` can be a secret of ours at all. */
export function isSecret(text: string): boolean {
  return SECRET.test(text);
}

/** What is stored of a secret: SHA-256, hex. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Compares without telling by its time how much of it was right. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(one)), Buffer.from(hashSecret(other)));
}
