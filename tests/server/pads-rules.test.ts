import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { classPad, ownPad } from "../../domain/pad/pad-id.ts";
import { MAX_PAD_TEXT } from "../../domain/pad/pad-limits.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import type { ClientCommand } from "../../domain/session/commands.ts";
import { Classroom } from "../support/classroom.ts";
import { HandClock } from "../support/clock.ts";
import { TestPad } from "../support/test-pad.ts";
import { TestSocket } from "../support/test-socket.ts";

const PAD = classPad(6);
const SEED = "x = 1\nx = 2\nx = 3\nx = 4\n";
const refused = (error: string) => ({ ok: false, error });

async function granted(room: Classroom, command: ClientCommand): Promise<void> {
  const answer = await room.host.command(command);
  if (!answer.ok) throw new Error(answer.error);
}

async function metricsOf(room: Classroom): Promise<string> {
  return (await fetch(`${room.server.url}/metrics`)).text();
}

describe("who may write", () => {
  test("D7 hosts alone at first, and the refused are told why", async () => {
    const room = await Classroom.open();
    const ada = await TestPad.open((await room.student("Ada")).socket, PAD);
    expect(await ada.insert(0, "a")).toEqual(refused("not-a-writer"));
    expect(await (await TestPad.open(room.host, PAD)).insert(0, "h")).toMatchObject({ ok: true });
  });

  test("D7 whoever was let write may from then on, and in mid-typing may not any more", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const hers = await TestPad.open(ada.socket, PAD);
    const host = await TestPad.open(room.host, PAD);
    await granted(room, { type: "writer/choose", id: ada.id });
    expect(await hers.insert(0, "a")).toMatchObject({ ok: true });
    await granted(room, { type: "writer/release", id: ada.id });
    expect(await hers.insert(0, "b")).toEqual(refused("not-a-writer"));
    await host.insert(0, "h");
    expect(host.text).toBe(`ha${SEED}`);
  });

  test("D7 the baton brings the pen, where that is said", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const hers = await TestPad.open(ada.socket, PAD);
    await granted(room, { type: "writing/allow", to: "baton" });
    expect(await hers.insert(0, "a")).toEqual(refused("not-a-writer"));
    await granted(room, { type: "baton/pass", id: ada.id });
    const anew = await TestPad.open(room.keep(await TestSocket.of(ada.browser, room.code)), PAD);
    expect(await anew.insert(0, "b")).toMatchObject({ ok: true });
  });

  test("D7 a screen writes nothing, and after the class nobody does", async () => {
    const room = await Classroom.open();
    await granted(room, { type: "writing/allow", to: "everyone" });
    const screen = await TestPad.open(await room.screen(), PAD);
    expect(await screen.insert(0, "s")).toEqual(refused("not-joined"));
    const host = await TestPad.open(room.host, PAD);
    await granted(room, { type: "session/close" });
    expect(await host.insert(0, "h")).toEqual(refused("session-not-open"));
  });

  test("D11 somebody's own pad is theirs to write and a host's to read; others learn nothing of it", async () => {
    const room = await Classroom.open();
    const [ada, bob] = [await room.student("Ada"), await room.student("Bob")];
    const own = ownPad(ada.id, 6);
    const hers = await TestPad.open(ada.socket, own);
    const hosts = await TestPad.open(room.host, own);
    await hers.insert(0, "mine ");
    await hosts.untilText(`mine ${SEED}`);
    expect(await hosts.insert(0, "h")).toEqual(refused("not-allowed"));
    expect(await new TestPad(bob.socket, own).open()).toEqual(refused("not-allowed"));
    expect(await new TestPad(await room.screen(), own).open()).toEqual(refused("not-allowed"));
    const ofClass = await TestPad.open(bob.socket, PAD);
    expect(ofClass.text).toBe(SEED);
    expect(ofClass.news).toEqual([]);
  });
});

