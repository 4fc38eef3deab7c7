import { describe, expect, test } from "vitest";
import type { Resume } from "../../domain/protocol.ts";
import { type Audience, redact } from "../../domain/session/audience.ts";
import { LoadMeter } from "../../server/socket/load-meter.ts";
import { Classroom } from "../support/classroom.ts";
import { HandClock } from "../support/clock.ts";

describe("batches", () => {
  test("R1 what is not for a reader is left out, and leaves no gap", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const screen = await room.screen();
    await room.student("Bob");
    await ada.socket.command({ type: "hand/raise" });
    const head = await room.step(2);
    await ada.socket.until(() => ada.socket.reader.seq === head);
    await screen.until(() => screen.reader.seq === head);
    expect(JSON.stringify(ada.socket.batches)).not.toContain("Bob");
    expect(JSON.stringify(screen.batches)).not.toContain("hand/");
    expect([ada.socket.gaps, screen.gaps]).toEqual([0, 0]);
  });

  test("R1 what is about one student goes to them and to hosts only", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const bob = await room.student("Bob");
    await room.host.command({ type: "following/lock", who: { id: ada.id } });
    await ada.socket.until(() => ada.socket.reader.state.followLock.ids.length === 1);
    const head = await room.step(1);
    await bob.socket.until(() => bob.socket.reader.seq === head);
    expect(bob.socket.reader.state.followLock.ids).toEqual([]);
    expect(JSON.stringify(bob.socket.batches)).not.toContain("following/");
  });

  test("R1 a batch begins where its reader stands, who had one of their own before", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    // Ada alone gets this one. Were it lost, the next one would have to tell.
    await room.host.command({ type: "following/lock", who: { id: ada.id } });
    await ada.socket.until(() => ada.socket.reader.state.followLock.ids.length === 1);
    const has = ada.socket.reader.seq;
    const head = await room.step(1);
    await ada.socket.until(() => ada.socket.reader.seq === head);
    expect(ada.socket.batches.at(-1)?.after).toBe(has);
    expect(ada.socket.reader.state.followLock.ids).toEqual([ada.id]);
  });

  test.each(["tail", "base"] as const)("R3 a gap is mended by a catch-up, with a %s", async (kind) => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const had = ada.socket.reader;
    for (let step = 1; step <= (kind === "tail" ? 3 : 9); step++) await room.step(step);
    if (kind === "base") for (let step = 8; step >= 0; step--) await room.step(step);
    const answer = await ada.socket.ask("catch-up", { have: { epoch: had.epoch, seq: had.seq } });
    const resume = (answer as { value: Resume }).value;
    expect(resume.with).toBe(kind);
    const upTo = resume.with === "tail" ? resume.batch.upTo : resume.base.seq;
    expect(upTo).toBe(room.host.reader.seq);
  });

  test("R4 a catch-up from another epoch is answered with a base", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const answer = await ada.socket.ask("catch-up", { have: { epoch: "of old", seq: 1 } });
    expect(answer).toMatchObject({ ok: true, value: { with: "base" } });
  });

  test("R5 a presence has a head that its reader is at", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    // Hosts are told more often, which brings all to the head as well: without them it must be so too.
    room.host.close();
    const metrics = async () => (await room.browser.get("/metrics")).text();
    while ((await metrics()).includes('connections{role="host"')) await new Promise(setImmediate);
    await room.student("Bob");
    await ada.socket.until(() => ada.socket.presences.at(-1)?.joined === 2);
    expect(ada.socket.presences.at(-1)?.head).toBeLessThanOrEqual(ada.socket.reader.seq);
  });

  test("R6 another role is another history: a base instead of the batch", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    await room.student("Bob");
    await room.host.command({ type: "role/give", id: ada.id, role: "host" });
    await ada.socket.until(() => ada.socket.self?.role === "host");
    const names = Object.values(ada.socket.reader.state.people).map(({ name }) => name);
    expect(names).toEqual(["Grace", "Ada", "Bob"]);
    await room.host.command({ type: "role/give", id: ada.id, role: "student" });
    await ada.socket.until(() => ada.socket.self?.role === "student");
    const head = await room.step(4);
    await ada.socket.until(() => ada.socket.reader.seq === head);
    expect(Object.values(ada.socket.reader.state.people).map(({ name }) => name)).toEqual(["Grace", "Ada"]);
    expect(ada.socket.gaps).toBe(0);
  });

  test("R6 a student who becomes a host is told where everybody is", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    await room.host.command({ type: "role/give", id: ada.id, role: "host" });
    await ada.socket.until(() => ada.socket.presences.at(-1)?.people !== undefined);
    expect(ada.socket.presences.at(-1)?.whole).toBe(true);
  });

  test("R7 every reader's state is the redacted full state after a class with everything in it", async () => {
    const room = await Classroom.open();
    const [ada, bob, screen] = [await room.student("Ada"), await room.student("Bob"), await room.screen()];
    await ada.socket.command({ type: "hand/raise" });
    await room.host.command({ type: "baton/pass", id: ada.id });
    await ada.socket.command({ type: "step/move", to: { step: 1, frame: 2 } });
    await room.host.command({ type: "following/lock", who: { id: bob.id } });
    await room.host.command({ type: "participant/rename", id: bob.id, name: "Robert" });
    await room.host.command({ type: "participant/remove", id: ada.id });
    await room.host.command({ type: "following/lock", who: "everyone" });
    const head = await room.step(6);
    const full = (await room.server.registry.find(room.code))?.state;
    const readers: [Audience, typeof screen][] = [
      [{ kind: "host" }, room.host],
      [{ kind: "student", id: bob.id }, bob.socket],
      [{ kind: "screen" }, screen],
    ];
    for (const [audience, socket] of readers) {
      await socket.until(() => socket.reader.seq === head);
      expect(socket.reader.state).toEqual(full && redact(full, audience));
    }
  });
});

