import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { toBase64 } from "../../client/pad/base64.ts";
import type { OpenPad } from "../../client/pad/open-pad.ts";
import type { PadDesk } from "../../client/pad/pad-desk.ts";
import { MAX_PAD_TEXT } from "../../domain/pad/pad-limits.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import { ok, refuse } from "../../domain/result.ts";
import { HandPad, HandPads } from "./support/hand-pads.ts";
import { pass, settled } from "./support/pass.ts";

const CLASS_PAD = "class.6.0";
const OWN_PAD = "pAda.6.0";

interface Opened {
  readonly pads: HandPads;
  readonly server: HandPad;
  readonly desk: PadDesk;
  readonly pad: OpenPad;
  readonly leave: () => void;
}

async function opened(name = CLASS_PAD, text = "x = 1\n"): Promise<Opened> {
  const pads = new HandPads();
  const server = new HandPad(pads, name, text);
  const view = look(pads, name);
  pads.live();
  await server.open();
  return { pads, server, ...view };
}

/** A page that shows the pad. */
function look(pads: HandPads, name: string) {
  const desk = pads.page();
  const pad = desk.pad(name);
  const leave = pad.subscribe(() => {});
  return { desk, pad, leave };
}

function textOf(pad: OpenPad): string {
  return padText(pad.getSnapshot().document).toString();
}

function type(pad: OpenPad, at: number, text: string): void {
  padText(pad.getSnapshot().document).insert(at, text);
}

