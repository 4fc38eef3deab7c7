import { describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { classPad, ownPad, spotlightName } from "../../domain/pad/pad-id.ts";
import { MAX_PAD_TEXT } from "../../domain/pad/pad-limits.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import { LiveClass } from "./support/live-class.ts";
import { EXAMPLE, PadTab } from "./support/pad-tab.ts";
import { LOST, type Viewer } from "./support/viewer.ts";

// Real sockets on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const CODE = "x = 1\nx = 2\nx = 3\nx = 4\n";

/** A class in which everyone may write, with these students. */
async function classOf(...names: string[]): Promise<{ live: LiveClass; host: Viewer; students: Viewer[] }> {
  const live = await LiveClass.open();
  live.host.act({ type: "writing/allow", to: "everyone" });
  await live.host.until(({ state }) => state.writing.to === "everyone");
  const students = await Promise.all(names.map((name) => live.student(name)));
  return { live, host: live.host, students };
}

async function tabsOf(...viewers: Viewer[]): Promise<PadTab[]> {
  return Promise.all(viewers.map((viewer) => PadTab.of(viewer)));
}

function idOf(viewer: Viewer): string {
  return viewer.view.self?.id ?? "";
}

describe("in class", () => {
  test("the pad begins with the example, and all who type at once end with one text, each word once", async () => {
    const { host, students } = await classOf("Ada", "Bo");
    const tabs = await tabsOf(host, ...students);
    for (const tab of tabs) expect(tab.text).toBe(CODE);
    for (let n = 0; n < 20; n++) tabs.forEach((tab, who) => void tab.type(n * 3, `<${who}.${n}>`));
    await Promise.all(tabs.map((tab) => tab.untilSent()));
    const words = tabs.flatMap((_tab, who) => Array.from({ length: 20 }, (_, n) => `<${who}.${n}>`));
    const length = CODE.length + words.join("").length;
    await Promise.all(tabs.map((tab) => tab.until((_view, text) => text.length === length)));
    expect(new Set(tabs.map(({ text }) => text)).size).toBe(1);
    const fresh = await PadTab.of(host);
    expect(fresh.text).toBe(tabs[0]?.text);
  });

  test("a paste of 150,000 characters, and 3,000 places changed at once, reach everybody", async () => {
    const { host, students } = await classOf("Ada");
    const [mine, theirs] = (await tabsOf(host, students[0]!)) as [PadTab, PadTab];
    mine.type(0, "0123456789 \u00e9\u{1f388}\n".repeat(10_000));
    await theirs.untilText(mine.text);
    const { document } = mine.view;
    const text = padText(document);
    document.transact(() => {
      for (let line = 0; line < 3000; line++) {
        text.delete(line * 15, 10);
        text.insert(line * 15, "return\tnow");
      }
    });
    await mine.untilSent();
    await theirs.untilText(mine.text);
    expect(theirs.text).toContain("return\tnow \u00e9\u{1f388}\n");
  });

  test("others see where one is, with a name; on a screen without", async () => {
    const { live, host, students } = await classOf("Ada");
    const [mine, theirs] = (await tabsOf(host, students[0]!)) as [PadTab, PadTab];
    const wall = await PadTab.of(live.look("screen", null));
    mine.type(0, "# ");
    const head = Y.createRelativePositionFromTypeIndex(padText(mine.view.document), 2);
    mine.pad.point({ head: Y.encodeRelativePosition(head), anchor: null });
    await theirs.until(({ pointers }) => pointers.length === 1);
    await wall.until(({ pointers }) => pointers.length === 1);
    const [pointer] = theirs.view.pointers;
    expect(pointer?.name).toBe("Grace");
    const place = Y.createAbsolutePositionFromRelativePosition(
      Y.decodeRelativePosition(pointer?.head ?? new Uint8Array()),
      theirs.view.document,
    );
    expect(place?.index).toBe(2);
    expect(wall.view.pointers[0]?.name).toBeNull();
    expect(mine.view.pointers).toEqual([]);
    mine.leave();
    await theirs.until(({ pointers }) => pointers.length === 0);
  });

  test("a spotlight is watched by all, and whoever writes there anyway has it put aside", async () => {
    const { live, host, students } = await classOf("Ada", "Bo");
    const [ada, bo] = students as [Viewer, Viewer];
    const own = ownPad(idOf(ada), EXAMPLE);
    const mine = await PadTab.of(ada, own);
    host.act({ type: "pad/spotlight", pad: own, named: false });
    await bo.until(({ state }) => state.spotlight !== null);
    const watching = await PadTab.of(bo, spotlightName(1));
    const wall = await PadTab.of(live.look("screen", null), spotlightName(1));
    mine.type(0, "shown ");
    await watching.untilText(mine.text);
    await wall.untilText(mine.text);
    watching.type(0, "not mine ");
    await watching.until(({ refused }) => refused !== null);
    expect(watching.view.refused?.text).toBe("not mine ");
    expect(watching.text).toBe(mine.text);
    host.act({ type: "spotlight/end" });
    await watching.until(({ is }) => is === "shut");
  });

  test("which pad one has open is told to hosts", async () => {
    const { host, students } = await classOf("Ada");
    const [ada] = students as [Viewer];
    ada.source.pads?.show(classPad(EXAMPLE));
    await host.until(({ presence }) => presence.people[idOf(ada)]?.pad === classPad(EXAMPLE));
    ada.source.pads?.show(null);
    await host.until(({ presence }) => presence.people[idOf(ada)]?.pad === undefined);
  });
});

describe("who may not", () => {
  test("gets the server's text back, with what was typed put aside, and nobody else hears of it", async () => {
    const { host, students } = await classOf("Ada");
    const [mine, theirs] = (await tabsOf(students[0]!, host)) as [PadTab, PadTab];
    mine.type(0, "granted ");
    await mine.untilSent();
    host.act({ type: "writing/allow", to: "hosts" });
    await host.until(({ state }) => state.writing.to === "hosts");
    mine.type(0, "refused ");
    await mine.until(({ refused }) => refused !== null);
    expect(mine.view.refused).toMatchObject({ code: "not-a-writer", text: "refused " });
    await mine.untilText(`granted ${CODE}`);
    await theirs.untilText(`granted ${CODE}`);
    host.act({ type: "writing/allow", to: "everyone" });
    await students[0]!.until(({ state }) => state.writing.to === "everyone");
    mine.type(0, "again ");
    await theirs.untilText(`again granted ${CODE}`);
  });

  test("a text over the limit is put aside, and typing goes on", async () => {
    const { host } = await classOf();
    const mine = await PadTab.of(host);
    mine.type(0, "z".repeat(MAX_PAD_TEXT));
    await mine.until(({ refused }) => refused?.code === "pad-full");
    await mine.untilText(CODE);
    mine.type(0, "short ");
    await mine.untilSent();
    expect((await PadTab.of(host)).text).toBe(`short ${CODE}`);
  });

  test("another's own pad is shut, with why", async () => {
    const { students } = await classOf("Ada", "Bo");
    const [ada, bo] = students as [Viewer, Viewer];
    const tab = new PadTab(bo, ownPad(idOf(ada), EXAMPLE));
    await tab.until(({ is }) => is === "shut");
    expect(tab.view.why).toBe("not-allowed");
  });
});

describe("bad lines", () => {
  test("what is typed without a line is merged when it is back", async () => {
    const { live, host, students } = await classOf("Ada");
    const [mine, theirs] = (await tabsOf(students[0]!, host)) as [PadTab, PadTab];
    live.line.cut();
    await mine.until((view) => !view.live);
    await theirs.until((view) => !view.live);
    for (let n = 0; n < 200; n++) mine.type(n, "m");
    for (let n = 0; n < 200; n++) theirs.type(theirs.text.length, "t");
    live.line.heal();
    await Promise.all([mine.untilSent(), theirs.untilSent()]);
    const text = `${"m".repeat(200)}${CODE}${"t".repeat(200)}`;
    await mine.untilText(text);
    await theirs.untilText(text);
  });

  test("a client sleeps, the server restarts, the client wakes: one copy of the text, and what was typed asleep", async () => {
    const { live, host, students } = await classOf("Ada");
    const [mine, theirs] = (await tabsOf(students[0]!, host)) as [PadTab, PadTab];
    mine.type(0, "before ");
    await mine.untilSent();
    live.line.cut();
    mine.type(0, "asleep ");
    await live.stopServer();
    await live.startServer();
    live.line.heal();
    for (const { page } of [...students, host]) page.onWake();
    await mine.untilSent();
    const text = `asleep before ${CODE}`;
    await theirs.untilText(text);
    expect(mine.text).toBe(text);
    expect((await PadTab.of(host)).text).toBe(text);
  });

  test("news that are lost, or come twice, are noticed", async () => {
    const { host, students } = await classOf("Ada");
    const [ada] = students as [Viewer];
    const [mine, theirs] = (await tabsOf(ada, host)) as [PadTab, PadTab];
    let lost = 0;
    ada.sieve = (name, content) => (name === "pad/news" && lost++ < 3 ? LOST : content);
    for (let n = 0; n < 10; n++) {
      theirs.type(0, `${n} `);
      await theirs.untilSent();
    }
    await mine.untilText(theirs.text);
    expect(lost).toBeGreaterThan(3);
    let last: unknown = null;
    ada.sieve = (name, content) => {
      if (name === "pad/news") last = content;
      return content;
    };
    theirs.type(0, "twice ");
    await mine.untilText(theirs.text);
    ada.hear("pad/news", last);
    theirs.type(0, "then ");
    await mine.untilText(theirs.text);
  });

  test("a page that is loaded again with something unsent sends it, once", async () => {
    const { live, host, students } = await classOf("Ada");
    const [mine, theirs] = (await tabsOf(students[0]!, host)) as [PadTab, PadTab];
    mine.type(0, "sent ");
    await mine.untilSent();
    live.line.cut();
    await mine.until((view) => !view.live);
    mine.type(5, "kept ");
    mine.reload();
    expect(mine.view.unsent).toBe(true);
    live.line.heal();
    await mine.untilText(`sent kept ${CODE}`);
    await theirs.untilText(`sent kept ${CODE}`);
    await mine.untilSent();
    mine.reload();
    await mine.untilText(`sent kept ${CODE}`);
    expect(mine.view.unsent).toBe(false);
  });
});

test("typing in a pad of one's own is gathered to few edits, and hosts can read it", async () => {
  const { host, students } = await classOf("Ada");
  const [ada] = students as [Viewer];
  const own = ownPad(idOf(ada), EXAMPLE);
  const mine = await PadTab.of(ada, own);
  const before = ada.sent.length;
  for (let n = 0; n < 50; n++) {
    mine.type(0, "k");
    await new Promise(setImmediate);
  }
  await mine.untilSent();
  const edits = ada.sent.slice(before).filter((name) => name === "pad/edit");
  expect(edits.length).toBeLessThan(10);
  expect((await PadTab.of(host, own)).text).toBe("k".repeat(50) + CODE);
});
