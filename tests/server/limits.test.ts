import { describe, expect, test } from "vitest";
import { MAX_CLIENT_FRAME, PROTOCOL_VERSION } from "../../domain/protocol.ts";
import { addressOf } from "../../server/limits/address.ts";
import { TokenBucket } from "../../server/limits/token-bucket.ts";
import { Tries } from "../../server/limits/tries.ts";
import { Browser, refusal } from "../support/browser.ts";
import { Classroom } from "../support/classroom.ts";
import { HandClock } from "../support/clock.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { startServer } from "../support/start-server.ts";

const refused = (error: string) => ({ ok: false, error });

describe("what is no valid message", () => {
  test.each([
    ["command", null],
    ["command", "text"],
    ["command", { id: "short", command: { type: "hand/raise" } }],
    ["command", { id: "long-enough", command: { type: "no/such" } }],
    ["command", { id: "long-enough", command: { type: "step/move", to: { step: -1, frame: 0.5 } } }],
    ["command", { id: "long-enough", command: { type: "session/open", seats: 1 } }],
    ["command", { id: "long-enough", command: { type: "participant/join", name: "Eve" } }],
    ["command", [[[[[[]]]]]]],
    ["catch-up", { have: { epoch: "", seq: -1 } }],
    ["look", { position: "here", mode: "own" }],
    ["hello", { protocol: PROTOCOL_VERSION, code: "nonsense", as: "participant" }],
  ])("L1 %s %j is answered with bad-message", async (name, payload) => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    expect(await ada.socket.ask(name, payload)).toEqual(refused("bad-message"));
    expect(ada.socket.socket.connected).toBe(true);
  });

  test.each(["nonsense", "batch", "__proto__", "constructor", "toString", ""])(
    "L1 %j is answered with unknown-message",
    async (name) => {
      const room = await Classroom.open();
      expect(await room.host.ask(name, {})).toEqual(refused("unknown-message"));
    },
  );

  test("L1 keys that reach for prototypes reach nothing", async () => {
    const room = await Classroom.open();
    const raw = await RawSocket.open(room.server.port, [`cookie: ${room.browser.cookie}`]);
    raw.sendText(`420["hello",{"protocol":${PROTOCOL_VERSION},"code":"${room.code}","as":"participant"}]`);
    const command = '{"type":"screens/blank","__proto__":{"evil":1},"constructor":{"prototype":{"evil":1}}}';
    raw.sendText(`421["command",{"id":"long-enough","__proto__":{"evil":1},"command":${command}}]`);
    await room.host.until(() => room.host.reader.state.screensBlank);
    expect(({} as { evil?: number }).evil).toBeUndefined();
    raw.destroy();
  });

  test("L1 a frame that is no packet is counted, and ends the socket with a bye", async () => {
    const room = await Classroom.open();
    const raw = await RawSocket.open(room.server.port);
    raw.sendText('42["hello",{');
    expect((await raw.nextFrame()).toString()).toContain('{"reason":"bad-message","resumable":true');
    const metrics = await (await new Browser(room.server.url).get("/metrics")).text();
    expect(metrics).toContain('baton_offences_total{error="bad-message"} 1');
    raw.destroy();
  });

  test("L1 offences are counted without saying whose", async () => {
    const room = await Classroom.open();
    await room.host.ask("nonsense", {});
    const metrics = await (await new Browser(room.server.url).get("/metrics")).text();
    expect(metrics).toContain('baton_offences_total{error="unknown-message"} 1');
    expect(metrics).not.toContain(room.code);
    expect(metrics).not.toContain("Grace");
  });
});

