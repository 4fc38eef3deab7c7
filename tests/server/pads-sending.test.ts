import { describe, expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import { classPad } from "../../domain/pad/pad-id.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import { digestOf } from "../../domain/pad/text-digest.ts";
import { LoadMeter } from "../../server/socket/load-meter.ts";
import { openSqliteStores } from "../../server/store/sqlite/open-sqlite-stores.ts";
import type { Stores } from "../../server/store/stores.ts";
import { Classroom } from "../support/classroom.ts";
import { HandClock } from "../support/clock.ts";
import { Poller } from "../support/poller.ts";
import { startServer } from "../support/start-server.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { TestPad } from "../support/test-pad.ts";
import { TestSocket } from "../support/test-socket.ts";

const PAD = classPad(6);
const SEED = "x = 1\nx = 2\nx = 3\nx = 4\n";

async function metricsOf(room: Classroom): Promise<string> {
  return (await fetch(`${room.server.url}/metrics`)).text();
}

function openFolder(folder: string): Stores {
  const stores = openSqliteStores(folder);
  if (!stores.ok) throw new Error(stores.error);
  return stores.value;
}

describe("news", () => {
  test("D9 under load what many type comes in one frame a tick", async () => {
    const clock = new HandClock();
    const load = new LoadMeter(clock);
    const room = await Classroom.open({ clock, load });
    const ada = await TestPad.open((await room.student("Ada")).socket, PAD);
    const host = await TestPad.open(room.host, PAD);
    await host.insert(0, "a");
    await ada.untilText(`a${SEED}`);
    load.count(100_000);
    const edits = [host.insert(0, "b"), host.insert(0, "c")];
    // Answered in order: when this comes back, the edits have come in.
    await room.step(1);
    expect(ada.news).toHaveLength(1);
    clock.advance(50);
    expect(await Promise.all(edits)).toMatchObject([{ ok: true }, { ok: true }]);
    await ada.untilText(`cba${SEED}`);
    expect(ada.news).toHaveLength(2);
    expect(ada.news[1]).toMatchObject({ after: 2, upTo: 4 });
  });

  test("D9 all who read by one name get the same bytes", async () => {
    const room = await Classroom.open();
    const students = [await room.student("Ada"), await room.student("Bob")];
    const pads = await Promise.all(students.map(({ socket }) => TestPad.open(socket, PAD)));
    const host = await TestPad.open(room.host, PAD);
    await host.insert(0, "same");
    for (const pad of pads) await pad.untilText(`same${SEED}`);
    expect(pads[0]?.heard).toBe(pads[1]?.heard);
  });

  test("D9 a reader that takes nothing is left out, then brought up to date; no cursor stays behind", async () => {
    const clock = new HandClock();
    const room = await Classroom.open({ clock });
    const host = await TestPad.open(room.host, PAD);
    const second = await TestPad.open(room.keep(await TestSocket.of(room.browser, room.code)), PAD);
    const poller = new Poller(room.server.url);
    await poller.hello(room.code);
    await poller.post(`421["pad/open",{"pad":"${PAD}"}]`);
    const had = new Copy();
    second.point(second.pointAt(1));
    while (had.points.size === 0) had.take(await poller.poll());
    for (let count = 0; count < 3; count++) await host.insert(0, "z".repeat(20_000));
    await second.socket.ask("pad/close", { pad: PAD });
    clock.advance(50);
    await room.host.until(() => host.points.size === 0);
    const queued = await poller.poll();
    expect(queued.join("").length).toBeLessThan(60_000);
    had.take(queued);
    expect(had.points.size).toBe(1);
    while (had.seq < 4 || had.points.size > 0) {
      clock.advance(50);
      had.take(await poller.poll());
    }
    expect(padText(had.document).toString()).toBe(host.text);
    expect(had.gaps).toBe(0);
    expect(await metricsOf(room)).toMatch(/baton_slow_resyncs_total [1-9]/);
  });

  test("D14 after five quiet seconds readers are told once what the text comes to", async () => {
    const clock = new HandClock();
    const room = await Classroom.open({ clock });
    const ada = await TestPad.open((await room.student("Ada")).socket, PAD);
    const host = await TestPad.open(room.host, PAD);
    await host.insert(0, "x");
    await ada.untilText(`x${SEED}`);
    clock.advance(4999);
    expect((await host.insert(0, "y")).ok).toBe(true);
    clock.advance(4999);
    await ada.untilText(`yx${SEED}`);
    expect(ada.digests).toEqual([]);
    clock.advance(10_000);
    await ada.socket.until(() => ada.digests.length > 0);
    expect(ada.digests).toEqual([{ pad: PAD, seq: 3, ...digestOf(`yx${SEED}`) }]);
  });
});

describe("what is kept", () => {
  test("D5 what was acknowledged is there after a restart on the same data, once", async () => {
    const folder = temporaryFolder();
    const first = await Classroom.open({ stores: openFolder(folder) });
    const host = await TestPad.open(first.host, PAD);
    for (const letter of ["c", "b", "a"]) await host.insert(0, letter);
    await first.server.close();
    const server = await startServer({ stores: openFolder(folder) });
    onTestFinished(() => server.close());
    const socket = new TestSocket(server.url, first.code, { cookie: first.browser.cookie });
    onTestFinished(() => socket.close());
    await socket.hello();
    const back = new TestPad(socket, PAD);
    Object.assign(back, { epoch: host.epoch, seq: 2 });
    Y.applyUpdate(back.document, Y.encodeStateAsUpdate(host.document));
    await back.open({ epoch: host.epoch, seq: 2 });
    await socket.until(() => back.seq === 4);
    expect(back.bases).toEqual([]);
    expect(back.text).toBe(`abc${SEED}`);
    expect((await TestPad.open(await TestSocket.screen(server.url, first.code), PAD)).text).toBe(
      `abc${SEED}`,
    );
  });

  test("a store that fails is no end of the class: the edit is not taken, and may be sent again", async () => {
    const folder = temporaryFolder();
    const stores = openFolder(folder);
    let broken = false;
    const append: Stores["events"]["append"] = (...given) =>
      broken ? Promise.reject(new Error("disk full")) : stores.events.append(...given);
    const events = new Proxy(stores.events, {
      get: (target, name) => {
        if (name === "append") return append;
        const found = Reflect.get(target, name);
        return typeof found === "function" ? found.bind(target) : found;
      },
    });
    const room = await Classroom.open({ stores: { ...stores, events, close: () => stores.close() } });
    const host = await TestPad.open(room.host, PAD);
    const ada = await TestPad.open((await room.student("Ada")).socket, PAD);
    const before = Y.encodeStateVector(host.document);
    padText(host.document).insert(0, "kept ");
    const update = Y.encodeStateAsUpdate(host.document, before);
    broken = true;
    expect(await host.send(update)).toEqual({ ok: false, error: "unavailable" });
    broken = false;
    expect(ada.news).toEqual([]);
    expect(await host.send(update)).toEqual({ ok: true, value: 2 });
    await ada.untilText(`kept ${SEED}`);
  });

  test("metrics say how many pads are open, and what became of edits", async () => {
    const room = await Classroom.open();
    const host = await TestPad.open(room.host, PAD);
    await host.insert(0, "x");
    await host.send(Buffer.from("forged"));
    const metrics = await metricsOf(room);
    expect(metrics).toContain("baton_pads_open 1");
    expect(metrics).toContain('baton_pad_edits_total{outcome="taken"} 1');
    expect(metrics).toContain('baton_pad_edits_total{outcome="bad-update"} 1');
    expect(metrics).toContain("baton_pad_deliveries_total 1");
  });
});

/** What a reader has who takes packets by hand. */
class Copy {
  readonly document = new Y.Doc();
  readonly points = new Map<string, unknown>();
  seq = 0;
  gaps = 0;

  take(packets: readonly string[]): void {
    for (const packet of packets) {
      if (!/^42\["pad\/(base|news)"/.test(packet)) continue;
      const [, { state, update = state, seq, after = 0, upTo = seq, points = {} }] = JSON.parse(
        packet.slice(2),
      );
      if (after > this.seq) this.gaps += 1;
      this.seq = upTo;
      if (update) Y.applyUpdate(this.document, Buffer.from(update, "base64"));
      for (const [number, point] of Object.entries(points))
        if (point) this.points.set(number, point);
        else this.points.delete(number);
    }
  }
}