describe("under load", () => {
  /** A class on a server that is busy with others; the clock stands still, so it stays so. */
  async function busyRoom(): Promise<{ room: Classroom; clock: HandClock }> {
    const clock = new HandClock();
    const load = new LoadMeter(clock);
    const room = await Classroom.open({ clock, load });
    load.count(50_000);
    return { room, clock };
  }

  test("B1 news is gathered, then goes out as one frame", async () => {
    const { room, clock } = await busyRoom();
    for (const step of [1, 2, 3, 4]) await room.step(step);
    const head = await room.step(5);
    clock.advance(50);
    await room.host.until(() => room.host.reader.seq === head);
    expect(room.host.batches.map(({ events }) => events.length)).toEqual([1, 4]);
  });

  test("B4 who is sent out gets the event before the bye all the same, and once", async () => {
    const { room } = await busyRoom();
    const ada = await room.student("Ada");
    await ada.socket.command({ type: "hand/raise" });
    await room.host.command({ type: "participant/remove", id: ada.id });
    await ada.socket.until(() => !ada.socket.socket.connected);
    expect(ada.socket.byes).toHaveLength(1);
    expect(ada.socket.reader.state.people[ada.id]?.standing).toBe("removed");
    const seen = ada.socket.batches.flatMap(({ events }) => events.map(({ seq }) => seq));
    expect(seen).toEqual([...new Set(seen)]);
  });
});

describe("those who must go", () => {
  test.each([
    ["participant/remove", "removed", "not-a-participant"],
    ["participant/ban", "banned", "banned"],
  ] as const)(
    "B4 after %s one gets the event, then a bye, and no hello any more",
    async (type, reason, error) => {
      const room = await Classroom.open();
      const ada = await room.student("Ada");
      const tab = room.stranger(ada.browser.cookie);
      await tab.hello();
      await room.host.command({ type, id: ada.id });
      for (const socket of [ada.socket, tab]) {
        await socket.until(() => !socket.socket.connected);
        expect(socket.reader.state.people[ada.id]?.standing).toBe(reason);
        expect(socket.byes).toEqual([{ reason, resumable: false, waitMs: 0 }]);
      }
      const again = room.stranger(ada.browser.cookie);
      expect(await again.ask("hello", again.greeting())).toEqual({ ok: false, error });
    },
  );

  test("a co-host who is removed gets no more than a student would", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    await room.host.command({ type: "role/give", id: ada.id, role: "host" });
    await room.host.command({ type: "participant/remove", id: ada.id });
    await ada.socket.until(() => !ada.socket.socket.connected);
    expect(ada.socket.byes[0]?.reason).toBe("removed");
    expect(ada.socket.self?.role).toBe("student");
  });
});
