import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { MAX_VOICE_BYTES, VoiceAt, voiceQuery } from "../../domain/recording/voice-upload.ts";
import type { Stores } from "../../server/store/stores.ts";
import { STORES } from "../store/open-stores.ts";
import { Browser, granted, refusal } from "../support/browser.ts";
import type { Classroom } from "../support/classroom.ts";
import { manifestOf, RecordedRoom } from "./recorded-room.ts";

const WEBM = new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3, 4]);
const MP4 = new Uint8Array([0, 0, 0, 0x20, 0x66, 0x74, 0x79, 0x70, 5]);
const OGG = new Uint8Array([0x4f, 0x67, 0x67, 0x53, 9]);
const OPUS = "audio/webm;codecs=opus";

interface Brought {
  readonly name?: string;
  readonly from?: number;
  readonly length?: number;
  readonly heard?: { from: number; to: number }[];
  readonly type?: string;
  readonly bytes?: Uint8Array;
}

/** A class whose host's voice is on from 130 s on: it is 131 s into it. */
class VoicedRoom {
  readonly made: RecordedRoom;
  readonly stores: Stores;

  private constructor(made: RecordedRoom, stores: Stores) {
    this.made = made;
    this.stores = stores;
  }

  static async open(open: () => Stores = STORES.memory): Promise<VoicedRoom> {
    const stores = open();
    const made = await RecordedRoom.open({ stores });
    await made.ask({ type: "voice/start" });
    made.clock.advance(1000);
    return new VoicedRoom(made, stores);
  }

  get room(): Classroom {
    return this.made.room;
  }

  /** Brings a piece of ten seconds, which have passed. */
  bring(by: Browser = this.room.browser, piece: Brought = {}): Promise<Response> {
    const { name = "v1", from = 130_000, length = 1000, heard, type = OPUS, bytes = WEBM } = piece;
    const query = voiceQuery({ from, length, ...(heard && { heard }) });
    return by.put(`/api/classes/${this.room.code}/voice/${name}?${query}`, type, bytes);
  }

  refused(piece: Brought, by?: Browser): Promise<{ status: number; error: string }> {
    return this.bring(by, piece).then(refusal);
  }

  get names(): Promise<readonly string[]> {
    return this.kept.then((rows) => rows.map(({ name }) => name));
  }

  get kept() {
    return this.#classId.then((id) => this.stores.recordings.voiceOf(id));
  }

  get #classId(): Promise<string> {
    return this.room.server.registry.find(this.room.code).then((actor) => actor?.id ?? "");
  }

  /** The name of a co-host, made of Ada. */
  async coHost(): Promise<Browser> {
    await this.made.ask({ type: "role/give", id: this.made.ada.id, role: "host" });
    return this.made.ada.browser;
  }

  pass(ms: number): void {
    this.made.clock.advance(ms);
  }
}

