import { describe, expect, test, vi } from "vitest";
import type { SessionView } from "../../client/session-source.ts";
import { forward, type Position, shapeOf } from "../../domain/lesson/position.ts";
import { tinyLesson } from "../support/tiny-lesson.ts";
import { LiveClass } from "./support/live-class.ts";
import { ANSWER, LOST, type Viewer } from "./support/viewer.ts";

vi.setConfig({ testTimeout: 30_000 });

function at(step: number, frame = 0): Position {
  return { step, frame };
}

function handsOf(view: SessionView): string[] {
  return view.state.hands.map((id) => view.state.people[id]?.name ?? "somebody");
}

function ended(view: SessionView): string | null {
  return view.line.is === "ended" ? view.line.reason : null;
}

async function classWith(...names: string[]): Promise<{ live: LiveClass; host: Viewer; students: Viewer[] }> {
  const live = await LiveClass.open();
  const students = await Promise.all(names.map((name) => live.student(name)));
  return { live, host: live.host, students };
}

describe("in class", () => {
  test("everybody follows the host's steps, and a screen too", async () => {
    const { live, host, students } = await classWith("Ada", "Bob");
    const screen = live.look("screen", null);
    await screen.untilLive();
    host.goTo(6, 2);
    await Promise.all([...students, screen].map((viewer) => viewer.untilAt(at(6, 2))));
    expect(screen.view).toMatchObject({ self: null, mode: "following", locked: false, drives: false });
    expect(screen.source.act).toBeUndefined();
    expect(screen.source.goTo).toBeUndefined();
  });

  test("ten steps forward in one breath are ten steps on", async () => {
    const { host, students } = await classWith("Ada");
    let expected = host.view.position;
    for (let press = 0; press < 10; press++) {
      host.source.goTo?.(forward(shapeOf(tinyLesson), host.view.position));
      expected = forward(shapeOf(tinyLesson), expected);
      expect(host.view.position).toEqual(expected);
    }
    await students[0]?.untilAt(expected);
    const settled = await host.until(({ unsent, state }) => unsent === 0 && state.position.step > 0);
    expect(settled.state.position).toEqual(expected);
    // One was on its way; of those behind it only the last was worth sending (C5).
    expect(host.sent.filter((name) => name === "command")).toHaveLength(2);
  });

  test("whoever steps alone is on their own, until they return", async () => {
    const { host, students } = await classWith("Ada");
    const [ada] = students;
    ada?.goTo(7);
    expect(ada?.view).toMatchObject({ mode: "own", position: at(7) });
    host.goTo(3);
    const moved = await ada?.until(({ state }) => state.position.step === 3);
    expect(moved).toMatchObject({ mode: "own", position: at(7) });
    ada?.source.returnToClass?.();
    expect(ada?.view).toMatchObject({ mode: "following", position: at(3) });
  });

  test("called back, everybody is with the class", async () => {
    const { host, students } = await classWith("Ada");
    students[0]?.goTo(7);
    host.act({ type: "class/call-back" });
    await students[0]?.until(({ mode }) => mode === "following");
    expect(students[0]?.view.position).toEqual(at(0));
  });

  test("locked, nobody wanders off; released, they may", async () => {
    const { host, students } = await classWith("Ada");
    const [ada] = students;
    ada?.goTo(7);
    host.act({ type: "following/lock", who: "everyone" });
    await ada?.until(({ locked }) => locked);
    expect(ada?.view).toMatchObject({ mode: "following", position: at(0) });
    ada?.goTo(5);
    expect(ada?.view.position).toEqual(at(0));
    host.act({ type: "following/release", who: "everyone" });
    await ada?.until(({ locked }) => !locked);
    ada?.goTo(5);
    expect(ada?.view.position).toEqual(at(5));
  });

  test("with the baton a student's steps move the class, and the host's are their own", async () => {
    const { host, students } = await classWith("Ada", "Bob");
    const [ada, bob] = students;
    host.act({ type: "baton/pass", id: ada?.view.self?.id ?? "" });
    await ada?.until(({ drives }) => drives);
    await host.until(({ drives }) => !drives);
    ada?.goTo(6);
    await bob?.untilAt(at(6));
    host.goTo(9);
    expect(host.view).toMatchObject({ mode: "own", position: at(9) });
    host.act({ type: "baton/take" });
    await host.until(({ drives }) => drives);
    expect(host.view).toMatchObject({ mode: "following", position: at(6) });
    await ada?.until(({ drives }) => !drives);
  });

  test("C3: a refusal is shown with its code, until something is granted; nothing-to-do never is", async () => {
    const { students } = await classWith("Ada");
    const [ada] = students;
    ada?.act({ type: "room/lock" });
    const refused = await ada?.until((view) => view.refused !== null);
    expect(refused?.refused).toEqual({ command: "room/lock", code: "not-allowed", count: 1 });
    ada?.act({ type: "hand/raise" });
    await ada?.until((view) => view.refused === null);
    ada?.act({ type: "hand/raise" });
    await ada?.until(({ unsent }) => unsent === 0);
    expect(ada?.view.refused).toBeNull();
  });

  test("a move that is refused puts the driver back to where the class is", async () => {
    const { live, host, students } = await classWith("Ada");
    live.line.silence();
    host.act({ type: "baton/pass", id: students[0]?.view.self?.id ?? "" });
    host.goTo(8);
    expect(host.view.position).toEqual(at(8));
    live.line.heal();
    const view = await host.until(({ refused }) => refused !== null);
    expect(view.refused?.code).toBe("not-your-baton");
    expect(view).toMatchObject({ position: at(0), drives: false });
  });

  test("P3: the host sees where each person is, and others see numbers", async () => {
    const { host, students } = await classWith("Ada", "Bob");
    const [ada, bob] = students;
    const [adaId, bobId] = [ada?.view.self?.id ?? "", bob?.view.self?.id ?? ""];
    ada?.goTo(7);
    host.goTo(2);
    await host.until(({ presence: { people } }) => {
      return people[adaId]?.position?.step === 7 && people[bobId]?.position?.step === 2;
    });
    expect(host.view.presence.people[adaId]).toMatchObject({ online: true, mode: "own" });
    expect(host.view.presence.people[bobId]).toMatchObject({ online: true, mode: "following" });
    host.goTo(3);
    const moved = await host.until(({ state }) => state.position.step === 3);
    expect(moved.presence.people[bobId]?.position).toEqual(at(3));
    const told = await bob?.until(({ presence }) => presence.online === 2);
    expect(told?.presence).toEqual({ online: 2, joined: 2, people: {} });
    bob?.leave();
    await host.until(({ presence }) => presence.people[bobId]?.online === false);
  });

  test("followers who are led through the lesson say nothing", async () => {
    const { host, students } = await classWith("Ada");
    const [ada] = students;
    for (let step = 1; step <= 5; step++) {
      host.goTo(step);
      await ada?.until(({ position }) => position.step === step);
    }
    expect(ada?.sent).toEqual(["hello", "look"]);
  });
});