describe("forged edits", () => {
  const update = (change: (document: Y.Doc) => void): Uint8Array => {
    const document = new Y.Doc();
    change(document);
    return Y.encodeStateAsUpdate(document);
  };
  const forged: [string, Uint8Array][] = [
    ["bytes that are no update", Buffer.from("not Yjs at all")],
    ["nothing", new Uint8Array()],
    ["another root", update((document) => document.getText("other").insert(0, "x"))],
    ["a map", update((document) => document.getMap("text").set("a", 1))],
    ["formatted text", update((document) => padText(document).insert(0, "x", { bold: true }))],
    ["an embed", update((document) => padText(document).insertEmbed(0, { image: "x" }))],
    [
      "a text over the limit of one edit",
      update((document) => padText(document).insert(0, "x".repeat(40_001))),
    ],
  ];

  test.each(forged)("D6 %s is refused, and the class hears nothing of it", async (_, bytes) => {
    const room = await Classroom.open();
    await granted(room, { type: "writing/allow", to: "everyone" });
    const ada = await TestPad.open((await room.student("Ada")).socket, PAD);
    const host = await TestPad.open(room.host, PAD);
    const answer = await ada.send(bytes);
    expect(answer).toEqual(refused(bytes.length > 40_000 ? "bad-message" : "bad-update"));
    expect(await host.insert(0, "fine ")).toEqual({ ok: true, value: 2 });
    await ada.untilText(`fine ${SEED}`);
    expect(await ada.insert(0, "too ")).toEqual({ ok: true, value: 3 });
    await host.socket.until(() => host.seq === 3);
    expect(host.news).toHaveLength(2);
  });

  test("D6 typing in another's name is refused: a Yjs client is its first user's", async () => {
    const room = await Classroom.open();
    await granted(room, { type: "writing/allow", to: "everyone" });
    const ada = await TestPad.open((await room.student("Ada")).socket, PAD);
    const bob = await TestPad.open((await room.student("Bob")).socket, PAD);
    await ada.insert(0, "a");
    await bob.untilText(`a${SEED}`);
    bob.document.clientID = ada.document.clientID;
    expect(await bob.insert(0, "b")).toEqual(refused("bad-update"));
  });

  test("D6 for another epoch, or a pad that is not open", async () => {
    const room = await Classroom.open();
    const host = await TestPad.open(room.host, PAD);
    expect(await host.edit({ update: "AAA=", epoch: "another" })).toEqual(refused("other-epoch"));
    await room.host.ask("pad/close", { pad: PAD });
    expect(await host.edit({ update: "AAA=" })).toEqual(refused("not-open"));
  });

  test("D6 a pad is full at its limit, and whoever deletes may write again", async () => {
    const room = await Classroom.open();
    const host = await TestPad.open(room.host, PAD);
    const piece = "x".repeat(39_000);
    for (let count = 0; count < 5; count++) expect((await host.insert(0, piece)).ok).toBe(true);
    const rest = MAX_PAD_TEXT - 5 * piece.length - SEED.length;
    expect((await host.insert(0, "y".repeat(rest))).ok).toBe(true);
    const full = await TestPad.open(room.keep(await TestSocket.of(room.browser, room.code)), PAD);
    await full.socket.until(() => full.text.length === MAX_PAD_TEXT);
    expect(await full.insert(0, "z")).toEqual(refused("pad-full"));
    expect((await host.change((text) => text.delete(0, 10))).ok).toBe(true);
    expect((await host.insert(0, "z")).ok).toBe(true);
    expect(await metricsOf(room)).toContain('baton_pad_edits_total{outcome="pad-full"} 1');
  });
});

describe("limits", () => {
  test("D16 more edits than a person types are refused, and after a second they are not", async () => {
    const clock = new HandClock();
    const room = await Classroom.open({ clock });
    const host = await TestPad.open(room.host, PAD);
    const flood = await Promise.all(Array.from({ length: 65 }, () => host.edit({ update: "AAA=" })));
    const errors = flood.filter((answer) => !answer.ok && answer.error === "too-fast");
    expect(errors).toHaveLength(5);
    clock.advance(1000);
    expect((await host.insert(0, "x")).ok).toBe(true);
  });

  test("D16 twenty forged edits within a minute end a line; the class is not disturbed", async () => {
    const room = await Classroom.open({ clock: new HandClock() });
    await granted(room, { type: "writing/allow", to: "everyone" });
    const ada = await room.student("Ada");
    const hers = await TestPad.open(ada.socket, PAD);
    for (let count = 0; count < 19; count++) await hers.send(Buffer.from("forged"));
    expect(ada.socket.byes).toEqual([]);
    hers.send(Buffer.from("forged")).catch(() => {});
    await ada.socket.until(() => ada.socket.byes.length > 0);
    expect(ada.socket.byes[0]?.reason).toBe("abuse");
    const host = await TestPad.open(room.host, PAD);
    expect((await host.insert(0, "x")).ok).toBe(true);
  });

  test("D16 an edit over 64 kB is answered, not cut off", async () => {
    const room = await Classroom.open();
    const host = await TestPad.open(room.host, PAD);
    expect(await host.edit({ update: "A".repeat(70_000) })).toEqual(refused("too-large"));
    expect((await host.insert(0, "x")).ok).toBe(true);
  });

  test("D16 openings in a flood are refused", async () => {
    const room = await Classroom.open({ clock: new HandClock() });
    const pad = new TestPad(room.host, PAD);
    const answers = await Promise.all(Array.from({ length: 31 }, () => pad.open()));
    expect(answers.at(-1)).toEqual(refused("too-fast"));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(30);
  });
});

describe("shutting", () => {
  test("D13 who is a host no more reads others' own pads no more", async () => {
    const room = await Classroom.open();
    const [ada, bob] = [await room.student("Ada"), await room.student("Bob")];
    await granted(room, { type: "role/give", id: bob.id, role: "host" });
    const own = ownPad(ada.id, 6);
    const hers = await TestPad.open(ada.socket, own);
    const his = await TestPad.open(bob.socket, own);
    const ofClass = await TestPad.open(bob.socket, PAD);
    await granted(room, { type: "role/give", id: bob.id, role: "student" });
    await bob.socket.until(() => his.shuts.length > 0);
    expect(his.shuts).toEqual([{ pad: own, why: "not-allowed" }]);
    await hers.insert(0, "secret ");
    const host = await TestPad.open(room.host, PAD);
    await host.insert(0, "all ");
    await ofClass.untilText(`all ${SEED}`);
    expect(his.news).toEqual([]);
    expect(ofClass.shuts).toEqual([]);
  });

  test("D13 who is removed hears nothing more", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const hers = await TestPad.open(ada.socket, PAD);
    await granted(room, { type: "participant/remove", id: ada.id });
    await ada.socket.until(() => !ada.socket.socket.connected);
    expect(hers.shuts).toEqual([{ pad: PAD, why: "not-a-participant" }]);
  });
});
