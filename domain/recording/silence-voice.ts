import type { Span } from "./recording.ts";

/** What of WebM recorders write (RFC 9559). What has others in it is read as one: its size may be unknown, and never matters. */
const ENTERED: ReadonlySet<number> = new Set([0x18538067, 0x1f43b675, 0x1549a966]);
/** Heads, tracks, cues, tags and the like: nobody is heard in them. */
const PASSED: ReadonlySet<number> = new Set([
  ...[0x1a45dfa3, 0x114d9b74, 0x1654ae6b, 0x1c53bb6b, 0x1254c367, 0xec, 0xbf, 0xa7, 0xab],
  ...[0x4489, 0x4d80, 0x5741, 0x4461, 0x73a4, 0x7ba9],
]);
const TIME_SCALE = 0x2ad7b1;
const CLUSTER_TIME = 0xe7;
const BLOCK = 0xa3;
/** Times are told in ms. */
const MILLISECONDS = 1_000_000;
/** The one track, two bytes of time and the flags stand before a block's sound; two of the flags say that it is laced. */
const TRACK_ONE = 0x81;
const BLOCK_HEAD = 4;
const LACED = 0x06;
/** How long a frame is in ms, by what a packet says of itself (RFC 6716, 3.1), and the longest packet. */
const SPEECH_MS = [10, 20, 40, 60];
const HYBRID_MS = [10, 20];
const MUSIC_MS = [2.5, 5, 10, 20];
const LONGEST_MS = 120;

/**
 * A piece of voice (Opus in WebM, as recorders write it) with nothing in `spans`, ms from its beginning: what is at least partly in
 * one of them is as long in bytes and in time, and empty. Null where that cannot be done for certain. Pure.
 */
export function silenced(piece: Uint8Array, spans: readonly Span[]): Uint8Array | null {
  const silent = new Uint8Array(piece);
  const blocks = blocksOf(silent);
  if (!blocks?.[0]) return null;
  const first = blocks[0].at;
  // Where a recorder left something out, players differ in where what follows is: it is silent if it is cut out in either way.
  let played = 0;
  for (const { at, packet } of blocks) {
    const lasts = lengthOf(packet);
    if (lasts === null) return null;
    const isCut = spans.some(({ from, to }) =>
      [at, at - first, played].some((begins) => begins < to && begins + lasts > from),
    );
    if (isCut) empty(packet);
    played += lasts;
  }
  return silent;
}

interface Block {
  /** In ms. */
  readonly at: number;
  readonly packet: Uint8Array;
}

/** All blocks, in their order; null where there is anything that recorders do not write. */
function blocksOf(piece: Uint8Array): Block[] | null {
  const blocks: Block[] = [];
  let clusterAt = 0;
  for (let offset = 0; offset < piece.length; ) {
    const id = readNumber(piece, offset, false);
    const size = id && readNumber(piece, id.end, true);
    if (!id || !size) return null;
    const end = size.end + size.value;
    const isEntered = ENTERED.has(id.value);
    offset = isEntered ? size.end : end;
    if (isEntered) continue;
    if (end > piece.length) return null;
    const body = piece.subarray(size.end, end);
    if (id.value === CLUSTER_TIME) clusterAt = bigEndian(body);
    else if (id.value === BLOCK) {
      const block = blockOf(body, clusterAt);
      if (!block) return null;
      blocks.push(block);
    } else if (id.value === TIME_SCALE ? bigEndian(body) !== MILLISECONDS : !PASSED.has(id.value))
      return null;
  }
  return blocks;
}

function blockOf(body: Uint8Array, clusterAt: number): Block | null {
  const [track, high = 0, low = 0, flags = LACED] = body;
  if (track !== TRACK_ONE || (flags & LACED) !== 0 || body.length <= BLOCK_HEAD) return null;
  const relative = ((high << 24) >> 16) | low;
  return { at: clusterAt + relative, packet: body.subarray(BLOCK_HEAD) };
}

/** A number of one to eight bytes, which says itself how many; the mark of that belongs to an id, and not to a size. */
function readNumber(
  bytes: Uint8Array,
  offset: number,
  isSize: boolean,
): { value: number; end: number } | null {
  const first = bytes[offset] ?? 0;
  const length = Math.clz32(first) - 23;
  const end = offset + length;
  if (first === 0 || end > bytes.length) return null;
  const value = bigEndian(bytes.subarray(offset, end));
  return { value: isSize ? value - 2 ** (7 * length) : value, end };
}

function bigEndian(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

/** How long a packet of Opus sounds, in ms; null where it is none. */
function lengthOf(packet: Uint8Array): number | null {
  const [head = 0] = packet;
  const kind = head >> 3;
  const frame = kind < 12 ? SPEECH_MS[kind & 3] : kind < 16 ? HYBRID_MS[kind & 1] : MUSIC_MS[kind & 3];
  const lasts = framesOf(packet) * (frame ?? 0);
  return lasts > 0 && lasts <= LONGEST_MS ? lasts : null;
}

function framesOf([head = 0, count = 0]: Uint8Array): number {
  const code = head & 3;
  return code === 0 ? 1 : code === 3 ? count & 0x3f : 2;
}

/** Leaves of a packet how long it is: each of its frames is lost, as it were, and the rest is padding (RFC 6716, 3.2.5). */
function empty(packet: Uint8Array): void {
  const frames = framesOf(packet);
  const { length } = packet;
  packet.fill(0, 1);
  // One byte has nothing in it.
  if (length === 1) return;
  packet[0] = (packet[0] ?? 0) | 3;
  packet[1] = frames;
  if (length === 2) return;
  packet[1] = frames | 0x40;
  // Each 255 stands for 254 bytes and for itself.
  const rest = length - 3;
  const full = Math.floor(rest / 255);
  packet.fill(255, 2, 2 + full);
  packet[2 + full] = rest % 255;
}