describe("coming in late or again", () => {
  test("H5: a late joiner is where the class is", async () => {
    const { live, host } = await classWith();
    for (let step = 1; step <= 9; step++) {
      host.goTo(step);
      await host.until(({ state, unsent }) => state.position.step === step && unsent === 0);
    }
    const late = await live.student("Late");
    expect(late.view.position).toEqual(at(9));
    expect(late.view.state.visited).toHaveLength(10);
  });

  test("C4: what was asked for without a line arrives once, and the same person is back", async () => {
    const { live, host, students } = await classWith("Ada");
    const [ada] = students;
    const self = ada?.view.self;
    live.line.cut();
    await Promise.all([ada, host].map((viewer) => viewer?.until(({ line }) => line.is === "reconnecting")));
    ada?.act({ type: "hand/raise" });
    host.goTo(5);
    expect(ada?.view.unsent).toBe(1);
    expect(host.view.position).toEqual(at(5));
    live.line.heal();
    await ada?.until(({ unsent, position }) => unsent === 0 && position.step === 5);
    expect(ada?.view.self).toEqual(self);
    expect(handsOf(await host.until(({ state }) => state.hands.length > 0))).toEqual(["Ada"]);
    expect(ada?.view.refused).toBeNull();
  });

  test("P1: the host sees again where somebody is who came back", async () => {
    const { live, host, students } = await classWith("Ada");
    const [ada] = students;
    ada?.goTo(7);
    live.line.cut();
    await Promise.all([ada, host].map((viewer) => viewer?.until(({ line }) => line.is === "reconnecting")));
    live.line.heal();
    await Promise.all([ada, host].map((viewer) => viewer?.untilLive()));
    await host.until(({ presence }) => {
      const there = presence.people[ada?.view.self?.id ?? ""];
      return there?.online === true && there.mode === "own" && there.position?.step === 7;
    });
  });

  test("C1: a command whose answer was lost is sent again and not carried out twice", async () => {
    const { live, host, students } = await classWith("Ada");
    const [ada] = students;
    host.sieve = (name, content) => (name === ANSWER ? LOST : content);
    host.act({ type: "class/call-back" });
    await ada?.until(({ state }) => state.callBacks === 1);
    expect(host.view.unsent).toBe(1);
    live.line.cut();
    await host.until(({ line }) => line.is === "reconnecting");
    host.sieve = (_name, content) => content;
    live.line.heal();
    await host.until(({ unsent }) => unsent === 0);
    expect(host.sent.filter((name) => name === "command")).toHaveLength(2);
    host.goTo(1);
    await ada?.untilAt(at(1));
    expect(ada?.view.state.callBacks).toBe(1);
  });

  test("C4: a reload keeps what was asked for", async () => {
    const { live, host, students } = await classWith("Ada");
    const [ada] = students;
    live.line.cut();
    await ada?.until(({ line }) => line.is === "reconnecting");
    ada?.act({ type: "hand/raise" });
    ada?.reload();
    live.line.heal();
    expect(handsOf(await host.until(({ state }) => state.hands.length > 0))).toEqual(["Ada"]);
    await ada?.until(({ unsent, line }) => line.is === "live" && unsent === 0);
  });

  test("a reload does not take somebody back who is on their own, but a call back does", async () => {
    const { live, host, students } = await classWith("Ada");
    const [ada] = students;
    ada?.goTo(7);
    ada?.reload();
    await ada?.untilLive();
    expect(ada?.view).toMatchObject({ mode: "own", position: at(7) });
    live.line.cut();
    ada?.leave();
    live.line.heal();
    await host.until(({ line }) => line.is === "live");
    host.act({ type: "class/call-back" });
    await host.until(({ state }) => state.callBacks === 1);
    ada?.reload();
    await ada?.untilLive();
    expect(ada?.view).toMatchObject({ mode: "following", position: at(0) });
  });

  test("S3: the server is started anew: same people, same place, nothing twice", async () => {
    const { live, host, students } = await classWith("Ada");
    const [ada] = students;
    host.goTo(6);
    await ada?.untilAt(at(6));
    const before = host.view.state;
    await live.stopServer();
    await Promise.all([ada, host].map((viewer) => viewer?.until(({ line }) => line.is === "reconnecting")));
    ada?.act({ type: "hand/raise" });
    await live.startServer();
    await Promise.all([ada, host].map((viewer) => viewer?.untilLive()));
    const after = await host.until(({ state }) => state.hands.length > 0);
    expect(handsOf(after)).toEqual(["Ada"]);
    expect({ ...after.state, hands: [] }).toEqual(before);
    expect(ada?.view.position).toEqual(at(6));
  });

  test("two tabs are one person", async () => {
    const { live, host } = await classWith();
    const first = await live.student("Ada");
    const second = live.look("participant", first.token);
    await second.untilLive();
    expect(second.view.self).toEqual(first.view.self);
    second.act({ type: "hand/raise" });
    await first.until(({ state }) => state.hands.length === 1);
    expect(handsOf(await host.until(({ state }) => state.hands.length === 1))).toEqual(["Ada"]);
  });
});

