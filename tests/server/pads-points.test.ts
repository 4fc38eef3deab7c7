import { describe, expect, test } from "vitest";
import { classPad, ownPad } from "../../domain/pad/pad-id.ts";
import { MAX_POINTS, POINT_LASTS_MS } from "../../domain/pad/pad-limits.ts";
import { Classroom } from "../support/classroom.ts";
import { HandClock } from "../support/clock.ts";
import { TestPad } from "../support/test-pad.ts";
import { TestSocket } from "../support/test-socket.ts";

const PAD = classPad(6);

async function allWrite(room: Classroom): Promise<void> {
  await room.host.command({ type: "writing/allow", to: "everyone" });
}

describe("cursors", () => {
  test("D10 a cursor that moves is seen by the others, its name is told once, and to no screen", async () => {
    const room = await Classroom.open();
    await allWrite(room);
    const ada = await TestPad.open((await room.student("Ada")).socket, PAD);
    const host = await TestPad.open(room.host, PAD);
    const screen = await TestPad.open(await room.screen(), PAD);
    ada.point(ada.pointAt(2));
    await host.socket.until(() => host.points.has("1"));
    expect(host.who.get("1")).toBe("Ada");
    ada.point(ada.pointAt(3));
    await host.socket.until(() => host.points.get("1")?.head === ada.pointAt(3).head);
    expect(host.news.filter(({ who }) => who)).toHaveLength(1);
    await screen.socket.until(() => screen.points.get("1")?.head === ada.pointAt(3).head);
    expect(screen.who.size).toBe(0);
    expect(screen.heard).not.toContain("Ada");
  });

  test("D10 the cursor of a typist comes in the frame of what was typed", async () => {
    const room = await Classroom.open();
    await allWrite(room);
    const ada = await TestPad.open((await room.student("Ada")).socket, PAD);
    const host = await TestPad.open(room.host, PAD);
    const point = ada.pointAt(1);
    await ada.insert(0, "a", point);
    await host.socket.until(() => host.news.length > 0);
    expect(host.news[0]).toMatchObject({ upTo: 2, points: { 1: point }, who: { 1: "Ada" } });
    expect(host.news[0]?.update).toBeDefined();
  });

  test("D10 who comes later is told all cursors, and their names", async () => {
    const room = await Classroom.open();
    await allWrite(room);
    const ada = await TestPad.open((await room.student("Ada")).socket, PAD);
    await ada.insert(0, "a", ada.pointAt(1));
    const host = await TestPad.open(room.host, PAD);
    await host.socket.until(() => host.points.size > 0);
    expect([...host.who]).toEqual([["1", "Ada"]]);
  });

  test("D10 a cursor goes with its pad, and with its line", async () => {
    const room = await Classroom.open();
    await allWrite(room);
    const [ada, bob] = [await room.student("Ada"), await room.student("Bob")];
    const host = await TestPad.open(room.host, PAD);
    const hers = await TestPad.open(ada.socket, PAD);
    const his = await TestPad.open(bob.socket, PAD);
    hers.point(hers.pointAt(1));
    his.point(his.pointAt(1));
    await room.host.until(() => host.points.size === 2);
    await ada.socket.ask("pad/close", { pad: PAD });
    await room.host.until(() => host.points.size === 1);
    bob.socket.close();
    await room.host.until(() => host.points.size === 0);
  });

  test("D10 what somebody typed as their last counts, and leaves no cursor behind", async () => {
    const room = await Classroom.open();
    await allWrite(room);
    const ada = await room.student("Ada");
    const hers = await TestPad.open(ada.socket, PAD);
    const host = await TestPad.open(room.host, PAD);
    const point = hers.pointAt(1);
    hers.insert(0, "last words ", point).catch(() => {});
    ada.socket.close();
    await host.untilText(`last words ${hers.text.slice("last words ".length)}`);
    await room.host.until(() => host.points.size === 0);
    expect(room.server.logged()).not.toContain("in trouble");
  });

  test("D10 leaving the editor takes the cursor away", async () => {
    const room = await Classroom.open();
    const host = await TestPad.open(room.host, PAD);
    const ada = await TestPad.open((await room.student("Ada")).socket, PAD);
    host.point(host.pointAt(1));
    await ada.socket.until(() => ada.points.size === 1);
    host.point(null);
    await ada.socket.until(() => ada.points.size === 0);
  });

  test("D10 one's second tab has a cursor of its own", async () => {
    const room = await Classroom.open();
    const ada = await TestPad.open((await room.student("Ada")).socket, PAD);
    const first = await TestPad.open(room.host, PAD);
    const second = await TestPad.open(room.keep(await TestSocket.of(room.browser, room.code)), PAD);
    first.point(first.pointAt(1));
    second.point(second.pointAt(2));
    await ada.socket.until(() => ada.points.size === 2);
    expect(first.you).not.toBe(second.you);
    expect(new Set(ada.who.values())).toEqual(new Set(["Grace"]));
  });

  test("D10 a cursor that has not moved for long is gone", async () => {
    const clock = new HandClock();
    const room = await Classroom.open({ clock });
    const host = await TestPad.open(room.host, PAD);
    const ada = await TestPad.open((await room.student("Ada")).socket, PAD);
    await host.insert(0, "a", host.pointAt(1));
    await ada.socket.until(() => ada.points.size === 1);
    clock.advance(POINT_LASTS_MS);
    await ada.socket.until(() => ada.points.size === 0);
  });

  test("D10 no more than twenty are shown: of who moved last", async () => {
    const clock = new HandClock();
    const room = await Classroom.open({ clock });
    const watcher = await TestPad.open((await room.student("Ada")).socket, PAD);
    for (let count = 0; count <= MAX_POINTS; count++) {
      const tab = await TestPad.open(room.keep(await TestSocket.of(room.browser, room.code)), PAD);
      tab.point(tab.pointAt(count));
      clock.advance(50);
      await watcher.socket.until(() => watcher.points.has(String(tab.you)));
    }
    expect(watcher.points.size).toBe(MAX_POINTS);
    expect(watcher.points.has("2")).toBe(false);
  });

  test("D10 whoever may not write is not seen to point; a host is, also in somebody's own pad", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const own = ownPad(ada.id, 6);
    const [hers, hosts] = [await TestPad.open(ada.socket, own), await TestPad.open(room.host, own)];
    const [ofClass, host] = [await TestPad.open(ada.socket, PAD), await TestPad.open(room.host, PAD)];
    ofClass.point(ofClass.pointAt(1));
    hosts.point(hosts.pointAt(1));
    await ada.socket.until(() => hers.points.size === 1);
    await ofClass.socket.ask("pad/close", { pad: own });
    expect(host.points.size).toBe(0);
  });

  test("D10 with the right to write goes the cursor", async () => {
    const room = await Classroom.open();
    await allWrite(room);
    const ada = await TestPad.open((await room.student("Ada")).socket, PAD);
    const host = await TestPad.open(room.host, PAD);
    ada.point(ada.pointAt(1));
    await room.host.until(() => host.points.size === 1);
    await room.host.command({ type: "writing/allow", to: "hosts" });
    await room.host.until(() => host.points.size === 0);
  });

  test("D10 another name is told again", async () => {
    const room = await Classroom.open();
    await allWrite(room);
    const ada = await room.student("Ada");
    const hers = await TestPad.open(ada.socket, PAD);
    const host = await TestPad.open(room.host, PAD);
    hers.point(hers.pointAt(1));
    await room.host.until(() => host.who.get("1") === "Ada");
    await room.host.command({ type: "participant/rename", id: ada.id, name: "Countess" });
    await room.host.until(() => host.who.get("1") === "Countess");
  });

  test("D10 a cursor is nothing but places: what else is in it goes to nobody", async () => {
    const room = await Classroom.open();
    const host = await TestPad.open(room.host, PAD);
    const ada = await TestPad.open((await room.student("Ada")).socket, PAD);
    const point = { ...host.pointAt(1), name: "Mallory", colour: "<script>" };
    host.point(point);
    await ada.socket.until(() => ada.points.size === 1);
    expect(ada.points.get("2") ?? ada.points.get("1")).toEqual(host.pointAt(1));
    expect(await room.host.ask("pad/point", { pad: PAD, point: { head: "x".repeat(500) } })).toEqual({
      ok: false,
      error: "bad-message",
    });
  });

  test("D10 more than ten a second are dropped, without a word", async () => {
    const room = await Classroom.open({ clock: new HandClock() });
    const host = await TestPad.open(room.host, PAD);
    for (let count = 0; count < 30; count++) host.point(host.pointAt(count % 5));
    expect((await host.insert(0, "x")).ok).toBe(true);
    expect(room.host.byes).toEqual([]);
    expect(host.news.length).toBeLessThanOrEqual(2);
  });
});