describe("reading", () => {
  test("the contents are asked for when there is a line, and come", async () => {
    const { pad, server } = await opened();
    expect(pad.getSnapshot()).toMatchObject({
      is: "open",
      live: true,
      unsent: false,
      refused: null,
      why: null,
    });
    expect(textOf(pad)).toBe(server.text);
  });

  test("nothing can be typed before they are there", async () => {
    const { pad } = look(new HandPads(), CLASS_PAD);
    expect(pad.getSnapshot()).toMatchObject({ is: "opening", live: false });
  });

  test("news are taken in, once, however often they come", async () => {
    const { pad, server } = await opened();
    const update = server.type(0, "# ");
    server.news(1, update);
    server.news(1, update);
    expect(textOf(pad)).toBe("# x = 1\n");
    expect(pad.getSnapshot()).toMatchObject({ unsent: false });
  });

  test("a gap is asked for with what one has, and what came early fits after it", async () => {
    const { pads, pad, server } = await opened();
    const first = server.type(0, "a");
    const second = server.type(1, "b");
    server.news(2, second);
    expect(textOf(pad)).toBe("x = 1\n");
    const { content, answer } = await pads.next("pad/open");
    expect(content).toEqual({ pad: CLASS_PAD, have: { epoch: "first", seq: 1 } });
    answer(ok({ you: 1, head: 2 }));
    await settled();
    pads.say("pad/news", { pad: CLASS_PAD, epoch: "first", after: 1, upTo: 2, update: toBase64(first) });
    expect(textOf(pad)).toBe("abx = 1\n");
    expect(pads.asked).toEqual([]);
  });

  test("news of another writing of the pad are not taken in: it is opened anew", async () => {
    const { pad, server } = await opened();
    const second = server.restart("");
    const update = second.type(0, "elsewhere");
    second.news(1, update);
    expect(textOf(pad)).toBe("x = 1\n");
    expect((await second.open()).have).toEqual({ epoch: "first", seq: 1 });
    expect(textOf(pad)).toBe("elsewhere");
  });

  test("what makes no sense is asked for again", async () => {
    const { pads, pad, server } = await opened();
    server.type(0, "a");
    pads.say("pad/news", { pad: CLASS_PAD, epoch: 7 });
    expect((await server.open()).have).toEqual({ epoch: "first", seq: 1 });
    expect(textOf(pad)).toBe("ax = 1\n");
  });

  test("a base that is a little older than what one has takes nothing away", async () => {
    const { pads, pad, server } = await opened();
    const update = server.type(0, "a");
    server.news(1, update);
    const before = pad.getSnapshot().document;
    pads.say("pad/base", {
      pad: CLASS_PAD,
      epoch: "first",
      seq: 1,
      state: toBase64(Y.encodeStateAsUpdate(new HandPad(pads, CLASS_PAD).document)),
      points: {},
    });
    expect(textOf(pad)).toBe("ax = 1\n");
    expect(pad.getSnapshot().document).toBe(before);
    server.news(2, server.type(0, "b"));
    expect(textOf(pad)).toBe("bax = 1\n");
  });

  test("a text that differs from what it must hash to is thrown away for the server's, and counted", async () => {
    const { pad, server, desk } = await opened();
    server.digest();
    expect(desk.resynchronised).toBe(0);
    server.digest("something else");
    expect(desk.resynchronised).toBe(1);
    expect(pad.getSnapshot().is).toBe("opening");
    const before = pad.getSnapshot().document;
    expect(await server.open()).toEqual({ pad: CLASS_PAD });
    expect(pad.getSnapshot()).toMatchObject({ is: "open", refused: null });
    expect(pad.getSnapshot().document).not.toBe(before);
    expect(textOf(pad)).toBe(server.text);
  });

  test("who is behind what hashes are told for has missed something, and asks", async () => {
    const { pad, server, desk } = await opened();
    server.type(0, "missed ");
    server.digest();
    expect((await server.open()).have).toEqual({ epoch: "first", seq: 1 });
    expect(textOf(pad)).toBe(server.text);
    expect(desk.resynchronised).toBe(0);
  });

  test("news that rest on what one has not got are no news: all of it is asked for", async () => {
    const { pad, server, desk } = await opened();
    server.type(0, "never told ");
    server.news(1, server.type(11, "and this "));
    expect(pad.getSnapshot().is).toBe("opening");
    expect(await server.open()).toEqual({ pad: CLASS_PAD });
    expect(textOf(pad)).toBe(server.text);
    expect(desk.resynchronised).toBe(1);
  });

  test("a text that has something unsent in it is not compared", async () => {
    const { pad, server, desk } = await opened();
    type(pad, 0, "mine ");
    server.digest();
    expect(desk.resynchronised).toBe(0);
  });

  test("shut says why, and a new line asks again", async () => {
    const { pads, pad, server } = await opened();
    pads.say("pad/shut", { pad: CLASS_PAD, why: "not-allowed" });
    expect(pad.getSnapshot()).toMatchObject({ is: "shut", why: "not-allowed" });
    await pads.lose();
    pads.live();
    await server.open();
    expect(pad.getSnapshot()).toMatchObject({ is: "open", why: null });
  });

  test("who may not open it is told why; a server that cannot now is asked again", async () => {
    const pads = new HandPads();
    const { pad } = look(pads, OWN_PAD);
    pads.live();
    (await pads.next("pad/open")).answer(refuse("unavailable"));
    await pass(pads.clock, 1000);
    (await pads.next("pad/open")).answer(refuse("not-allowed"));
    await settled();
    expect(pad.getSnapshot()).toMatchObject({ is: "shut", why: "not-allowed" });
    await pass(pads.clock, 60_000);
    expect(pads.asked).toEqual([]);
  });

  test("contents that never come are asked for again", async () => {
    const pads = new HandPads();
    const server = new HandPad(pads, CLASS_PAD, "late");
    const { pad } = look(pads, CLASS_PAD);
    pads.live();
    (await pads.next("pad/open")).answer(ok({ you: 1, head: 1 }));
    await pass(pads.clock, 10_000);
    await server.open();
    expect(textOf(pad)).toBe("late");
  });

  test("contents that come in parts are the pad's when the last part has come", async () => {
    const pads = new HandPads();
    const server = new HandPad(pads, CLASS_PAD, "old");
    const older = toBase64(Y.encodeStateAsUpdate(server.document));
    const rest = server.type(0, "not so ");
    const { pad } = look(pads, CLASS_PAD);
    pads.live();
    (await pads.next("pad/open")).answer(ok({ you: 1, head: 2 }));
    await settled();
    server.base({ seq: 1, state: older });
    expect(pad.getSnapshot().is).toBe("opening");
    server.news(1, rest);
    expect(pad.getSnapshot().is).toBe("open");
    expect(textOf(pad)).toBe("not so old");
  });

  test("contents that are heard before the answer count as well", async () => {
    const pads = new HandPads();
    const server = new HandPad(pads, CLASS_PAD, "early");
    const { pad } = look(pads, CLASS_PAD);
    pads.live();
    const { answer } = await pads.next("pad/open");
    server.base();
    expect(pad.getSnapshot().is).toBe("opening");
    answer(ok({ you: 1, head: 1 }));
    await settled();
    expect(pad.getSnapshot().is).toBe("open");
  });
});

