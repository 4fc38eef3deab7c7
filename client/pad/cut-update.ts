import * as Y from "yjs";

/** The longest part of a text that goes into one piece, in UTF-16 units: at most 30,000 bytes. */
const LONGEST_TEXT = 10_000;
/** More than the frame around a piece takes, in bytes. */
const FRAME = 64;
/** More than a struct takes beside its text, and a range of deletions with whose it is, in bytes. */
const STRUCT = 32;
const RANGE = 16;

type Struct = Y.Item | Y.GC | Y.Skip;
/** Deletions of what one client has made. */
type Deletions = readonly [
  client: number,
  ranges: readonly { readonly clock: number; readonly len: number }[],
];

interface Piece {
  structs: Struct[];
  deletions: Deletions[];
  bytes: number;
}

/**
 * The update of one transaction as pieces of at most `max` bytes, to be applied one after the other. `max` is 40,000 or so.
 *
 * Why this is sound: an update is a set of structs and a set of deletions, and any two documents that have taken in the same
 * sets are equal, however these were parcelled. All that a piece needs is that what it refers to is there before it.
 * Structs refer to earlier clocks of their own client and to what the document held already, so they go in their order. A
 * text is cut as Yjs itself cuts one when somebody types into it: the second part follows the first's last unit.
 * Deletions of what was there before go first, so that a text that takes another's place is never longer than the longer
 * of the two; those of what the update itself has made go last.
 */
export function cutUpdate(update: Uint8Array, max: number): Uint8Array[] {
  if (update.byteLength <= max) return [update];
  const { structs, ds } = Y.decodeUpdate(update);
  const { from } = Y.parseUpdateMeta(update);
  const { old, own } = parted(rangesOf(ds), from);
  const parts: Piece[] = [
    ...old.map(deletionsAlone),
    ...structs.flatMap(cutStruct).map(structAlone),
    ...own.map(deletionsAlone),
  ];
  return packed(parts, max).map(encode);
}

function structAlone(struct: Struct): Piece {
  const text =
    struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : "";
  return { structs: [struct], deletions: [], bytes: STRUCT + new TextEncoder().encode(text).byteLength };
}

function deletionsAlone(deletions: Deletions): Piece {
  return { structs: [], deletions: [deletions], bytes: RANGE * deletions[1].length };
}

/** As few pieces as the order of the parts allows. */
function packed(parts: readonly Piece[], max: number): Piece[] {
  const pieces: Piece[] = [];
  let last: Piece = { structs: [], deletions: [], bytes: max };
  for (const part of parts) {
    if (last.bytes + part.bytes > max) {
      last = { structs: [], deletions: [], bytes: FRAME };
      pieces.push(last);
    }
    last.structs.push(...part.structs);
    last.deletions.push(...part.deletions);
    last.bytes += part.bytes;
  }
  return pieces;
}

function cutStruct(struct: Struct): Struct[] {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return [struct];
  const { content, rightOrigin, parent, parentSub } = struct;
  const { client, clock } = struct.id;
  let start = 0;
  return textParts(content.str).map((part) => {
    // What follows a part of its own is told by that alone: a parent is named only where there is nothing to follow.
    const origin = start === 0 ? struct.origin : Y.createID(client, clock + start - 1);
    const id = Y.createID(client, clock + start);
    start += part.length;
    return new Y.Item(id, null, origin, null, rightOrigin, parent, parentSub, new Y.ContentString(part));
  });
}

/** The text in parts, none of which ends between the two units of one character: that would not survive UTF-8. */
function textParts(text: string): string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + LONGEST_TEXT);
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end -= 1;
    parts.push(text.slice(start, end));
    start = end;
  }
  return parts;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

type DeleteSet = ReturnType<typeof Y.createDeleteSet>;

function rangesOf(deletions: DeleteSet): Deletions[] {
  return [...deletions.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }): Deletions => [client, [{ clock, len }]]),
  );
}

/** What is deleted of that which was there before (`old`), and of that which the update brings (`own`). */
function parted(all: readonly Deletions[], from: ReadonlyMap<number, number>) {
  const old: Deletions[] = [];
  const own: Deletions[] = [];
  for (const [client, ranges] of all) {
    const first = from.get(client) ?? Number.POSITIVE_INFINITY;
    for (const { clock, len } of ranges) {
      const before = Math.min(len, Math.max(0, first - clock));
      if (before > 0) old.push([client, [{ clock, len: before }]]);
      if (before < len) own.push([client, [{ clock: clock + before, len: len - before }]]);
    }
  }
  return { old, own };
}

/** A piece in Yjs's format: the structs of each client with where they begin, then the deletions of each client. */
function encode({ structs, deletions }: Piece): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  // Every number of the format is written alike; this is the public way to write one.
  const write = (number: number): void => encoder.writeClient(number);
  const byClient = grouped(structs, ({ id }) => id.client);
  write(byClient.size);
  for (const [client, [first, ...rest]] of byClient) {
    if (!first) continue;
    write(rest.length + 1);
    write(client);
    write(first.id.clock);
    for (const struct of [first, ...rest]) struct.write(encoder, 0);
  }
  const deleted = grouped(deletions, ([client]) => client);
  write(deleted.size);
  for (const [client, parts] of deleted) {
    const ranges = parts.flatMap(([, some]) => some);
    write(client);
    write(ranges.length);
    for (const { clock, len } of ranges) {
      write(clock);
      write(len);
    }
  }
  return encoder.toUint8Array();
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