describe("too large and too many", () => {
  test("L2 a frame over 64 kB is answered with too-large; one below is not", async () => {
    const room = await Classroom.open();
    const big = { id: "long-enough", command: { type: "hand/raise" }, filler: "x".repeat(MAX_CLIENT_FRAME) };
    expect(await room.host.ask("command", big)).toEqual(refused("too-large"));
    const wide = { ...big, filler: "é".repeat(MAX_CLIENT_FRAME / 2) };
    expect(await room.host.ask("command", wide)).toEqual(refused("too-large"));
    const fits = { ...big, filler: "é".repeat(MAX_CLIENT_FRAME / 2 - 100) };
    expect(await room.host.ask("command", fits)).toMatchObject({ ok: true });
  });

  test("L2 more than 40 commands at once, or 20 a second for good, are too-fast", async () => {
    const clock = new HandClock();
    const room = await Classroom.open({ clock });
    const raise = () => room.host.command({ type: "class/call-back" });
    const answers = await Promise.all(Array.from({ length: 45 }, raise));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(40);
    expect(answers.at(-1)).toEqual(refused("too-fast"));
    clock.advance(1000);
    const later = await Promise.all(Array.from({ length: 21 }, raise));
    expect(later.filter(({ ok }) => ok)).toHaveLength(20);
  });

  test("L3 the twentieth offence within a minute ends the socket with abuse; the class goes on", async () => {
    const clock = new HandClock();
    const room = await Classroom.open({ clock });
    const ada = await room.student("Ada");
    for (let count = 0; count < 19; count++) await ada.socket.ask("nonsense", {});
    expect(ada.socket.socket.connected).toBe(true);
    ada.socket.socket.emit("nonsense", {});
    await ada.socket.until(() => !ada.socket.socket.connected);
    expect(ada.socket.byes).toEqual([{ reason: "abuse", resumable: false, waitMs: 60_000 }]);
    expect(await room.step(2)).toBeGreaterThan(0);
  });

  test("L3 nineteen now and nineteen a minute later are forgiven", async () => {
    const clock = new HandClock();
    const room = await Classroom.open({ clock });
    for (let round = 0; round < 2; round++) {
      for (let count = 0; count < 19; count++) await room.host.ask("nonsense", {});
      clock.advance(60_000);
    }
    expect(room.host.socket.connected).toBe(true);
  });

  test("L3 a flood of looks ends as abuse too", async () => {
    const clock = new HandClock();
    const room = await Classroom.open({ clock });
    const ada = await room.student("Ada");
    for (let count = 0; count < 300; count++) {
      ada.socket.socket.emit("look", { position: { step: 1, frame: 0 }, mode: "own" });
    }
    await ada.socket.until(() => ada.socket.byes.length > 0);
    expect(ada.socket.byes[0]?.reason).toBe("abuse");
  });
});

describe("bytes that no client of ours would send", () => {
  const garbage: [string, (raw: RawSocket) => void][] = [
    ["text that is no packet", (raw) => raw.sendText("garbage")],
    ["a packet that is no JSON", (raw) => raw.sendText('42["hello",{')],
    ["a packet of another kind", (raw) => raw.sendText('49["hello"]')],
    ["an event without a name", (raw) => raw.sendText("42[]")],
    ["an event with a reserved name", (raw) => raw.sendText('42["disconnect"]')],
    ["a name that is a number", (raw) => raw.sendText("42[7,{}]")],
    ["binary data that was not announced", (raw) => raw.sendBytes(maskedBinary(Buffer.from([1, 2, 3])))],
    ["an announcement of a million attachments", (raw) => raw.sendText('451000000-["hello",{}]')],
    ["an acknowledgement of nothing", (raw) => raw.sendText("4399[1]")],
    ["a packet for a namespace that is not", (raw) => raw.sendText('42/admin,["hello",{}]')],
    ["bytes that are no frame", (raw) => raw.sendBytes(Buffer.alloc(2000, 0xff))],
    ["a frame over a megabyte", (raw) => raw.sendText(`42["hello","${"x".repeat(1_100_000)}"]`)],
    [
      "JSON that is nested deeply",
      (raw) => raw.sendText(`42["hello",${"[".repeat(30_000)}${"]".repeat(30_000)}]`),
    ],
  ];

  test.each(garbage)("%s disturbs nobody else", async (_, send) => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const raw = await RawSocket.open(room.server.port);
    send(raw);
    const head = await room.step(3);
    await ada.socket.until(() => ada.socket.reader.seq === head);
    raw.destroy();
  });
});

