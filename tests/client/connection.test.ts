import { beforeEach, describe, expect, test } from "vitest";
import { Connection } from "../../client/live/connection.ts";
import { HandClock } from "../support/clock.ts";
import { HandWires } from "./support/hand-wires.ts";
import { pass } from "./support/pass.ts";

let clock: HandClock;
let wires: HandWires;
let heard: string[];
let connection: Connection;
let luck: number;

beforeEach(() => {
  clock = new HandClock();
  wires = new HandWires();
  heard = [];
  luck = 0;
  connection = new Connection(
    { clock, random: () => luck, openWire: wires.openWire, listenToPage: wires.listenToPage },
    {
      onOpen: () => heard.push("open"),
      onLost: () => heard.push("lost"),
      onDoubt: () => heard.push("doubt"),
      onMessage: (name) => heard.push(name),
    },
  );
  connection.open();
});

function connect(): void {
  wires.last.events.onOpen();
  connection.praise();
}

describe("which way a line begins", () => {
  test("WebSocket first", () => {
    expect(wires.ways).toEqual(["websocket"]);
  });

  test("long-polling when WebSocket is refused, and WebSocket again when that fails too", async () => {
    for (let attempt = 0; attempt < 3; attempt++) {
      wires.last.events.onClose();
      await pass(clock, 0);
    }
    expect(wires.ways).toEqual(["websocket", "polling", "websocket", "polling"]);
  });

  test("a WebSocket that hangs is given up after 4 s, and is not waited for again", async () => {
    await pass(clock, 3999);
    expect(wires.ways).toEqual(["websocket"]);
    await pass(clock, 1);
    expect(wires.opened[0]?.closed).toBe(true);
    expect(wires.ways).toEqual(["websocket", "polling"]);
    wires.last.events.onClose();
    await pass(clock, 0);
    expect(wires.ways).toEqual(["websocket", "polling", "polling"]);
  });

  test("a WebSocket that opens and then swallows everything counts as hanging", async () => {
    wires.last.events.onOpen();
    void connection.ask("hello", {});
    await pass(clock, 10_000);
    expect(wires.ways).toEqual(["websocket", "polling"]);
    wires.last.events.onClose();
    await pass(clock, 0);
    expect(wires.last.way).toBe("polling");
  });

  test("WebSocket first again once long-polling has become one", async () => {
    await pass(clock, 4000);
    connect();
    wires.last.events.onUpgrade();
    wires.last.events.onClose();
    await pass(clock, 0);
    expect(wires.ways).toEqual(["websocket", "polling", "websocket"]);
  });

  test("a WebSocket that has worked stays the first choice when it is lost", async () => {
    connect();
    wires.last.events.onClose();
    await pass(clock, 0);
    expect(wires.ways).toEqual(["websocket", "websocket"]);
  });

  test("long-polling has 10 s to open", async () => {
    await pass(clock, 4000);
    await pass(clock, 9999);
    expect(wires.opened).toHaveLength(2);
    await pass(clock, 1);
    expect(wires.opened).toHaveLength(3);
  });
});

