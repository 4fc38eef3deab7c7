import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server, type Socket } from "socket.io";
import { describe, expect, onTestFinished, test } from "vitest";
import * as ws from "ws";
import { encodeFrame, webSocketText } from "../../server/socket/frame.ts";
import { Line } from "../../server/socket/line.ts";
import { LoadMeter } from "../../server/socket/load-meter.ts";
import { Paced } from "../../server/socket/paced.ts";
import { Spread } from "../../server/socket/spread.ts";
import { HandClock } from "../support/clock.ts";
import { RawSocket } from "../support/raw-socket.ts";

// Not in the library's types.
const sender = (ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } }).Sender;

describe("frames", () => {
  test.each([0, 1, 125, 126, 65_535, 65_536, 200_000])(
    "a text of %i bytes is framed as the WebSocket library does it",
    (length) => {
      const text = "é".repeat(length >> 1) + "x".repeat(length & 1);
      const options = { fin: true, opcode: 1, mask: false, rsv1: false, readOnly: false };
      const theirs = sender.frame(Buffer.from(text), options);
      expect(webSocketText(text).equals(Buffer.concat(theirs))).toBe(true);
    },
  );

  test("B2 the straight way and the long way put the same bytes on the wire", async () => {
    const { socket, raw } = await connectRaw();
    const line = new Line(socket);
    const frame = encodeFrame("batch", '{"text":"élan ✓","n":1}');
    expect(line.sendStraight(frame)).toBe(true);
    const straight = await raw.nextFrame();
    // While a transport is being changed for another, nothing may go around the queue.
    Object.assign(socket.conn, { upgrading: true });
    expect(line.sendStraight(frame)).toBe(false);
    line.send(frame);
    expect((await raw.nextFrame()).equals(straight)).toBe(true);
    Object.assign(socket.conn, { upgrading: false });
    socket.emit("batch", { text: "élan ✓", n: 1 });
    expect((await raw.nextFrame()).equals(straight)).toBe(true);
  });

  test("B2 what was queued before goes out before, whichever way the rest takes", async () => {
    const { socket, raw } = await connectRaw();
    const line = new Line(socket);
    for (let n = 0; n < 6; n++) {
      if (n % 2 === 0) socket.emit("batch", n);
      else line.send(encodeFrame("batch", String(n)));
    }
    const seen: string[] = [];
    while (seen.length < 6) seen.push((await raw.nextFrame()).subarray(2).toString());
    expect(seen).toEqual([0, 1, 2, 3, 4, 5].map((n) => `42["batch",${n}]`));
  });

  test.each(["_sender", "_socket"])("without the library's %s frames take the long way", async (part) => {
    const { socket, raw } = await connectRaw();
    const webSocket = (socket.conn.transport as unknown as { socket: ws.WebSocket }).socket;
    const bare = new Proxy(webSocket, {
      get: (target, name) => (name === part ? undefined : bindTo(target, Reflect.get(target, name, target))),
    });
    Object.assign(socket.conn.transport, { socket: bare });
    const line = new Line(socket);
    const frame = encodeFrame("batch", "1");
    expect(line.sendStraight(frame)).toBe(false);
    line.send(frame);
    expect((await raw.nextFrame()).subarray(2).toString()).toBe('42["batch",1]');
  });
});

describe("pace", () => {
  test("B1 while it is quiet nothing waits; the window grows from 16 to 50 ms with the load", () => {
    const clock = new HandClock();
    const load = new LoadMeter(clock);
    load.count(9000);
    expect(load.windowMs()).toBe(0);
    load.count(1000);
    expect(load.windowMs()).toBe(16);
    load.count(45_000);
    expect(load.windowMs()).toBeCloseTo(33);
    load.count(100_000);
    expect(load.windowMs()).toBe(50);
    clock.advance(10_000);
    expect(load.windowMs()).toBe(0);
  });

  test("B1 the first goes out at once, what follows within the window goes together", () => {
    const clock = new HandClock();
    const sent: number[] = [];
    const paced = new Paced(
      clock,
      () => 20,
      () => void sent.push(clock.now()),
    );
    paced.request();
    paced.request();
    paced.request();
    expect(sent).toEqual([0]);
    clock.advance(15);
    paced.request();
    clock.advance(100);
    expect(sent).toEqual([0, 20]);
    paced.request();
    expect(sent).toEqual([0, 20, 115]);
    expect(clock.waiting).toBe(0);
  });

  test("P2 what is not urgent goes to a large class in parts, and gives way to something newer", () => {
    const clock = new HandClock();
    const spread = new Spread<number>(clock);
    const everybody = Array.from({ length: 600 }, (_, at) => at);
    const old: number[] = [];
    const told: number[] = [];
    spread.run(everybody, (one) => void old.push(one));
    expect(old.length).toBeLessThan(600);
    spread.run(everybody, (one) => void told.push(one));
    clock.advance(1000);
    expect(told).toEqual(everybody);
    expect(old.length).toBeLessThan(600);
    expect(clock.waiting).toBe(0);
  });
});

function bindTo(target: object, value: unknown): unknown {
  return typeof value === "function" ? value.bind(target) : value;
}

/** A Socket.IO server's socket, and the bytes that arrive at its other end. */
async function connectRaw(): Promise<{ socket: Socket; raw: RawSocket }> {
  const http = createServer();
  const io = new Server(http, { perMessageDeflate: false, serveClient: false });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const connected = new Promise<Socket>((resolve) => io.on("connection", resolve));
  const raw = await RawSocket.open((http.address() as AddressInfo).port);
  onTestFinished(async () => {
    raw.destroy();
    await io.close();
  });
  return { socket: await connected, raw };
}