describe("typing", () => {
  test("goes out at the end of the task, and is unsent until it is acknowledged", async () => {
    const { pads, pad, server } = await opened();
    type(pad, 0, "a");
    type(pad, 1, "b");
    expect(pads.asked).toEqual([]);
    expect(pad.getSnapshot().unsent).toBe(true);
    expect(await server.take()).toMatchObject({ pad: CLASS_PAD, epoch: "first" });
    expect(pad.getSnapshot().unsent).toBe(false);
    expect(server.text).toBe("abx = 1\n");
    expect(pads.asked).toEqual([]);
  });

  test("one edit is under way at a time; what is typed meanwhile is the next one", async () => {
    const { pads, pad, server } = await opened();
    type(pad, 0, "a");
    await settled();
    type(pad, 1, "b");
    type(pad, 2, "c");
    await settled();
    expect(pads.asked).toHaveLength(1);
    await server.take();
    expect(pads.asked).toHaveLength(1);
    await server.take();
    expect(server.text).toBe("abcx = 1\n");
    expect(pads.asked).toEqual([]);
  });

  test("in a pad of one's own it goes out at most once a second", async () => {
    const { pads, pad, server } = await opened(OWN_PAD, "");
    type(pad, 0, "a");
    await server.take();
    for (const letter of "bcdef") {
      type(pad, 1, letter);
      await pass(pads.clock, 150);
    }
    expect(pads.asked).toEqual([]);
    await pass(pads.clock, 250);
    await server.take();
    expect(server.text).toBe("afedcb");
  });

  test("too fast, or a server that cannot now: the same goes out a little later", async () => {
    const { pads, pad, server } = await opened();
    type(pad, 0, "a");
    await server.refuse("too-fast");
    expect(pads.asked).toEqual([]);
    await pass(pads.clock, 1000);
    await server.refuse("unavailable");
    await pass(pads.clock, 1000);
    await server.take();
    expect(server.text).toBe("ax = 1\n");
    expect(pad.getSnapshot()).toMatchObject({ unsent: false, refused: null });
  });

  test("without a line it goes on, and is merged with what others typed when the line is back", async () => {
    const { pads, pad, server } = await opened();
    await pads.lose();
    expect(pad.getSnapshot()).toMatchObject({ is: "open", live: false });
    type(pad, 0, "mine ");
    server.type(0, "theirs ");
    await pass(pads.clock, 60_000);
    expect(pads.asked).toEqual([]);
    pads.live();
    expect((await server.open()).have).toEqual({ epoch: "first", seq: 1 });
    await server.take();
    expect(textOf(pad)).toBe(server.text);
    expect(server.text).toMatch(/(mine theirs|theirs mine) x = 1/);
  });

  test("what was on its way when the line was lost goes out again, and counts once", async () => {
    const { pads, pad, server } = await opened();
    type(pad, 0, "once ");
    const { content, answer } = await pads.next("pad/edit");
    Y.applyUpdate(server.document, Buffer.from(content.update as string, "base64"));
    answer(refuse("no-answer"));
    await pads.lose();
    pads.live();
    await server.open();
    await server.take();
    expect(server.text).toBe("once x = 1\n");
    expect(textOf(pad)).toBe(server.text);
  });

  test("a line that has forgotten the pad is reminded of it; a pad that never takes it is a refusal in the end", async () => {
    const { pad, server } = await opened();
    type(pad, 0, "a");
    for (let n = 0; n < 3; n++) {
      await server.refuse("not-open");
      await server.open();
    }
    expect(pad.getSnapshot()).toMatchObject({ unsent: true, refused: null });
    await server.refuse("not-open");
    await server.open();
    expect(pad.getSnapshot()).toMatchObject({ unsent: false, refused: { code: "not-open", text: "a" } });
  });

  test("a paste of 150,000 characters goes out in pieces, one after another", async () => {
    const { pad, server } = await opened();
    type(pad, 0, "0123456789".repeat(15_000));
    let edits = 0;
    for (; pad.getSnapshot().unsent; edits++) await server.take();
    expect(edits).toBeGreaterThan(3);
    expect(server.text).toBe(textOf(pad));
  });
});