describe("coming back", () => {
  test("waits are random over all of 0 to 1 s, then 2, 4, and 8 s at the most (B4)", async () => {
    luck = 0.5;
    for (const wait of [500, 1000, 2000, 4000, 4000]) {
      const before = wires.opened.length;
      wires.last.events.onClose();
      await pass(clock, wait - 1);
      expect(wires.opened).toHaveLength(before);
      await pass(clock, 1);
      expect(wires.opened).toHaveLength(before + 1);
    }
  });

  test("a line that was of use makes the waits short again", async () => {
    luck = 0.5;
    for (const wait of [500, 1000, 2000]) {
      wires.last.events.onClose();
      await pass(clock, wait);
    }
    connect();
    wires.last.events.onClose();
    await pass(clock, 500);
    expect(wires.opened).toHaveLength(5);
  });

  test("a line that only opened does not", async () => {
    luck = 0.5;
    wires.last.events.onClose();
    await pass(clock, 500);
    wires.last.events.onOpen();
    wires.last.events.onClose();
    await pass(clock, 500);
    expect(wires.opened).toHaveLength(2);
  });

  test("whoever is sent away stays away as long as was asked, and a little longer (B4)", async () => {
    luck = 0.5;
    connect();
    connection.drop(3000);
    expect(wires.last.closed).toBe(true);
    await pass(clock, 3499);
    expect(wires.opened).toHaveLength(1);
    await pass(clock, 1);
    expect(wires.opened).toHaveLength(2);
  });

  test("the late close of an old wire ends nothing (P4)", async () => {
    connect();
    const old = wires.last;
    connection.drop();
    await pass(clock, 0);
    connect();
    old.events.onClose();
    old.events.onMessage("batch", {});
    expect(heard).toEqual(["open", "lost", "open"]);
    expect(wires.last.closed).toBe(false);
  });

  test("closed is closed: nothing comes back, nobody listens", async () => {
    connect();
    connection.close();
    await pass(clock, 60_000);
    expect(wires.opened).toHaveLength(1);
    expect(wires.page).toBeNull();
    expect(heard).toEqual(["open"]);
  });

  test("closed while waiting to come back, it does not come back", async () => {
    wires.last.events.onClose();
    connection.close();
    await pass(clock, 60_000);
    expect(wires.opened).toHaveLength(1);
    expect(clock.waiting).toBe(0);
  });
});

describe("what the device says", () => {
  test("offline is a lost line at once", () => {
    connect();
    wires.page?.onOffline();
    expect(heard).toEqual(["open", "lost"]);
    expect(wires.last.closed).toBe(true);
  });

  test.each(["onOnline", "onWake"] as const)("%s tries at once instead of waiting", async (event) => {
    luck = 0.9;
    connect();
    wires.last.events.onClose();
    wires.page?.[event]();
    expect(wires.opened).toHaveLength(2);
    await pass(clock, 3000);
    expect(wires.opened).toHaveLength(2);
  });

  test.each(["onOnline", "onWake"] as const)("%s puts a line that seems open in doubt", (event) => {
    connect();
    wires.page?.[event]();
    expect(heard).toEqual(["open", "doubt"]);
  });

  test("waking does not disturb an attempt that is under way", () => {
    wires.page?.onWake();
    expect(wires.opened).toHaveLength(1);
    expect(heard).toEqual([]);
  });
});

describe("asking", () => {
  test("an answer is a value, or the code of a refusal", async () => {
    connect();
    const granted = connection.ask("command", {});
    const refused = connection.ask("command", {});
    const nonsense = connection.ask("command", {});
    wires.last.sent[0]?.answer({ ok: true, value: 7 });
    wires.last.sent[1]?.answer({ ok: false, error: "not-allowed" });
    wires.last.sent[2]?.answer("what?");
    expect(await granted).toEqual({ ok: true, value: 7 });
    expect(await refused).toEqual({ ok: false, error: "not-allowed" });
    expect(await nonsense).toEqual({ ok: false, error: "bad-answer" });
  });

  test("a question that is not answered in time gives the line up, with all other questions", async () => {
    connect();
    const doubt = connection.ask("catch-up", {}, 2500);
    const other = connection.ask("command", {});
    await pass(clock, 2500);
    expect(await doubt).toEqual({ ok: false, error: "no-answer" });
    expect(await other).toEqual({ ok: false, error: "no-answer" });
    expect(heard).toEqual(["open", "lost"]);
    expect(wires.ways).toEqual(["websocket", "websocket"]);
  });

  test("a question that was answered gives nothing up", async () => {
    connect();
    const asked = connection.ask("command", {});
    wires.last.sent[0]?.answer({ ok: true, value: 1 });
    await asked;
    await pass(clock, 60_000);
    expect(heard).toEqual(["open"]);
  });

  test("without a line there is no answer, and what may get lost is lost", async () => {
    expect(await connection.ask("command", {})).toEqual({ ok: false, error: "no-answer" });
    connection.tell("look", {});
    expect(wires.last.sent).toEqual([]);
  });
});