describe("R: nothing is missed", () => {
  test("R3: a batch that is lost is asked for when the next one shows the gap", async () => {
    const { host, students } = await classWith("Ada");
    const [ada] = students;
    if (ada) ada.sieve = (name, content) => (name === "batch" ? LOST : content);
    host.act({ type: "room/lock" });
    await host.until(({ state }) => state.roomLocked);
    await ada?.until(() => true);
    host.goTo(1);
    await host.until(({ unsent }) => unsent === 0);
    if (ada) ada.sieve = (_name, content) => content;
    host.goTo(2);
    await ada?.until(({ state }) => state.position.step === 2 && state.roomLocked);
    expect(ada?.sent).toContain("catch-up");
  });

  test("R5: a batch that is lost with nothing after it is missed by its seq", async () => {
    const { live, host, students } = await classWith("Ada");
    const [ada] = students;
    if (ada) ada.sieve = (name, content) => (name === "batch" ? LOST : content);
    host.goTo(3);
    await host.until(({ unsent, state }) => unsent === 0 && state.position.step === 3);
    // Somebody comes in, so presence is told, and with it the head.
    await live.student("Bob");
    await ada?.untilAt(at(3));
    expect(ada?.sent).toContain("catch-up");
  });

  test.each(["batch", "presence", "base", "bye"])(
    "a %s that makes no sense is counted, and caught up with",
    async (name) => {
      const { live, host, students } = await classWith("Ada");
      const [ada] = students;
      if (ada) ada.sieve = (came, content) => (came === "batch" || came === "presence" ? LOST : content);
      host.goTo(3);
      await host.until(({ unsent, state }) => unsent === 0 && state.position.step === 3);
      ada?.hear(name, { nonsense: true });
      await ada?.untilAt(at(3));
      expect(ada?.view.line.is).toBe("live");
      expect(live.code).toHaveLength(6);
    },
  );

  test("R6: a new role is another history, there and back", async () => {
    const { host, students } = await classWith("Ada", "Bob");
    const [ada, bob] = students;
    const id = ada?.view.self?.id ?? "";
    expect(Object.keys(ada?.view.state.people ?? {})).toHaveLength(2);
    host.act({ type: "role/give", id, role: "host" });
    const asHost = await ada?.until(({ self }) => self?.role === "host");
    expect(Object.keys(asHost?.state.people ?? {})).toHaveLength(3);
    host.act({ type: "role/give", id, role: "student" });
    const asStudent = await ada?.until(({ self }) => self?.role === "student");
    expect(Object.keys(asStudent?.state.people ?? {})).toHaveLength(2);
    host.goTo(4);
    await ada?.untilAt(at(4));
    await bob?.untilAt(at(4));
  });
});

