import { describe, expect, test } from "vitest";
import { PROTOCOL_VERSION } from "../../domain/protocol.ts";
import { redact } from "../../domain/session/audience.ts";
import { Browser } from "../support/browser.ts";
import { Classroom } from "../support/classroom.ts";
import { HandClock } from "../support/clock.ts";
import { TestSocket } from "../support/test-socket.ts";

const refused = (error: string) => ({ ok: false, error });

describe("the hello", () => {
  test("H1 the first message is a hello; the answer says who one is and where the class is", async () => {
    const room = await Classroom.open();
    await room.step(3, 1);
    const ada = await room.student("Ada");
    expect(ada.socket.self).toEqual({ id: ada.id, role: "student" });
    expect(ada.socket.reader.state.position).toEqual({ step: 3, frame: 1 });
  });

  test("H1 a screen comes in without being anybody", async () => {
    const room = await Classroom.open();
    const screen = await room.screen();
    expect(screen.self).toBeNull();
    const state = await stateOf(room);
    expect(screen.reader.state).toEqual(redact(state, { kind: "screen" }));
  });

  test("H2 the cookie says who one is, whatever the hello claims", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const socket = room.keep(new TestSocket(room.server.url, room.code, { cookie: ada.browser.cookie }));
    const { self } = await socket.hello({ id: room.host.self?.id, self: room.host.self, role: "host" });
    expect(self).toEqual({ id: ada.id, role: "student" });
  });

  test("H2 a resume token stands in for the cookie", async () => {
    const room = await Classroom.open();
    const { id, resumeToken } = await new Browser(room.server.url).join(room.code, "Ada");
    const { self } = await room.stranger().hello({ resumeToken });
    expect(self).toEqual({ id, role: "student" });
  });

  test("H2 the cookie goes before the resume token", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const { resumeToken } = await new Browser(room.server.url).join(room.code, "Bob");
    const { self } = await room.stranger(ada.browser.cookie).hello({ resumeToken });
    expect(self?.id).toBe(ada.id);
  });

  test("H2 neither a made-up token nor another class's cookie lets anybody in", async () => {
    const room = await Classroom.open();
    const elsewhere = new Browser(room.server.url);
    await elsewhere.start();
    const socket = room.stranger(elsewhere.cookie);
    expect(await socket.ask("hello", socket.greeting())).toEqual(refused("not-joined"));
    const resumeToken = "x".repeat(43);
    expect(await socket.ask("hello", socket.greeting({ resumeToken }))).toEqual(refused("not-joined"));
  });

  test("H3 another protocol number is answered with other-protocol and a bye", async () => {
    const room = await Classroom.open();
    const socket = room.stranger();
    const answer = await socket.ask("hello", { protocol: PROTOCOL_VERSION + 1, anything: "new" });
    expect(answer).toEqual(refused("other-protocol"));
    await socket.until(() => !socket.socket.connected);
    expect(socket.byes).toEqual([{ reason: "other-protocol", resumable: false, waitMs: 0 }]);
  });

  test("H6 before a good hello every other message is answered with hello-first", async () => {
    const room = await Classroom.open();
    const socket = room.stranger();
    for (const name of ["command", "catch-up", "look", "anything"]) {
      expect(await socket.ask(name, {})).toEqual(refused("hello-first"));
    }
  });

  test("H7 a second hello replaces the first", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    await room.host.until(() => room.host.presences.at(-1)?.online === 1);
    await ada.socket.hello({ as: "screen" });
    expect(await ada.socket.command({ type: "hand/raise" })).toEqual(refused("not-joined"));
    await room.host.until(() => room.host.presences.at(-1)?.online === 0);
    await room.step(2);
    await ada.socket.until(() => ada.socket.reader.state.position.step === 2);
    expect(ada.socket.gaps).toBe(0);
  });

  test("H7 of two hellos at once the later one counts", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const socket = room.stranger(ada.browser.cookie);
    const [first, second] = await Promise.all([
      socket.ask("hello", socket.greeting()),
      socket.ask("hello", socket.greeting({ as: "screen" })),
    ]);
    expect(first).toEqual(refused("hello-first"));
    expect(second.ok).toBe(true);
    expect(await socket.command({ type: "hand/raise" })).toEqual(refused("not-joined"));
  });

  test("whoever never says hello is let go after half a minute", async () => {
    const clock = new HandClock();
    const room = await Classroom.open({ clock });
    const silent = room.stranger();
    await silent.until(() => silent.socket.connected);
    // Its arrival at the server is certain when a later one's is.
    await room.stranger().hello({ as: "screen" });
    clock.advance(30_000);
    await silent.until(() => !silent.socket.connected);
    expect(room.host.socket.connected).toBe(true);
  });

  test.each<readonly ("polling" | "websocket")[][]>([
    [["polling"]],
    [["websocket"]],
    [["polling", "websocket"]],
  ])("H1 by %j nothing is lost or twice, also while one gives way to the other", async (transports) => {
    const clock = new HandClock();
    const room = await Classroom.open({ clock });
    const screen = room.keep(new TestSocket(room.server.url, room.code, { transports }));
    await screen.hello({ as: "screen" });
    const settled = () => screen.socket.io.engine.transport.name === transports.at(-1);
    for (let round = 0; round < 30 || !settled(); round++) {
      await room.step(round % 2 ? 2 : 1);
      // Not faster than commands are taken.
      clock.advance(50);
    }
    const head = room.host.reader.seq;
    await screen.until(() => screen.reader.seq === head);
    expect(screen.gaps).toBe(0);
    const seqs = screen.batches.flatMap(({ events }) => events.map(({ seq }) => seq));
    expect(seqs).toEqual(Array.from({ length: head - 1 }, (_, at) => at + 2));
  });

  test("an unknown code is no-such-class", async () => {
    const room = await Classroom.open();
    const socket = room.stranger();
    const code = room.code === "222222" ? "333333" : "222222";
    expect(await socket.ask("hello", socket.greeting({ code }))).toEqual(refused("no-such-class"));
  });

  test("a closed class can still be read", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    await room.host.command({ type: "session/close" });
    await ada.socket.until(() => ada.socket.reader.state.phase === "closed");
    expect(ada.socket.socket.connected).toBe(true);
    const again = room.stranger(ada.browser.cookie);
    await again.hello();
    expect(again.reader.state.phase).toBe("closed");
  });
});