for (const [store, open] of Object.entries(STORES)) {
  describe(`a host's voice: ${store}`, () => {
    test("is kept as it comes, and is in the recording at its time", async () => {
      const voiced = await VoicedRoom.open(open);
      voiced.pass(20_000);
      const heard = [{ from: 0, to: 2000 }];
      const { at } = await granted(await voiced.bring(undefined, { length: 10_000, heard }), VoiceAt);
      expect(at).toBe(151_000);
      await granted(
        await voiced.bring(undefined, { name: "v2", from: 139_750, length: 10_000, heard: [] }),
        VoiceAt,
      );
      expect(await voiced.kept).toEqual([
        { name: "v1", from: 130_000, length: 10_000, type: OPUS, size: 8, heard },
        { name: "v2", from: 139_750, length: 10_000, type: OPUS, size: 8, heard: [] },
      ]);
      await voiced.made.close();
      const card = await voiced.made.card();
      const { voice } = await manifestOf(voiced.made.host, card.id);
      const common = { type: OPUS, size: 8 };
      expect(voice).toEqual([
        { ...common, name: "v1", from: 130_000, length: 10_000, skip: 0 },
        { ...common, name: "v2", from: 140_000, length: 9750, skip: 250 },
      ]);
      const sound = await voiced.made.host.get(`/api/recordings/${card.id}/voice/v1`);
      expect(new Uint8Array(await sound.arrayBuffer())).toEqual(WEBM);
    });

    test("brought twice is answered the same and kept once, as it was first", async () => {
      const voiced = await VoicedRoom.open(open);
      const other = new Uint8Array([...WEBM, 9]);
      await granted(await voiced.bring(), VoiceAt);
      await granted(await voiced.bring(undefined, { bytes: other }), VoiceAt);
      await Promise.all([1, 2].map(() => voiced.bring(undefined, { name: "v2", bytes: other })));
      expect((await voiced.kept).map(({ size }) => size)).toEqual([8, 9]);
    });

    test("is known again after a restart, pauses too", async () => {
      const stores = { ...open(), close: async () => {} };
      const before = await VoicedRoom.open(() => stores);
      await granted(await before.bring(), VoiceAt);
      await before.made.ask({ type: "recording/pause" });
      const actor = await before.room.server.registry.find(before.room.code);
      await before.room.server.registry.letGo(actor?.id ?? "");
      before.pass(60_000);
      await granted(await before.bring(), VoiceAt);
      await granted(await before.bring(undefined, { name: "v2" }), VoiceAt);
      expect((await before.refused({ name: "v3", from: 150_000 })).error).toBe("not-recording");
      expect(await before.names).toEqual(["v1", "v2"]);
    });
  });
}

describe("silence in a voice", () => {
  test("is idle like any other; speech is not", async () => {
    const voiced = await VoicedRoom.open();
    voiced.pass(60_000);
    await voiced.bring(undefined, {
      name: "v1",
      from: 130_000,
      length: 30_000,
      heard: [{ from: 0, to: 4000 }],
    });
    await voiced.bring(undefined, { name: "v2", from: 160_000, length: 30_000, heard: [] });
    await voiced.made.close();
    const { idle } = await manifestOf(voiced.made.host, (await voiced.made.card()).id);
    expect(idle.at(-1)).toEqual({ from: 137_000, to: 190_000 });
  });

  test("of which nothing is known counts as speech", async () => {
    const voiced = await VoicedRoom.open();
    voiced.pass(60_000);
    await voiced.bring(undefined, { name: "v1", from: 130_000, length: 60_000 });
    await voiced.made.close();
    const { idle } = await manifestOf(voiced.made.host, (await voiced.made.card()).id);
    expect(idle.every(({ to }) => to <= 130_000)).toBe(true);
  });
});

describe("whose voice is not on", () => {
  test("brings nothing: students, strangers, co-hosts whose voice it is not, other classes", async () => {
    const voiced = await VoicedRoom.open();
    const stranger = new Browser(voiced.room.server.url);
    expect(await voiced.refused({}, stranger)).toEqual({ status: 403, error: "not-a-participant" });
    expect(await voiced.refused({}, voiced.made.ada.browser)).toEqual({ status: 403, error: "not-a-host" });
    expect(await voiced.refused({}, await voiced.coHost())).toEqual({ status: 409, error: "not-recording" });
    const elsewhere = await voiced.room.browser.put(
      `/api/classes/222222/voice/v1?from=1&length=1`,
      OPUS,
      WEBM,
    );
    expect(await refusal(elsewhere)).toEqual({ status: 404, error: "no-such-class" });
    const evil = new Browser(voiced.room.server.url, { origin: "http://evil.example" });
    evil.cookie = voiced.room.browser.cookie;
    expect((await voiced.refused({}, evil)).error).toBe("other-origin");
    expect(await voiced.names).toEqual([]);
  });

  test("may still bring what was said while it was: as no host any more, and after the class", async () => {
    const voiced = await VoicedRoom.open();
    const ada = await voiced.coHost();
    await voiced.made.ask({ type: "voice/stop" });
    await voiced.made.ada.socket.command({ type: "voice/start" });
    voiced.pass(10_000);
    await voiced.made.ask({ type: "role/give", id: voiced.made.ada.id, role: "student" });
    await granted(await voiced.bring(ada, { from: 131_000, length: 10_000 }), VoiceAt);
    voiced.pass(10_000);
    expect((await voiced.refused({ name: "v2", from: 145_000 }, ada)).error).toBe("not-recording");
    await voiced.made.close();
    voiced.pass(3_600_000);
    await granted(await voiced.bring(ada, { name: "v3", from: 131_000 }), VoiceAt);
    voiced.pass(24 * 3_600_000);
    expect(await voiced.refused({ name: "v4" }, ada)).toEqual({ status: 409, error: "session-not-open" });
    expect(await voiced.names).toEqual(["v1", "v3"]);
  });
});