describe("what cannot be taken", () => {
  test("is put aside with all that was typed after it; the server's text stands in a new document", async () => {
    const { pad, server } = await opened();
    const before = pad.getSnapshot().document;
    type(pad, 0, "not ");
    await settled();
    type(pad, 4, "mine ");
    await server.refuse("not-a-writer");
    expect(pad.getSnapshot()).toMatchObject({ is: "opening", document: before });
    type(pad, 9, "to write ");
    expect(await server.open()).toEqual({ pad: CLASS_PAD });
    expect(pad.getSnapshot()).toMatchObject({
      is: "open",
      unsent: false,
      refused: { code: "not-a-writer", text: "not mine to write ", count: 1 },
    });
    expect(pad.getSnapshot().document).not.toBe(before);
    expect(textOf(pad)).toBe("x = 1\n");
    pad.dismiss();
    expect(pad.getSnapshot().refused).toBeNull();
  });

  test("what is put aside before the last was read is there with it", async () => {
    const { pad, server } = await opened();
    for (const word of ["one", "two"]) {
      type(pad, 0, word);
      await server.refuse("not-a-writer");
      await server.open();
    }
    expect(pad.getSnapshot().refused).toEqual({ code: "not-a-writer", text: "one\ntwo", count: 2 });
  });

  test("a text over the limit is not even sent", async () => {
    const { pads, pad, server } = await opened();
    type(pad, 0, "z".repeat(MAX_PAD_TEXT));
    await settled();
    expect(pads.asked.map(({ name }) => name)).toEqual(["pad/open"]);
    await server.open();
    expect(pad.getSnapshot().refused).toMatchObject({ code: "pad-full", text: "z".repeat(MAX_PAD_TEXT) });
    expect(textOf(pad)).toBe("x = 1\n");
  });

  test("a pad that was begun anew: its text stands, and what was not sent is put aside", async () => {
    const { pads, pad, server } = await opened();
    await pads.lose();
    type(pad, 0, "asleep ");
    const second = server.restart("y = 2\n");
    pads.live();
    await second.open();
    expect(textOf(pad)).toBe("y = 2\n");
    expect(pad.getSnapshot()).toMatchObject({
      refused: { code: "other-epoch", text: "asleep " },
      unsent: false,
    });
    type(pad, 0, "awake ");
    expect(await second.take()).toMatchObject({ epoch: "second" });
    expect(second.text).toBe("awake y = 2\n");
  });

  test("a pad whose server knows less than before: its text stands, and what one typed that is gone is put aside", async () => {
    const { pads, pad, server } = await opened();
    const backUp = Y.encodeStateAsUpdate(server.document);
    type(pad, 0, "gone ");
    await server.take();
    server.type(0, "theirs ");
    server.news(1, Y.encodeStateAsUpdate(server.document));
    type(pad, 0, "asleep ");
    await pads.lose();
    const restored = new HandPad(pads, CLASS_PAD);
    Y.applyUpdate(restored.document, backUp);
    pads.live();
    await restored.open();
    expect((await restored.open()).have).toBeUndefined();
    expect(textOf(pad)).toBe("x = 1\n");
    expect(pad.getSnapshot()).toMatchObject({
      refused: { code: "other-epoch", text: "asleep \ngone " },
      unsent: false,
    });
    type(pad, 0, "awake ");
    expect(await restored.take()).toMatchObject({ epoch: "first" });
    expect(restored.text).toBe("awake x = 1\n");
  });

  test("with nothing unsent a pad that was begun anew is no refusal", async () => {
    const { pads, pad, server } = await opened();
    await pads.lose();
    pads.live();
    await server.restart("y = 2\n").open();
    expect(textOf(pad)).toBe("y = 2\n");
    expect(pad.getSnapshot().refused).toBeNull();
  });
});

