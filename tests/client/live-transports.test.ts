import { describe, expect, test, vi } from "vitest";
import { LiveClass } from "./support/live-class.ts";
import { LOST, type Viewer } from "./support/viewer.ts";

// A WebSocket gets its four real seconds here.
vi.setConfig({ testTimeout: 30_000 });

/** A class with one student whose own line, apart from the host's, is as bad as `spoil` makes it. */
async function studentOnBadLine(spoil: (live: LiveClass) => void): Promise<{ live: LiveClass; ada: Viewer }> {
  const live = await LiveClass.open();
  spoil(live);
  return { live, ada: await live.student("Ada") };
}

async function takesPart(live: LiveClass, student: Viewer): Promise<void> {
  live.host.goTo(3);
  await student.untilAt({ step: 3, frame: 0 });
  student.act({ type: "hand/raise" });
  await live.host.until(({ state }) => state.hands.length === 1);
}

describe("where WebSockets do not pass", () => {
  test("refused: long-polling, and nothing is different in class", async () => {
    const { live, ada } = await studentOnBadLine(({ line }) => line.upgrades("refuse"));
    expect(ada.ways).toEqual(["websocket", "polling"]);
    await takesPart(live, ada);
  });

  test("swallowed: long-polling after the time that a WebSocket gets, also when coming back", async () => {
    const { live, ada } = await studentOnBadLine(({ line }) => line.upgrades("hang"));
    expect(ada.ways).toEqual(["websocket", "polling"]);
    await takesPart(live, ada);
    live.line.cut();
    await ada.until(({ line }) => line.is === "reconnecting");
    live.line.heal();
    await ada.untilLive();
    expect(ada.ways.slice(1).every((way) => way === "polling")).toBe(true);
  });

  test("long-polling becomes a WebSocket where it may", async () => {
    const live = await LiveClass.open();
    live.line.upgrades("refuse");
    const ada = live.look("participant", await live.join("Ada"));
    ada.onAttempt = (way) => way === "polling" && live.line.upgrades("pass");
    await ada.untilUpgraded();
    expect(ada.ways).toEqual(["websocket", "polling"]);
    await takesPart(live, ada);
  });
});

describe("a sleeping tab", () => {
  test("whose line died unnoticed notices it on waking, and is back as the same person at the right step", async () => {
    const live = await LiveClass.open();
    const ada = await live.student("Ada");
    const { self } = ada.view;
    live.line.silence();
    live.host.goTo(5);
    ada.act({ type: "hand/raise" });
    expect(ada.view.line.is).toBe("live");
    ada.page.onWake();
    await ada.until(({ line }) => line.is === "reconnecting");
    live.line.heal();
    ada.page.onWake();
    await ada.until(({ unsent, position }) => unsent === 0 && position.step === 5);
    expect(ada.view.self).toEqual(self);
    await live.host.until(({ state }) => state.hands.length === 1);
  });

  test("whose line lives is brought up to date on waking, and keeps its line", async () => {
    const live = await LiveClass.open();
    const ada = await live.student("Ada");
    // Presence is lost too, so that nothing but the waking can tell of the step.
    ada.sieve = (name, content) => (name === "batch" || name === "presence" ? LOST : content);
    live.host.goTo(5);
    await live.host.until(({ unsent }) => unsent === 0);
    ada.page.onWake();
    await ada.untilAt({ step: 5, frame: 0 });
    expect(ada.ways).toEqual(["websocket"]);
  });
});

test("offline is shown at once, and online is back at once", async () => {
  const live = await LiveClass.open();
  const ada = await live.student("Ada");
  live.line.cut();
  ada.page.onOffline();
  expect(ada.view.line.is).toBe("reconnecting");
  live.line.heal();
  ada.page.onOnline();
  await ada.untilLive();
  await live.host.untilLive();
  await takesPart(live, ada);
});
