import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { classPad, ownPad } from "../../domain/pad/pad-id.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import { Classroom } from "../support/classroom.ts";
import { TestPad } from "../support/test-pad.ts";
import { TestSocket } from "../support/test-socket.ts";

const PAD = classPad(6);
const SEED = "x = 1\nx = 2\nx = 3\nx = 4\n";
const refused = (error: string) => ({ ok: false, error });

describe("opening", () => {
  test("D1 a pad opens with the example in it, for all alike, and the cursor of each has a number", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const [hers, hosts] = [await TestPad.open(ada.socket, PAD), await TestPad.open(room.host, PAD)];
    expect([hers.text, hosts.text]).toEqual([SEED, SEED]);
    expect(hers.bases).toEqual(hosts.bases);
    expect([hers.you, hosts.you]).toEqual([1, 2]);
    const screen = await TestPad.open(await room.screen(), PAD);
    expect([screen.text, screen.you]).toEqual([SEED, null]);
  });

  test("D1 before a hello there are no pads", async () => {
    const room = await Classroom.open();
    for (const name of ["pad/open", "pad/edit", "pad/close", "pad/point"])
      expect(await room.stranger().ask(name, { pad: PAD })).toEqual(refused("hello-first"));
  });

  test("D1 a name that is none, a step without a program, a version that was never pushed", async () => {
    const room = await Classroom.open();
    const open = (pad: string) => room.host.ask("pad/open", { pad });
    expect(await open("class")).toEqual(refused("bad-message"));
    expect(await open("class.0.0")).toEqual(refused("no-such-pad"));
    expect(await open("class.6.1")).toEqual(refused("no-such-pad"));
    expect(await open("spotlight.1")).toEqual(refused("no-such-pad"));
    expect(await open("class.free.0")).toMatchObject({ ok: true });
  });

  test("D2 who has been there gets what is missing; who has nothing, all of it", async () => {
    const room = await Classroom.open();
    const writer = await TestPad.open(room.host, PAD);
    const reader = await TestPad.open((await room.student("Ada")).socket, PAD);
    await room.host.ask("pad/close", { pad: PAD });
    const back = new TestPad(reader.socket, PAD);
    back.epoch = reader.epoch;
    back.seq = reader.seq;
    Y.applyUpdate(back.document, Y.encodeStateAsUpdate(reader.document));
    await reader.socket.ask("pad/close", { pad: PAD });
    const host = await TestPad.open(room.host, PAD);
    await host.insert(0, "one ");
    await host.insert(0, "two ");
    await back.open({ epoch: back.epoch, seq: back.seq });
    await back.untilText(`two one ${SEED}`);
    expect(back.bases).toEqual([]);
    expect(back.news[0]).toMatchObject({ after: 1, upTo: 3 });
    expect(writer.epoch).toBe(back.epoch);
  });

  test("D2 at the head already: an empty tail says so", async () => {
    const room = await Classroom.open();
    const pad = await TestPad.open(room.host, PAD);
    await pad.open({ epoch: pad.epoch, seq: pad.seq });
    await room.host.until(() => pad.news.length > 0);
    expect(pad.news[0]).toEqual({ pad: PAD, epoch: pad.epoch, after: 1, upTo: 1 });
  });

  test("D2 another epoch, or more than there is, is answered with all of it", async () => {
    const room = await Classroom.open();
    const pad = await TestPad.open(room.host, PAD);
    await pad.open({ epoch: "another", seq: 1 });
    await pad.open({ epoch: pad.epoch, seq: 7 });
    await room.host.until(() => pad.bases.length === 3);
    expect(pad.bases[1]).toEqual(pad.bases[0]);
  });

  test("D2 a pad with many edits is told as one base and the tail after it", async () => {
    const room = await Classroom.open();
    const host = await TestPad.open(room.host, PAD);
    for (let count = 0; count < 45; count++) await host.insert(0, "a");
    const ada = await TestPad.open((await room.student("Ada")).socket, PAD);
    await ada.untilText("a".repeat(45) + SEED);
    expect(ada.gaps).toBe(0);
    expect(ada.seq).toBe(46);
  });

  test("D3 no line has more than eight pads open, and a closed one tells nothing more", async () => {
    const room = await Classroom.open();
    const own = (version: number) => ownPad(room.host.self?.id ?? "", "free", version);
    for (let count = 1; count <= 8; count++)
      await room.host.command({ type: "pad/push", pad: classPad("free") });
    for (let version = 0; version < 8; version++) await TestPad.open(room.host, own(version));
    const ninth = new TestPad(room.host, PAD);
    expect(await ninth.open()).toEqual(refused("too-many-pads"));
    const eighth = await TestPad.open(room.host, own(7));
    await room.host.ask("pad/close", { pad: own(6) });
    expect((await ninth.open()).ok).toBe(true);
    await room.host.ask("pad/close", { pad: PAD });
    await room.host.until(() => ninth.bases.length > 0);
    const other = await TestPad.open(room.keep(await TestSocket.of(room.browser, room.code)), PAD);
    await other.insert(0, "unheard");
    expect((await eighth.insert(0, "heard")).ok).toBe(true);
    expect(ninth.news).toEqual([]);
  });
});