describe("times at which the voice was not on", () => {
  test.each([
    ["before it was turned on", 120_000, 5000],
    ["long before it was turned on, to long after", 100_000, 32_000],
    ["what is yet to come", 140_000, 5000],
    ["reaching far into what is to come", 130_000, 10_000],
  ])("%s", async (_, from, length) => {
    const voiced = await VoicedRoom.open();
    expect(await voiced.refused({ from, length })).toEqual({ status: 409, error: "not-recording" });
  });

  test("a pause: what reaches far into it, what is in it, and what goes over it", async () => {
    const voiced = await VoicedRoom.open();
    voiced.pass(9000);
    await voiced.made.ask({ type: "recording/pause" });
    voiced.pass(10_000);
    await voiced.made.ask({ type: "recording/start" });
    voiced.pass(10_000);
    await granted(await voiced.bring(undefined, { from: 131_000, length: 9200 }), VoiceAt);
    for (const [from, length] of [
      [135_000, 8000],
      [142_500, 2000],
      [136_000, 20_000],
    ] as const)
      expect((await voiced.refused({ name: "v2", from, length })).error).toBe("not-recording");
    await granted(await voiced.bring(undefined, { name: "v3", from: 149_900, length: 9000 }), VoiceAt);
  });

  test("what another device takes over at once has no break", async () => {
    const voiced = await VoicedRoom.open();
    await voiced.made.ask({ type: "voice/stop" });
    await voiced.made.ask({ type: "voice/start" });
    voiced.pass(9000);
    await granted(await voiced.bring(undefined, { from: 130_500, length: 9000 }), VoiceAt);
  });
});

describe("what is no piece of a voice", () => {
  test.each([
    ["a WebM that is none", { bytes: OGG }, 415, "wrong-type"],
    ["an MP4 that is none", { type: "audio/mp4", bytes: WEBM }, 415, "wrong-type"],
    ["an Ogg that is none", { type: "audio/ogg", bytes: MP4 }, 415, "wrong-type"],
    ["a page", { type: "text/html" }, 415, "wrong-type"],
    ["a picture in its clothes", { type: "audio/webm; charset=evil" }, 415, "wrong-type"],
    ["nothing at all", { bytes: new Uint8Array(0) }, 415, "wrong-type"],
    ["half of its first bytes", { bytes: WEBM.slice(0, 3) }, 415, "wrong-type"],
    ["too much", { bytes: new Uint8Array(MAX_VOICE_BYTES + 1) }, 413, "too-large"],
    ["a name with a way out", { name: "..%2Fx" }, 400, "bad-request"],
    ["no length", { length: 0 }, 400, "bad-request"],
    ["hours", { length: 120_001 }, 400, "bad-request"],
    ["speech that ends before it begins", { heard: [{ from: 5, to: 5 }] }, 400, "bad-request"],
  ])("%s", async (_, piece, status, error) => {
    const voiced = await VoicedRoom.open();
    expect(await voiced.refused(piece)).toEqual({ status, error });
    expect(await voiced.names).toEqual([]);
  });

  test.each([
    "",
    "?from=1",
    "?from=-1&length=5",
    "?from=1e3&length=5",
    "?from=NaN&length=5",
    "?from=1&length=5&heard=x",
  ])("with %j for its times", async (query) => {
    const voiced = await VoicedRoom.open();
    const path = `/api/classes/${voiced.room.code}/voice/v1${query}`;
    expect(await refusal(await voiced.room.browser.put(path, OPUS, WEBM))).toEqual({
      status: 400,
      error: "bad-request",
    });
  });

  test.each([
    ["audio/mp4", MP4],
    ["audio/mp4;codecs=mp4a.40.2", MP4],
    ["audio/ogg; codecs=opus", OGG],
    ["audio/webm", WEBM],
  ])("but %s is one", async (type, bytes) => {
    const voiced = await VoicedRoom.open();
    await granted(await voiced.bring(undefined, { type, bytes }), VoiceAt);
    expect(await voiced.kept).toMatchObject([{ type }]);
  });

  test("a sound that goes on for ever", async () => {
    const voiced = await VoicedRoom.open();
    const socket = connect(voiced.room.server.port, "127.0.0.1");
    const head = [
      `PUT /api/classes/${voiced.room.code}/voice/v1?from=130000&length=1000 HTTP/1.1`,
      "host: 127.0.0.1",
      `cookie: ${voiced.room.browser.cookie}`,
      `content-type: ${OPUS}`,
      "transfer-encoding: chunked",
    ];
    socket.write(`${head.join("\r\n")}\r\n\r\n`);
    const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    const pour = (trouble?: Error | null): void => void (trouble || socket.write(chunk, pour));
    socket.on("error", () => {});
    socket.resume();
    pour();
    await new Promise((closed) => socket.once("close", closed));
    expect(await voiced.names).toEqual([]);
  });
});

