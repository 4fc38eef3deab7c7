import { expect, test } from "vitest";
import { PROTOCOL_VERSION, type Resume } from "../../domain/protocol.ts";
import type { Base, Batch } from "../../domain/session/reader.ts";
import { Classroom } from "../support/classroom.ts";
import { HandClock } from "../support/clock.ts";
import { Poller } from "../support/poller.ts";
import { RawSocket } from "../support/raw-socket.ts";

const PEOPLE = 450;

test("B3 a reader that takes nothing is left out, then brought up to date from its seq", async () => {
  const clock = new HandClock();
  const room = await Classroom.open({ clock });
  const poller = new Poller(room.server.url);
  let has = seqIn(await poller.hello(room.code));
  const head = await rename(room, 400);
  await room.host.until(() => room.host.reader.seq === head);
  clock.advance(100);
  const queued = await poller.poll();
  expect(queued.join("").length).toBeLessThan(20 * 1024);
  has = Math.max(has, seqIn(queued));
  expect(has).toBeLessThan(head);
  clock.advance(100);
  const mended = await poller.poll();
  expect(seqIn(mended)).toBe(head);
  expect(await metricsOf(room)).toContain("baton_slow_resyncs_total 1");
});

test("B3 a reader that takes nothing for 5 s is sent away, and may come back", async () => {
  const clock = new HandClock();
  const room = await Classroom.open({ clock });
  const poller = new Poller(room.server.url);
  await poller.hello(room.code);
  await rename(room, 400);
  clock.advance(4900);
  expect(await metricsOf(room)).not.toContain('baton_byes_total{reason="slow"}');
  clock.advance(200);
  expect(await metricsOf(room)).toContain('baton_byes_total{reason="slow"} 1');
  expect((await poller.poll()).join("")).toContain('["bye",{"reason":"slow","resumable":true');
  expect(await room.step(3)).toBeGreaterThan(0);
});

test("B3 over a megabyte of backlog ends a line, with what waited for it", async () => {
  const clock = new HandClock();
  const room = await Classroom.open({ clock });
  const ada = await room.student("Ada");
  await fill(room);
  const raw = await RawSocket.open(room.server.port, [`cookie: ${ada.browser.cookie}`]);
  raw.sendText(`420["hello",{"protocol":${PROTOCOL_VERSION},"code":"${room.code}","as":"participant"}]`);
  await raw.nextFrame();
  ada.socket.close();
  raw.stall();
  const before = memory();
  // Each time Ada becomes a host, a base with everybody in it goes out to her.
  const actor = await room.server.registry.find(room.code);
  const host = { id: room.host.self?.id ?? "" };
  for (let at = 0; at < 400; at++) {
    const role = at % 2 ? "student" : "host";
    await actor?.handle(`role-${at}-id`, host, { type: "role/give", id: ada.id, role });
  }
  expect(await metricsOf(room)).toContain('baton_byes_total{reason="slow"} 1');
  expect(memory() - before).toBeLessThan(64 * 1024 * 1024);
  clock.advance(1000);
  raw.resume();
  await raw.closed();
  expect(await room.step(3)).toBeGreaterThan(0);
});

/** The host takes one long name after the other; resolves with the head. */
async function rename(room: Classroom, times: number): Promise<number> {
  const actor = await room.server.registry.find(room.code);
  const id = room.host.self?.id ?? "";
  for (let at = 0; at < times; at++) {
    const name = `${at} ${"x".repeat(30)}`;
    await actor?.handle(`rename-${at}`, { id }, { type: "participant/rename", id, name });
  }
  return actor?.head ?? 0;
}

async function fill(room: Classroom): Promise<void> {
  const actor = await room.server.registry.find(room.code);
  const join = (at: number) =>
    actor?.handle(`join-${at}-id`, { id: `s${at}` }, { type: "participant/join", name: `Student ${at}` });
  await Promise.all(Array.from({ length: PEOPLE }, (_, at) => join(at)));
}

async function metricsOf(room: Classroom): Promise<string> {
  return (await fetch(`${room.server.url}/metrics`)).text();
}

function memory(): number {
  const { external, arrayBuffers, heapUsed } = process.memoryUsage();
  return external + arrayBuffers + heapUsed;
}

/** How far these packets bring a reader; 0 when they hold no news. */
function seqIn(packets: readonly string[]): number {
  return packets.reduce((seq, packet) => Math.max(seq, seqOf(packet)), 0);
}

function seqOf(packet: string): number {
  if (packet.startsWith("430")) {
    const [{ value }] = JSON.parse(packet.slice(3)) as [{ value: { resume: Resume } }];
    return value.resume.with === "base" ? value.resume.base.seq : value.resume.batch.upTo;
  }
  if (packet.startsWith('42["batch"')) return (JSON.parse(packet.slice(2)) as [string, Batch])[1].upTo;
  if (packet.startsWith('42["base"'))
    return (JSON.parse(packet.slice(2)) as [string, { base: Base }])[1].base.seq;
  return 0;
}