describe("typing", () => {
  test("D4 what one types all see, and the typist too, in one order", async () => {
    const room = await Classroom.open();
    await room.host.command({ type: "writing/allow", to: "everyone" });
    const ada = await TestPad.open((await room.student("Ada")).socket, PAD);
    const bob = await TestPad.open((await room.student("Bob")).socket, PAD);
    const screen = await TestPad.open(await room.screen(), PAD);
    expect(await ada.insert(0, "a")).toEqual({ ok: true, value: 2 });
    await bob.untilText(`a${SEED}`);
    expect(await bob.insert(1, "b")).toEqual({ ok: true, value: 3 });
    for (const pad of [ada, bob, screen]) {
      await pad.untilText(`ab${SEED}`);
      await pad.socket.until(() => pad.seq === 3);
      expect(pad.news.map(({ after, upTo }) => [after, upTo])).toEqual([
        [1, 2],
        [2, 3],
      ]);
    }
  });

  test("D4 two who type at once end with the same text", async () => {
    const room = await Classroom.open();
    await room.host.command({ type: "writing/allow", to: "everyone" });
    const ada = await TestPad.open((await room.student("Ada")).socket, PAD);
    const host = await TestPad.open(room.host, PAD);
    const typed = async (pad: TestPad, letter: string): Promise<void> => {
      for (let count = 0; count < 20; count++) await pad.insert(pad.text.length, letter);
    };
    await Promise.all([typed(ada, "a"), typed(host, "h")]);
    await ada.socket.until(() => ada.seq === 41);
    await host.socket.until(() => host.seq === 41);
    expect(ada.text).toBe(host.text);
    expect(ada.text).toHaveLength(SEED.length + 40);
    expect(ada.gaps + host.gaps).toBe(0);
  });

  test("D4 an edit that is sent again counts once", async () => {
    const room = await Classroom.open();
    const host = await TestPad.open(room.host, PAD);
    const before = Y.encodeStateVector(host.document);
    padText(host.document).insert(0, "once ");
    const update = Y.encodeStateAsUpdate(host.document, before);
    expect(await host.send(update)).toEqual({ ok: true, value: 2 });
    expect(await host.send(update)).toEqual({ ok: true, value: 2 });
    const fresh = await TestPad.open(room.keep(await TestSocket.of(room.browser, room.code)), PAD);
    expect(fresh.text).toBe(`once ${SEED}`);
    expect(fresh.seq).toBe(2);
  });

  test("D5 the news of an edit is there before its answer", async () => {
    const room = await Classroom.open();
    const host = await TestPad.open(room.host, PAD);
    const edited = await host.insert(0, "x");
    expect(edited).toEqual({ ok: true, value: host.seq });
  });

  test("D8 a refused edit is told to nobody, and the writer may go on", async () => {
    const room = await Classroom.open();
    const ada = await TestPad.open((await room.student("Ada")).socket, PAD);
    const host = await TestPad.open(room.host, PAD);
    expect(await ada.insert(0, "forged ")).toEqual(refused("not-a-writer"));
    await host.insert(0, "right ");
    await ada.socket.until(() => ada.seq === 2);
    expect(host.text).toBe(`right ${SEED}`);
    expect(host.news).toHaveLength(1);
  });
});
