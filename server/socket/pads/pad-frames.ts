import {
  PAD_TO_CLIENT,
  type PadBase,
  type PadDigest,
  type PadNews,
  type PadShut,
} from "../../../domain/pad/pad-protocol.ts";
import { encodeFrame, type Frame } from "../frame.ts";

/** All of a pad, as a frame. */
export function padBaseFrame(base: PadBase): Frame {
  return encodeFrame(PAD_TO_CLIENT.base, JSON.stringify(base));
}

/** What happened in a pad, as a frame. */
export function padNewsFrame(news: PadNews): Frame {
  return encodeFrame(PAD_TO_CLIENT.news, JSON.stringify(news));
}

export function padShutFrame(shut: PadShut): Frame {
  return encodeFrame(PAD_TO_CLIENT.shut, JSON.stringify(shut));
}

export function padDigestFrame(digest: PadDigest): Frame {
  return encodeFrame(PAD_TO_CLIENT.digest, JSON.stringify(digest));
}

/** Bytes of an update as they go over the wire. */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}