describe("the page is loaded again", () => {
  test("what was typed without a line is taken up, sent, and then forgotten", async () => {
    const { pads, pad, server } = await opened();
    await pads.lose();
    type(pad, 0, "kept ");
    pads.hide();
    const again = look(pads, CLASS_PAD);
    expect(again.pad.getSnapshot()).toMatchObject({ is: "opening", unsent: true });
    pads.live();
    await server.open();
    expect(textOf(again.pad)).toBe("kept x = 1\n");
    await server.take();
    expect(server.text).toBe("kept x = 1\n");
    const third = look(pads, CLASS_PAD);
    expect(third.pad.getSnapshot().unsent).toBe(false);
  });

  test("what was acknowledged, though the answer was lost, is not there twice", async () => {
    const { pads, pad, server } = await opened();
    type(pad, 0, "once ");
    await server.take();
    await pads.lose();
    type(pad, 5, "more ");
    pads.hide();
    const kept = pads.storage.getItem("baton:pad:ROOM42:class.6.0") ?? "";
    const [{ pieces }] = JSON.parse(kept) as [{ pieces: string[] }];
    for (const piece of pieces) Y.applyUpdate(server.document, Buffer.from(piece, "base64"));
    const again = look(pads, CLASS_PAD);
    pads.live();
    await server.open();
    expect(textOf(again.pad)).toBe("once more x = 1\n");
    expect(again.pad.getSnapshot().unsent).toBe(false);
    expect(pads.storage.getItem("baton:pad:ROOM42:class.6.0")).toBeNull();
  });

  test("what rests on more than an old base has waits for what comes after it", async () => {
    const { pads, pad, server } = await opened();
    const before = new Y.Doc();
    Y.applyUpdate(before, Y.encodeStateAsUpdate(server.document));
    const theirs = server.type(0, "theirs ");
    server.news(1, theirs);
    await pads.lose();
    type(pad, 3, "+mine+");
    pads.hide();
    const again = look(pads, CLASS_PAD);
    pads.live();
    (await pads.next("pad/open")).answer(ok({ you: 1, head: 2 }));
    await settled();
    server.base({ seq: 1, state: toBase64(Y.encodeStateAsUpdate(before)) });
    expect(textOf(again.pad)).toBe("x = 1\n");
    expect(again.pad.getSnapshot().unsent).toBe(true);
    server.news(1, theirs);
    expect(textOf(again.pad)).toBe("the+mine+irs x = 1\n");
    await server.take();
    expect(server.text).toBe("the+mine+irs x = 1\n");
    expect(again.pad.getSnapshot()).toMatchObject({ unsent: false, refused: null });
  });

  test("what is not acknowledged soon is written down by itself", async () => {
    const { pads, pad, server } = await opened();
    type(pad, 0, "soon ");
    await pass(pads.clock, 300);
    expect(pads.storage.getItem("baton:pad:ROOM42:class.6.0")).not.toBeNull();
    await server.take();
    expect(pads.storage.getItem("baton:pad:ROOM42:class.6.0")).toBeNull();
  });

  test("two tabs keep what they have typed side by side; who comes later takes up both", async () => {
    const { pads, pad, server } = await opened();
    const other = look(pads, CLASS_PAD);
    pads.live();
    await server.open();
    await pads.lose();
    type(pad, 0, "one ");
    type(other.pad, 0, "two ");
    await pass(pads.clock, 1000);
    const third = look(pads, CLASS_PAD);
    pads.live();
    await server.open();
    while (third.pad.getSnapshot().unsent) await server.take();
    expect(server.text).toContain("one ");
    expect(server.text).toContain("two ");
    expect(textOf(third.pad)).toBe(server.text);
  });

  test("what fits no more, since the pad was begun anew, is put aside", async () => {
    const { pads, pad, server } = await opened();
    await pads.lose();
    type(pad, 0, "old ");
    pads.hide();
    const again = look(pads, CLASS_PAD);
    pads.live();
    await server.restart("y = 2\n").open();
    expect(textOf(again.pad)).toBe("y = 2\n");
    expect(again.pad.getSnapshot()).toMatchObject({
      unsent: false,
      refused: { code: "other-epoch", text: "old " },
    });
    expect(pads.storage.getItem("baton:pad:ROOM42:class.6.0")).toBeNull();
  });

  test("what another version has kept, or nonsense, is nothing", async () => {
    const pads = new HandPads();
    pads.storage.setItem(
      "baton:pad:ROOM42:class.6.0",
      '[{"by":"1","epoch":"first","seq":1,"pieces":["???"]}]',
    );
    expect(look(pads, CLASS_PAD).pad.getSnapshot().unsent).toBe(false);
  });
});

describe("who looks", () => {
  test("all who show one pad share one opening; the last one to leave closes it", async () => {
    const { pads, desk, pad, leave } = await opened();
    expect(desk.pad(CLASS_PAD)).toBe(pad);
    const leaveToo = pad.subscribe(() => {});
    leave();
    await pass(pads.clock, 0);
    expect(pads.asked).toEqual([]);
    leaveToo();
    await pass(pads.clock, 0);
    expect((await pads.next("pad/close")).content).toEqual({ pad: CLASS_PAD });
    expect(pads.isListenedTo).toBe(false);
  });

  test("who leaves and comes back within one tick is not noticed", async () => {
    const { pads, pad, leave } = await opened();
    const { document } = pad.getSnapshot();
    leave();
    pad.subscribe(() => {});
    await pass(pads.clock, 1000);
    expect(pads.asked).toEqual([]);
    expect(pad.getSnapshot().document).toBe(document);
  });

  test("a pad whose viewers have left stays open until what was typed is acknowledged", async () => {
    const { pads, pad, server, leave } = await opened(OWN_PAD);
    type(pad, 0, "a");
    await server.take();
    type(pad, 1, "b");
    leave();
    await pass(pads.clock, 1000);
    expect(pads.asked.map(({ name }) => name)).toEqual(["pad/edit"]);
    await server.take();
    await pass(pads.clock, 0);
    expect(server.text).toBe("abx = 1\n");
    await pads.next("pad/close");
  });

  test("a view is a new value only when something in it has changed", async () => {
    const { pad, server } = await opened();
    const before = pad.getSnapshot();
    server.news(1, server.type(0, "theirs "));
    expect(pad.getSnapshot()).toBe(before);
  });
});