describe("guessing", () => {
  test("L4 after ten wrong codes a minute an address must wait, over HTTP and over sockets", async () => {
    const clock = new HandClock();
    const room = await Classroom.open({ clock });
    const guesser = new Browser(room.server.url);
    const wrong = room.code === "222222" ? "333333" : "222222";
    for (let count = 0; count < 10; count++) {
      expect(await refusal(await guesser.get(`/api/classes/${wrong}`))).toEqual({
        status: 404,
        error: "no-such-class",
      });
    }
    const waiting = await guesser.get(`/api/classes/${room.code}`);
    expect(waiting.headers.get("retry-after")).toBe("6");
    expect(await refusal(waiting)).toEqual({ status: 429, error: "too-many-tries" });
    const socket = room.stranger();
    expect(await socket.ask("hello", socket.greeting({ as: "screen" }))).toEqual(refused("too-many-tries"));
    clock.advance(6000);
    expect((await guesser.get(`/api/classes/${room.code}`)).status).toBe(200);
  });

  test("L4 a cookie of another class opens no way around the wait", async () => {
    const room = await Classroom.open({ clock: new HandClock() });
    const guesser = new Browser(room.server.url);
    await guesser.start("Mallory");
    for (let count = 0; count < 10; count++) await guesser.get("/api/classes/222222");
    const response = await guesser.get(`/api/classes/${room.code}`);
    expect(await refusal(response)).toEqual({ status: 429, error: "too-many-tries" });
  });

  test("L4 whoever is in the class comes in from there all the same", async () => {
    const room = await Classroom.open({ clock: new HandClock() });
    const ada = await room.student("Ada");
    const guesser = new Browser(room.server.url);
    for (let count = 0; count < 12; count++) await guesser.get("/api/classes/222222");
    const again = room.stranger(ada.browser.cookie);
    expect((await again.hello()).self?.id).toBe(ada.id);
  });

  test("L4 right codes cost nothing: a whole class behind one address", async () => {
    const room = await Classroom.open({ clock: new HandClock() });
    for (let count = 0; count < 60; count++) {
      expect((await new Browser(room.server.url).get(`/api/classes/${room.code}`)).status).toBe(200);
    }
  });

  test("after five wrong passcodes a minute even the right one must wait", async () => {
    const clock = new HandClock();
    const server = await startServer({ clock, config: { hostPasscode: "chalk" } });
    const browser = new Browser(server.url);
    const start = (passcode?: string) =>
      browser.post("/api/classes", { lesson: "tiny", hostName: "Grace", passcode });
    for (const passcode of [undefined, "", "Chalk", "chalk ", "x".repeat(200)]) {
      expect(await refusal(await start(passcode))).toEqual({ status: 403, error: "wrong-passcode" });
    }
    expect(await refusal(await start("chalk"))).toEqual({ status: 429, error: "too-many-tries" });
    clock.advance(12_000);
    expect((await start("chalk")).status).toBe(200);
    await server.close();
  });

  test("X-Forwarded-For counts only behind a trusted proxy", async () => {
    const clock = new HandClock();
    for (const trustProxy of [false, true]) {
      const room = await Classroom.open({ clock, config: { trustProxy } });
      for (let count = 0; count < 11; count++) {
        await new Browser(room.server.url, { "x-forwarded-for": "spoofed, 10.0.0.1" }).get(
          "/api/classes/222222",
        );
      }
      const neighbour = new Browser(room.server.url, { "x-forwarded-for": "spoofed, 10.0.0.2" });
      const { status } = await neighbour.get(`/api/classes/${room.code}`);
      expect(status).toBe(trustProxy ? 200 : 429);
    }
  });
});

describe("counting", () => {
  test("a bucket fills up with time, and no further than its brim", () => {
    const bucket = new TokenBucket({ burst: 2, perSecond: 1 }, 0);
    expect([bucket.take(0), bucket.take(0), bucket.take(0)]).toEqual([true, true, false]);
    expect(bucket.waitMs(500)).toBe(500);
    expect(bucket.take(1000)).toBe(true);
    expect([bucket.take(60_000), bucket.take(60_000), bucket.take(60_000)]).toEqual([true, true, false]);
  });

  test("addresses that are in the clear again are forgotten", () => {
    const clock = new HandClock();
    const tries = new Tries(clock, { burst: 1, perSecond: 1 });
    for (let count = 0; count < 10_000; count++) tries.failed(`10.0.${count >> 8}.${count & 255}`);
    clock.advance(2000);
    tries.failed("new");
    expect(tries.size).toBe(1);
  });

  test.each([
    ["::ffff:192.168.1.7", "192.168.1.7"],
    ["192.168.1.7", "192.168.1.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8:1:2::9", "2001:db8:1:2"],
    ["2001:DB8::1", "2001:db8:0:0"],
    ["fe80::1%eth0", "fe80:0:0:0"],
    ["::1", "0:0:0:0"],
  ])("tries from %s are counted for %s", (remoteAddress, network) => {
    expect(addressOf({ headers: {}, socket: { remoteAddress } } as never, false)).toBe(network);
  });
});

function maskedBinary(data: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x82, 0x80 | data.length, 0, 0, 0, 0]), data]);
}
