import { describe, expect, test } from "vitest";
import type { Presence } from "../../domain/protocol.ts";
import { Classroom } from "../support/classroom.ts";
import { HandClock } from "../support/clock.ts";
import type { TestSocket } from "../support/test-socket.ts";

const last = (socket: TestSocket): Presence | undefined => socket.presences.at(-1);

describe("presence", () => {
  test("P1 looking about leaves no trace in the log", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const before = room.host.reader.seq;
    ada.socket.socket.emit("look", { position: { step: 4, frame: 0 }, mode: "own" });
    await room.host.until(() => last(room.host)?.people?.[ada.id]?.mode === "own");
    expect(await room.step(1)).toBe(before + 1);
  });

  test("P1 nobody hears their own look, and a look cannot be in another's name", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const bob = await room.student("Bob");
    const look = { position: { step: 4, frame: 0 }, mode: "own", id: bob.id };
    ada.socket.socket.emit("look", look);
    await room.host.until(() => last(room.host)?.people?.[ada.id]?.mode === "own");
    expect(room.host.presences.some(({ people }) => people?.[bob.id]?.mode === "own")).toBe(false);
    expect(ada.socket.presences.every(({ people }) => people === undefined)).toBe(true);
  });

  test("P2 looks beyond ten a second are not taken, and what was taken goes out gathered", async () => {
    const clock = new HandClock();
    const room = await Classroom.open({ clock });
    const ada = await room.student("Ada");
    clock.advance(1000);
    // Answered in order: when this comes back, what was sent before has come in.
    await room.step(1);
    const told = room.host.presences.length;
    for (let count = 0; count < 30; count++) {
      const position = { step: count % 10, frame: Math.floor(count / 10) };
      ada.socket.socket.emit("look", { position, mode: "own" });
    }
    await ada.socket.command({ type: "hand/raise" });
    clock.advance(250);
    await room.host.until(() => last(room.host)?.people?.[ada.id]?.position?.step === 9);
    expect(last(room.host)?.people?.[ada.id]?.position).toEqual({ step: 9, frame: 0 });
    const heard = room.host.presences.slice(told).filter(({ people }) => people?.[ada.id]);
    expect(heard.length).toBeLessThanOrEqual(2);
  });

  test("P3 hosts get everybody at first and then what changed; others get numbers", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const second = room.stranger(room.browser.cookie);
    const { presence } = await second.hello();
    expect(presence).toMatchObject({ online: 1, joined: 1, whole: true });
    expect(presence.people?.[ada.id]).toEqual({ online: true, position: null, mode: "following" });
    const bob = await room.student("Bob");
    await second.until(() => second.presences.some(({ people }) => people?.[bob.id]?.online));
    expect(last(second)).toMatchObject({ whole: false });
    await ada.socket.until(() => last(ada.socket)?.online === 2);
    expect(last(ada.socket)).toEqual({ online: 2, joined: 2, head: expect.any(Number), whole: false });
  });

  test("P4 one is online while any of one's sockets is, and an old socket's late close ends nothing", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const tab = room.stranger(ada.browser.cookie);
    await tab.hello();
    ada.socket.close();
    const bob = await room.student("Bob");
    await room.host.until(() => last(room.host)?.online === 2);
    tab.close();
    await room.host.until(() => last(room.host)?.people?.[ada.id]?.online === false);
    expect(last(room.host)?.online).toBe(1);
    bob.socket.close();
    await room.host.until(() => last(room.host)?.online === 0);
    expect(last(room.host)?.joined).toBe(2);
  });

  test("whoever was removed is gone from the summary", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    await room.host.command({ type: "participant/remove", id: ada.id });
    await room.host.until(() => last(room.host)?.people?.[ada.id] === null);
    expect(last(room.host)?.joined).toBe(0);
  });

  test("R5 the head is told every ten seconds, however quiet it is", async () => {
    const clock = new HandClock();
    const room = await Classroom.open({ clock });
    const screen = await room.screen();
    clock.advance(5000);
    const told = screen.presences.length;
    clock.advance(5000);
    await screen.until(() => screen.presences.length > told);
    expect(last(screen)?.head).toBe(1);
  });

  test("300 joins are not 300 times 300 messages", async () => {
    const clock = new HandClock();
    const room = await Classroom.open({ clock });
    const ada = await room.student("Ada");
    clock.advance(2000);
    await ada.socket.until(() => ada.socket.reader.seq === 2);
    const [batches, presences] = [ada.socket.batches.length, ada.socket.presences.length];
    const actor = await room.server.registry.find(room.code);
    for (let at = 0; at < 300; at++) {
      await actor?.handle(`join-${at}-id`, { id: `n${at}` }, { type: "participant/join", name: `N ${at}` });
    }
    clock.advance(1000);
    await ada.socket.until(() => last(ada.socket)?.joined === 301);
    expect(ada.socket.presences.length - presences).toBeLessThanOrEqual(3);
    expect(ada.socket.batches.length - batches).toBeLessThanOrEqual(3);
    expect(ada.socket.reader.seq).toBe(302);
  });
});