test("more pieces than anybody speaks are refused until later, those that are there are not", async () => {
  const voiced = await VoicedRoom.open();
  for (let n = 0; n < 120; n++) await granted(await voiced.bring(undefined, { name: `v${n}` }), VoiceAt);
  const response = await voiced.bring(undefined, { name: "one-more" });
  expect(response.headers.get("retry-after")).toBe("1");
  expect(await refusal(response)).toEqual({ status: 429, error: "too-many-tries" });
  await granted(await voiced.bring(undefined, { name: "v5" }), VoiceAt);
  voiced.pass(500);
  await granted(await voiced.bring(undefined, { name: "one-more" }), VoiceAt);
});

test("a class has room for so much voice", async () => {
  const voiced = await VoicedRoom.open();
  const voiceOf = voiced.stores.recordings.voiceOf.bind(voiced.stores.recordings);
  voiced.stores.recordings.voiceOf = async (id) => {
    const full = { name: "v0", from: 0, length: 1, type: OPUS, size: 200_000_000 };
    return [full, ...(await voiceOf(id))];
  };
  expect(await voiced.refused({})).toEqual({ status: 409, error: "voice-full" });
  await granted(await voiced.bring(undefined, { name: "v0" }), VoiceAt);
});

test("the time of the class is told to those who are in it", async () => {
  const voiced = await VoicedRoom.open();
  const path = `/api/classes/${voiced.room.code}/voice`;
  expect(await granted(await voiced.room.browser.get(path), VoiceAt)).toEqual({ at: 131_000 });
  const stranger = new Browser(voiced.room.server.url);
  expect((await refusal(await stranger.get(path))).error).toBe("not-a-participant");
});

test("nobody but a host's console may ask for a microphone", async () => {
  const { room } = await VoicedRoom.open();
  const powers = async (path: string) => (await room.browser.get(path)).headers.get("permissions-policy");
  expect(await powers(`/teach/${room.code}`)).toContain("microphone=(self)");
  for (const path of ["/", `/class/${room.code}`, "/replay/x", "/api/hosted"])
    expect(await powers(path)).toContain("microphone=()");
});

test("a deleted class has no voice left, nor takes any", async () => {
  const voiced = await VoicedRoom.open(STORES.sqlite);
  await granted(await voiced.bring(), VoiceAt);
  const { id } = await voiced.made.card();
  await voiced.made.close();
  expect((await voiced.made.host.delete(`/api/recordings/${id}`)).ok).toBe(true);
  expect((await voiced.refused({ name: "v2" })).error).toBe("no-such-class");
  expect(await voiced.kept).toEqual([]);
});
