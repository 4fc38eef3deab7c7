import { beforeEach, describe, expect, test } from "vitest";
import { ClassTime } from "../../client/voice/class-time.ts";
import type { Microphone, MicrophoneFault } from "../../client/voice/microphone.ts";
import { PieceSender } from "../../client/voice/piece-sender.ts";
import type { TabHold } from "../../client/voice/tab-hold.ts";
import type { RecordedPiece, TurnRecorderParts } from "../../client/voice/turn-recorder.ts";
import type { UnsentPiece } from "../../client/voice/unsent-piece.ts";
import { Voice } from "../../client/voice/voice.ts";
import { NO_CLASS, type VoicedClass } from "../../client/voice/voice-view.ts";
import type { VoiceQuery } from "../../domain/recording/voice-upload.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import { RoomCode } from "../../domain/room-code.ts";
import { HandClock } from "../support/clock.ts";
import { pass, settled } from "./support/pass.ts";

const CODE = RoomCode.parse("CDF234");

/** One browser, several tabs of which may want to record. */
class HandHold implements TabHold {
  #holder: { onTaken: () => void } | null = null;
  #waiting: (() => void)[] = [];

  readonly take = (onTaken: () => void): (() => void) => {
    const before = this.#holder;
    const own = { onTaken };
    this.#holder = own;
    before?.onTaken();
    return () => {
      if (this.#holder === own) this.free();
    };
  };

  readonly whenFree = (onFree: () => void): (() => void) => {
    if (!this.#holder) onFree();
    else this.#waiting.push(onFree);
    return () => {
      this.#waiting = this.#waiting.filter((one) => one !== onFree);
    };
  };

  /** The tab that has it is closed. */
  free(): void {
    this.#holder = null;
    for (const told of this.#waiting) told();
  }
}

/** A recorder whose pieces come from the test. */
class HandRecorder {
  readonly parts: TurnRecorderParts;
  running = false;
  inHand: RecordedPiece[] = [];

  constructor(parts: TurnRecorderParts) {
    this.parts = parts;
  }

  readonly start = (): void => {
    this.running = true;
    this.parts.onTurn();
  };

  readonly finish = (): void => {
    this.running = false;
    for (const piece of this.inHand) this.parts.onPiece(piece);
  };

  readonly soFar = (): RecordedPiece[] => this.inHand;
}

const OWN: VoicedClass = {
  ...NO_CLASS,
  live: true,
  may: true,
  recording: "on",
  voice: "none",
  startedAt: 5000,
};

let clock: HandClock;
let hold: HandHold;
let loudness: number;
let microphone: Result<Microphone, MicrophoneFault>;
let lose: () => void;
let open: number;
let recorders: HandRecorder[];
let asked: string[];
let sent: VoiceQuery[];
let kept: UnsentPiece[];
let voice: Voice;

function newVoice(): Voice {
  return new Voice({
    code: CODE,
    clock,
    wallNow: () => 1000,
    newName: () => "name",
    time: new ClassTime(clock.now.bind(clock), async () => refuse({ code: "unreachable" })),
    hold,
    openMicrophone: async () => {
      if (microphone.ok) open++;
      return microphone;
    },
    makeRecorder: (parts) => {
      const recorder = new HandRecorder(parts);
      recorders.push(recorder);
      return recorder;
    },
    makeSender: (onChange) =>
      new PieceSender({
        code: CODE,
        clock,
        wallNow: () => 1000,
        random: () => 0,
        shelf: { all: async () => kept, put: async (piece) => void kept.push(piece), remove: async () => {} },
        measure: async () => null,
        send: async (_, piece) => {
          sent.push(piece);
          return ok({ at: 1 });
        },
        onChange,
      }),
    act: ({ type }) => void asked.push(type),
  });
}

beforeEach(() => {
  clock = new HandClock();
  hold = new HandHold();
  loudness = 0.1;
  open = 0;
  recorders = [];
  asked = [];
  sent = [];
  kept = [];
  microphone = ok({
    stream: {} as MediaStream,
    type: "audio/webm",
    latency: 10,
    loudness: () => loudness,
    onLost: (told) => {
      lose = told;
    },
    close: () => {
      open--;
    },
  });
  voice = newVoice();
  voice.hear(OWN);
});

const is = (): string => voice.getSnapshot().is;
const running = (): number => recorders.filter((one) => one.running).length;

/** Somebody presses, allows the microphone, and the class says yes. */
async function turnOn(): Promise<void> {
  await voice.start();
  voice.hear({ ...OWN, voice: "own" });
}

function recorded(name: string, startedAt: number): RecordedPiece {
  return { name, startedAt, lasted: 10_000, sound: new Blob(["x"]) };
}

describe("on", () => {
  test("nothing is recorded before everybody is told", async () => {
    const pressed = voice.start();
    expect([is(), asked]).toEqual(["asking", []]);
    await pressed;
    expect([is(), asked, running()]).toEqual(["starting", ["voice/start"], 0]);
    voice.hear({ ...OWN, voice: "own" });
    expect([is(), running(), open]).toEqual(["on", 1, 1]);
  });

  test("a piece goes out with the class's time of its first sample", async () => {
    await turnOn();
    recorders[0]?.parts.onPiece(recorded("one", 2000));
    await settled();
    expect(sent).toEqual([{ name: "one", from: 6990, length: 10_000 }]);
  });

  test("a press while it is on, or asks, changes nothing", async () => {
    await Promise.all([voice.start(), voice.start()]);
    await turnOn();
    expect([asked, open, recorders.length]).toEqual([["voice/start"], 1, 1]);
  });

  test("what the class refuses lets go of the microphone", async () => {
    await voice.start();
    voice.hear({ ...OWN, refusals: 1 });
    expect([is(), open]).toEqual(["off", 0]);
    await voice.start();
    voice.hear({ ...OWN, refusals: 0 });
    expect(is()).toBe("starting");
  });

  test("while the microphone was asked for another host was faster, or the class has ended", async () => {
    for (const meanwhile of [{ voice: "other" } as const, { may: false }]) {
      const pressed = voice.start();
      voice.hear({ ...OWN, ...meanwhile });
      await pressed;
      expect([is(), open, asked]).toEqual(["off", 0, []]);
      voice.hear(OWN);
    }
  });
});

describe("no microphone", () => {
  test.each(["insecure", "unsupported", "refused", "none", "unreadable"] as const)("%s", async (fault) => {
    microphone = refuse(fault);
    await voice.start();
    expect([voice.getSnapshot(), asked]).toMatchObject([{ is: "off", fault }, []]);
    voice.dismiss();
    expect(voice.getSnapshot().fault).toBeNull();
  });

  test("unplugged in mid-class: what was said is kept, and the light goes out", async () => {
    await turnOn();
    recorders[0]?.inHand.push(recorded("last", 1000));
    lose();
    await settled();
    expect(voice.getSnapshot()).toMatchObject({ is: "off", fault: "lost" });
    expect([asked, sent.map(({ name }) => name), open]).toEqual([["voice/start", "voice/stop"], ["last"], 0]);
  });

  test("muted: said after ten seconds, and no longer when it is heard", async () => {
    await turnOn();
    loudness = 0;
    await pass(clock, 9500);
    expect(voice.getSnapshot().silent).toBe(false);
    await pass(clock, 1000);
    expect(voice.getSnapshot()).toMatchObject({ is: "on", silent: true });
    loudness = 0.1;
    await pass(clock, 250);
    expect(voice.getSnapshot().silent).toBe(false);
  });
});

describe("a pause", () => {
  test("ends the piece under way; after it a new one begins, with the same microphone", async () => {
    await turnOn();
    recorders[0]?.inHand.push(recorded("first", 0));
    voice.hear({ ...OWN, voice: "own", recording: "paused" });
    await settled();
    expect([is(), running(), sent.length, open]).toEqual(["paused", 0, 1, 1]);
    voice.hear({ ...OWN, voice: "own" });
    expect([is(), running(), recorders.length, open]).toEqual(["on", 1, 2, 1]);
  });

  test("a voice that is turned on in it is recorded after it", async () => {
    voice.hear({ ...OWN, recording: "paused" });
    await voice.start();
    voice.hear({ ...OWN, recording: "paused", voice: "own" });
    expect([is(), running()]).toEqual(["paused", 0]);
  });
});

describe("off", () => {
  test.each([
    ["another host ended it", { voice: "none" } as const],
    ["another host's is on", { voice: "other" } as const],
    ["no host any more, the recording stopped, or the class ended", { may: false, voice: "none" } as const],
  ])("%s: the rest is sent", async (_, change) => {
    await turnOn();
    recorders[0]?.inHand.push(recorded("rest", 0));
    voice.hear({ ...OWN, ...change });
    await settled();
    expect([is(), running(), open]).toEqual(["off", 0, 0]);
    expect([sent.map(({ name }) => name), asked]).toEqual([["rest"], ["voice/start"]]);
  });

  test("pressed: off at once, though the class hears it later", async () => {
    await turnOn();
    voice.stop();
    expect([is(), running(), open, asked]).toEqual(["off", 0, 0, ["voice/start", "voice/stop"]]);
    voice.hear({ ...OWN, voice: "own" });
    expect(is()).toBe("off");
    voice.hear(OWN);
    voice.hear({ ...OWN, voice: "own" });
    expect(is()).toBe("elsewhere");
  });
});

describe("a page that may go away at any time", () => {
  const half = recorded("half", 0);

  test("keeps what there is of a piece, now and then, without sending it", async () => {
    await turnOn();
    recorders[0]?.inHand.push(half);
    for (let slice = 0; slice < 6; slice++) {
      recorders[0]?.parts.onMore();
      await pass(clock, 500);
    }
    expect([sent, kept.map(({ name, growing }) => [name, growing])]).toEqual([
      [],
      [
        ["half", true],
        ["half", true],
      ],
    ]);
  });

  test("and the next page sends it, as soon as no tab records", async () => {
    kept = [
      { code: CODE, name: "half", from: 5, lasted: 1000, sound: half.sound, growing: true, keptAt: 1000 },
    ];
    await turnOn();
    newVoice();
    await settled();
    expect(sent).toEqual([]);
    hold.free();
    await settled();
    expect(sent.map(({ name }) => name)).toEqual(["half"]);
  });
});

describe("elsewhere", () => {
  test("after a reload: it is said, and goes on with one press", async () => {
    voice.hear({ ...OWN, voice: "own" });
    expect(voice.getSnapshot()).toMatchObject({ is: "elsewhere", inOtherTab: false });
    expect(recorders).toEqual([]);
    await voice.start();
    expect([is(), asked]).toEqual(["starting", ["voice/stop"]]);
    voice.hear(OWN);
    expect(asked).toEqual(["voice/stop", "voice/start"]);
    voice.hear({ ...OWN, voice: "own" });
    expect([is(), running()]).toEqual(["on", 1]);
  });

  test("or is ended with one", () => {
    voice.hear({ ...OWN, voice: "own" });
    voice.stop();
    expect([is(), asked]).toEqual(["off", ["voice/stop"]]);
  });

  test("another tab has it: said, and it takes over without a fight", async () => {
    await turnOn();
    const other = newVoice();
    other.hear({ ...OWN, voice: "own" });
    expect(other.getSnapshot()).toMatchObject({ is: "elsewhere", inOtherTab: true });
    await other.start();
    expect([running(), voice.getSnapshot()]).toMatchObject([0, { is: "elsewhere", inOtherTab: true }]);
    for (const tab of [voice, other]) tab.hear(OWN);
    for (const tab of [voice, other]) tab.hear({ ...OWN, voice: "own" });
    expect(other.getSnapshot().is).toBe("on");
    expect([running(), open, voice.getSnapshot().is]).toEqual([1, 1, "elsewhere"]);
    expect(asked).toEqual(["voice/start", "voice/stop", "voice/start"]);
  });

  test("the other tab is closed: then no tab has it", async () => {
    await turnOn();
    const other = newVoice();
    other.hear({ ...OWN, voice: "own" });
    hold.free();
    expect(other.getSnapshot()).toMatchObject({ is: "elsewhere", inOtherTab: false });
  });
});