describe("H2, H3, B4: no coming back", () => {
  test("without a token one is nobody there", async () => {
    const { live } = await classWith();
    const stranger = live.look("participant", null);
    expect(ended(await stranger.until((view) => ended(view) !== null))).toBe("not-joined");
  });

  test("no class has the code, or nothing could have it", async () => {
    const { live } = await classWith();
    const wrong = live.look("screen", null, live.code === "234567" ? "234568" : "234567");
    expect(ended(await wrong.until((view) => ended(view) !== null))).toBe("no-such-class");
    const nonsense = live.look("screen", null, "../../etc");
    expect(ended(await nonsense.until((view) => ended(view) !== null))).toBe("no-such-class");
    expect(nonsense.ways).toEqual([]);
  });

  test.each([
    ["participant/remove", "removed", "not-a-participant"],
    ["participant/ban", "banned", "banned"],
  ] as const)(
    "after %s one is told so, and a reload finds the door shut",
    async (type, reason, atTheDoor) => {
      const { host, students } = await classWith("Ada");
      const [ada] = students;
      host.act({ type, id: ada?.view.self?.id ?? "" });
      expect(ended((await ada?.until((view) => ended(view) !== null))!)).toBe(reason);
      ada?.act({ type: "hand/raise" });
      expect(ada?.view.unsent).toBe(0);
      ada?.reload();
      expect(ended((await ada?.until((view) => ended(view) !== null))!)).toBe(atTheDoor);
    },
  );

  test("a class that has ended stays open to look at", async () => {
    const { host, students } = await classWith("Ada");
    const [ada] = students;
    host.act({ type: "session/close" });
    await ada?.until(({ state }) => state.phase === "closed");
    ada?.goTo(3);
    expect(ada?.view).toMatchObject({ mode: "own", position: at(3), line: { is: "live" } });
  });
});
