import { describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { cutUpdate } from "../../client/pad/cut-update.ts";
import { typedBy, typedIn } from "../../client/pad/typed-text.ts";
import { Unsent } from "../../client/pad/unsent.ts";
import { PadDocument } from "../../domain/pad/pad-document.ts";
import { MAX_PAD_TEXT, MAX_PAD_UPDATE } from "../../domain/pad/pad-limits.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import { seedUpdate } from "../../domain/pad/seed-update.ts";
import { Random } from "../support/random.ts";

// Yjs takes its time over thousands of places, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

/** A document that begins with `text`, the server's of it, and the updates of what is done to it. */
function padWith(text: string) {
  const seed = seedUpdate(text);
  const document = new Y.Doc();
  const server = new PadDocument();
  Y.applyUpdate(document, seed);
  server.absorb([{ by: "server", update: seed }]);
  server.keep();
  const updates: Uint8Array[] = [];
  document.on("update", (update: Uint8Array) => updates.push(update));
  const edit = (change: (text: Y.Text) => void): Uint8Array => {
    document.transact(() => change(padText(document)));
    return updates.at(-1)!;
  };
  return { document, server, updates, edit };
}

/** The server takes every piece, in its order, and ends with the same text; the longest text on the way. */
function takeAll(server: PadDocument, pieces: readonly Uint8Array[]): number {
  let longest = server.length;
  for (const piece of pieces) {
    expect(piece.byteLength).toBeLessThanOrEqual(MAX_PAD_UPDATE);
    expect(server.apply("ada", piece)).toMatchObject({ ok: true });
    longest = Math.max(longest, server.length);
  }
  server.keep();
  return longest;
}

describe("an update that is too large is cut, and the server takes each piece", () => {
  test("a paste of 150,000 characters", () => {
    const { server, document, edit } = padWith("x = 1\n");
    const pieces = cutUpdate(
      edit((text) => text.insert(3, "abcdefghi\n".repeat(15_000))),
      MAX_PAD_UPDATE,
    );
    expect(pieces.length).toBeGreaterThan(3);
    takeAll(server, pieces);
    expect(server.text).toBe(padText(document).toString());
  });

  test("into an empty pad, where nothing is there to follow", () => {
    const { server, document, edit } = padWith("");
    takeAll(
      server,
      cutUpdate(
        edit((text) => text.insert(0, "ü".repeat(60_000))),
        MAX_PAD_UPDATE,
      ),
    );
    expect(server.text).toBe(padText(document).toString());
  });

  test("characters of two units are not cut in two, wherever the cuts fall", () => {
    for (const shift of ["", "a"]) {
      const { server, document, edit } = padWith("");
      takeAll(
        server,
        cutUpdate(
          edit((text) => text.insert(0, shift + "🎈".repeat(40_000))),
          MAX_PAD_UPDATE,
        ),
      );
      expect(server.text).toBe(padText(document).toString());
      expect(server.text).not.toContain("\ufffd");
    }
  });

  test("10,000 places replaced at once, deletions and all", () => {
    const { server, document, edit } = padWith("yield x\n".repeat(10_000));
    const update = edit((text) => {
      for (let line = 0; line < 10_000; line++) {
        text.delete(line * 10, 5);
        text.insert(line * 10, "return\t");
      }
    });
    expect(update.byteLength).toBeGreaterThan(2 * MAX_PAD_UPDATE);
    takeAll(server, cutUpdate(update, MAX_PAD_UPDATE));
    expect(server.text).toBe(padText(document).toString());
  });

  test("a text that takes the place of another is never longer on the way than the longer of the two", () => {
    const { server, document, edit } = padWith("a".repeat(150_000));
    const update = edit((text) => {
      text.insert(0, "b".repeat(180_000));
      text.delete(180_000, 150_000);
    });
    const longest = takeAll(server, cutUpdate(update, MAX_PAD_UPDATE));
    expect(longest).toBeLessThanOrEqual(MAX_PAD_TEXT);
    expect(server.text).toBe(padText(document).toString());
  });

  test("what was typed and deleted in the same breath, with and without its text kept for undo", () => {
    for (const gc of [true, false]) {
      const { server, document, edit } = padWith("seed");
      document.gc = gc;
      const update = edit((text) => {
        text.insert(2, "k".repeat(90_000));
        text.delete(1, 60_000);
        text.insert(1, "m".repeat(50_000));
      });
      const pieces = cutUpdate(update, MAX_PAD_UPDATE);
      takeAll(server, pieces);
      expect(server.text).toBe(padText(document).toString());
    }
  });

  test("whatever is done in one go: others who get the pieces have the same, whatever they typed meanwhile", () => {
    for (let seed = 1; seed <= 8; seed++) {
      const random = new Random(seed);
      const { server, document, edit } = padWith("for x in gen():\n".repeat(500));
      const other = new Y.Doc();
      Y.applyUpdate(other, Y.encodeStateAsUpdate(document));
      padText(other).insert(random.int(8000), "elsewhere");
      const update = edit((text) => {
        for (let n = 0; n < 400; n++) {
          text.insert(random.int(text.length), "é🎈z".repeat(random.int(40)));
          text.delete(random.int(text.length - 40), random.int(40));
        }
      });
      const pieces = cutUpdate(update, 9_000 + random.int(9_000));
      expect(pieces.length).toBeGreaterThan(1);
      takeAll(server, pieces);
      for (const piece of pieces) Y.applyUpdate(other, piece);
      Y.applyUpdate(document, Y.encodeStateAsUpdate(other));
      expect(padText(other).toString()).toBe(padText(document).toString());
      expect(server.length).toBe(padText(document).length - "elsewhere".length);
    }
  });

  test("one that fits is left as it is", () => {
    const { edit } = padWith("x");
    const update = edit((text) => text.insert(0, "y"));
    expect(cutUpdate(update, MAX_PAD_UPDATE)).toEqual([update]);
  });
});

describe("what was typed and is not acknowledged", () => {
  test("three thousand keystrokes without a line go out as few edits, each small enough, and are all there", () => {
    const { server, document, updates } = padWith("start");
    const unsent = new Unsent();
    const text = padText(document);
    for (let n = 0; n < 3000; n++) {
      if (n % 7 === 0) text.delete(n % text.length, 1);
      else text.insert((n * 31) % text.length, "q");
      unsent.add(updates.pop()!);
    }
    let edits = 0;
    for (; !unsent.isEmpty; unsent.drop(), edits++) takeAll(server, [unsent.take()]);
    expect(edits).toBeLessThan(5);
    expect(server.text).toBe(text.toString());
  });

  test("what is on its way is not changed by what is typed meanwhile, and goes out again when it may be lost", () => {
    const { server, document, edit } = padWith("");
    const unsent = new Unsent();
    unsent.add(edit((text) => text.insert(0, "a")));
    const first = unsent.take();
    unsent.add(edit((text) => text.insert(1, "b")));
    takeAll(server, [first]);
    unsent.drop();
    expect(unsent.isEmpty).toBe(false);
    unsent.take();
    unsent.putBack();
    takeAll(server, [unsent.take()]);
    expect(server.text).toBe(padText(document).toString());
  });
});

describe("what is put aside", () => {
  test("is what was typed and still stands there, in the order of the text", () => {
    const { document, edit } = padWith("one three\n");
    const updates = [
      edit((text) => text.insert(10, "four five\n")),
      edit((text) => text.insert(4, "two ")),
      edit((text) => text.delete(19, 4)),
      edit((text) => text.delete(0, 1)),
    ];
    expect(padText(document).toString()).toBe("ne two three\nfour \n");
    expect(typedIn(document, updates)).toBe("two \nfour \n");
  });

  test("is what was typed, where no document fits any more", () => {
    const { edit } = padWith("one three\n");
    const updates = [edit((text) => text.insert(4, "tw")), edit((text) => text.insert(6, "o "))];
    expect(typedBy([...updates, edit((text) => text.insert(0, "zero "))])).toBe("two \nzero ");
  });
});