describe("what a hello is answered with", () => {
  test("H4 a base when nothing is had, the tail after what is had", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const had = ada.socket.reader;
    ada.socket.close();
    await room.step(4);
    await room.step(5);
    const again = room.stranger(ada.browser.cookie);
    again.reader = had;
    const { resume } = await again.hello({ have: { epoch: had.epoch, seq: had.seq } });
    expect(resume).toMatchObject({ with: "tail", batch: { after: had.seq, upTo: had.seq + 2 } });
    expect(again.reader.state.position.step).toBe(5);
    const fresh = room.stranger(ada.browser.cookie);
    expect((await fresh.hello()).resume.with).toBe("base");
    expect(fresh.reader).toEqual(again.reader);
  });

  test("H4 a base when the epoch differs, or when one claims to have what does not exist", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const { epoch, seq } = ada.socket.reader;
    for (const have of [
      { epoch: "another", seq },
      { epoch, seq: seq + 100 },
    ]) {
      const again = room.stranger(ada.browser.cookie);
      expect((await again.hello({ have })).resume.with).toBe("base");
    }
  });

  test("H4 a base when the tail is longer", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const had = ada.socket.reader;
    ada.socket.close();
    for (let step = 1; step <= 20; step++) await room.step(step % 9, 0).catch(() => {});
    const again = room.stranger(ada.browser.cookie);
    const { resume } = await again.hello({ have: { epoch: had.epoch, seq: had.seq } });
    expect(resume.with).toBe("base");
    expect(again.reader.seq).toBe(room.host.reader.seq);
  });

  test("H4 what was read as a student is nothing to build on for a host", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    await room.student("Bob");
    const had = ada.socket.reader;
    ada.socket.close();
    await room.host.command({ type: "role/give", id: ada.id, role: "host" });
    const again = room.stranger(ada.browser.cookie);
    const { resume, self } = await again.hello({ have: { epoch: had.epoch, seq: had.seq } });
    expect(self?.role).toBe("host");
    expect(resume.with).toBe("base");
    expect(again.reader.state).toEqual(await stateOf(room));
  });

  test("H5 a late joiner gets as much after a long class as after a short one", async () => {
    const room = await Classroom.open();
    const early = await room.stranger().hello({ as: "screen" });
    const actor = await actorOf(room);
    const by = { id: room.host.self?.id ?? "" };
    for (let count = 0; count < 600; count++) {
      const type = count % 2 ? "screens/show" : "screens/blank";
      void actor.handle(`blink-${count}`, by, { type });
    }
    await room.host.until(() => room.host.reader.seq >= 600);
    const late = await room.stranger().hello({ as: "screen" });
    expect(late.resume.with).toBe("base");
    expect(JSON.stringify(late.resume).length - JSON.stringify(early.resume).length).toBeLessThan(10);
  });
});

async function actorOf(room: Classroom) {
  const actor = await room.server.registry.find(room.code);
  if (!actor) throw new Error("The class is gone");
  return actor;
}

async function stateOf(room: Classroom) {
  return (await actorOf(room)).state;
}
