import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { silenced } from "../../domain/recording/silence-voice.ts";

/** Three seconds that Chromium recorded, in packets of 60 ms. */
const piece = new Uint8Array(readFileSync(new URL("../fixtures/recordings/voice-1.webm", import.meta.url)));
const LASTS = 3000;
const PACKET = 60;
/** The first bytes of the segment's and the cluster's sizes, of the first block, and of the time scale. */
const SEGMENT_SIZE = 0x28;
const CLUSTER_SIZE = 0x10b;
const BLOCK = 0x116;
const TIME_SCALE = 0xa7;

/** Where two pieces differ first and last; null where they do not. */
function changed(other: Uint8Array | null): { first: number; last: number } | null {
  if (other?.length !== piece.length) throw new Error("It is not as long as it was");
  const isOther = (byte: number, at: number) => byte !== piece[at];
  const first = other.findIndex(isOther);
  return first < 0 ? null : { first, last: other.findLastIndex(isOther) };
}

function withBytes(at: number, ...bytes: number[]): Uint8Array {
  const other = new Uint8Array(piece);
  other.set(bytes, at);
  return other;
}

const unknown = [0x01, 255, 255, 255, 255, 255, 255, 255];

describe("a piece of voice of which something is cut out", () => {
  test("is as long in bytes, the same where nothing is cut, and itself left as it was", () => {
    const before = new Uint8Array(piece);
    expect(changed(silenced(piece, []))).toBeNull();
    expect(changed(silenced(piece, [{ from: LASTS + 1, to: 9000 }]))).toBeNull();
    expect(changed(silenced(piece, [{ from: 1000, to: 2000 }]))).not.toBeNull();
    expect(piece).toEqual(before);
  });

  test("has each moment in one packet, one after another", () => {
    let last = 0;
    for (let from = 1; from < LASTS; from += PACKET) {
      const now = changed(silenced(piece, [{ from, to: from + PACKET - 2 }]));
      expect(now?.first).toBeGreaterThan(last);
      last = now?.last ?? Number.NaN;
    }
  });

  test("has nothing of a packet that the cut touches", () => {
    const two = changed(silenced(piece, [{ from: PACKET - 1, to: PACKET + 1 }]));
    expect(two?.first).toBe(changed(silenced(piece, [{ from: 0, to: 1 }]))?.first);
    expect(two?.last).toBe(changed(silenced(piece, [{ from: PACKET, to: PACKET + 1 }]))?.last);
  });

  test("has nothing left in it that says anything", () => {
    const all = silenced(piece, [{ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }]);
    expect(gzipSync(piece).length).toBeGreaterThan(1500);
    expect(gzipSync(all ?? piece).length).toBeLessThan(800);
  });

  test("may be one whose recorder did not know how long it would be", () => {
    const cut = { from: 1000, to: 2000 };
    const streamed = withBytes(SEGMENT_SIZE, ...unknown);
    streamed.set(unknown, CLUSTER_SIZE);
    expect(silenced(streamed, [cut])?.subarray(BLOCK)).toEqual(silenced(piece, [cut])?.subarray(BLOCK));
  });

  test.each([
    ["is no WebM", new TextEncoder().encode("OggS and more")],
    ["is empty", new Uint8Array()],
    ["breaks off", piece.subarray(0, 2000)],
    ["has no sound", piece.subarray(0, BLOCK)],
    ["has another kind of block", withBytes(BLOCK, 0xa0)],
    ["has a second track", withBytes(BLOCK + 2, 0x82)],
    ["is laced", withBytes(BLOCK + 5, 0x82)],
    ["counts its time otherwise", withBytes(TIME_SCALE, 0x1e, 0x84, 0x80)],
    ["has a packet without a frame", withBytes(BLOCK + 7, 0x80)],
  ])("is refused where it %s", (_, other) => {
    expect(silenced(other, [{ from: 1000, to: 2000 }])).toBeNull();
  });
});
