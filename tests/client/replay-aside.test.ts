import { describe, expect, test } from "vitest";
import { classPad, ownPad } from "../../domain/pad/pad-id.ts";
import type { MadeRecording } from "../support/recorded-story.ts";
import { RecordedStory } from "../support/recorded-story.ts";
import { openReplay, playFor, settled } from "./support/replayed-class.ts";

const ONE = classPad(1);
const TWO = classPad(2);
const ADA = ownPad("ada-1234", 1);
const BOB = ownPad("bob-1234", 1);

/** Five minutes in which Ada and Bob type in their own pads, and Ada's is in the spotlight for one of them. */
function told(): MadeRecording {
  const story = new RecordedStory();
  story.ask(1000, "ada-1234", { type: "participant/join", name: "Ada" });
  story.ask(1000, "bob-1234", { type: "participant/join", name: "Bob" });
  story.ask(4000, "host", { type: "step/move", to: { step: 1, frame: 0 } });
  story.begin(5000, ADA, "ada");
  story.begin(90_000, BOB, "bob");
  story.type(150_000, "ada-1234", ADA, (text) => text.insert(3, "+1"));
  // Chunks begin at 90, 150, 215 and 280 seconds.
  story.ask(215_000, "host", { type: "step/move", to: { step: 1, frame: 1 } });
  story.ask(220_000, "host", { type: "pad/spotlight", pad: ADA, named: true });
  story.ask(250_000, "host", { type: "spotlight/end" });
  story.type(280_000, "ada-1234", ADA, (text) => text.insert(5, "+2"));
  story.ask(300_000, "host", { type: "session/close" });
  return story.recording("owner");
}

async function opened(made = told()) {
  const replay = await openReplay(made);
  const { source } = replay;
  const pads = source.recordedPads;
  const goTo = async (t: number) => {
    source.playback.seek(t);
    await settled();
  };
  const text = (name: string) => pads.read(name)?.text ?? null;
  return { ...replay, pads, goTo, text };
}

describe("pads of the class", () => {
  test("come with what the class looks at on its steps, and are fetched for who looks at another one", async () => {
    const story = new RecordedStory();
    story.ask(1000, "host", { type: "step/move", to: { step: 1, frame: 0 } });
    story.begin(2000, ONE, "one");
    story.ask(70_000, "host", { type: "step/move", to: { step: 2, frame: 0 } });
    story.begin(71_000, TWO, "two");
    // Chunks begin at 70, 140, 210 and 280 seconds.
    for (const at of [140_000, 210_000]) story.ask(at, "host", { type: "class/call-back" });
    story.ask(280_000, "host", { type: "step/move", to: { step: 1, frame: 0 } });
    story.ask(300_000, "host", { type: "session/close" });
    const { access, pads, goTo, text } = await opened(story.recording("shared"));
    await goTo(75_000);
    expect([text(ONE), text(TWO)]).toEqual(["one", "two"]);
    await goTo(215_000);
    expect([pads.names(), text(ONE), text(TWO), access.askedAside]).toEqual([[ONE, TWO], null, "two", []]);
    pads.want(ONE);
    await settled();
    expect([pads.names(), text(ONE), text(TWO)]).toEqual([[ONE, TWO], "one", "two"]);
    pads.want(null);
    await goTo(290_000);
    expect([text(ONE), text(TWO)]).toEqual(["one", "two"]);
  });
});

describe("pads that only their owners and hosts saw", () => {
  test("are known of from their first letter on, and fetched when one of them is wanted", async () => {
    const { access, pads, goTo, text } = await opened();
    await goTo(4999);
    expect(pads.names()).toEqual([]);
    await goTo(89_999);
    expect([pads.names(), text(ADA)]).toEqual([[ADA], null]);
    await goTo(160_000);
    expect([pads.names(), text(ADA)]).toEqual([[ADA, BOB], null]);
    expect(access.askedAside).toEqual([]);
    pads.want(ADA);
    await settled();
    expect([text(ADA), text(BOB)]).toEqual(["ada+1", "bob"]);
    await goTo(10_000);
    expect([pads.names(), text(ADA)]).toEqual([[ADA], "ada"]);
    pads.want(null);
    const asked = access.askedAside.length;
    await goTo(290_000);
    expect(access.askedAside.length).toBe(asked);
  });

  test("are the class's while they are in the spotlight: then nothing more is fetched", async () => {
    const { access, pads, goTo, text } = await opened();
    await goTo(220_000);
    pads.want(ADA);
    await settled();
    expect([text(ADA), access.askedAside]).toEqual(["ada+1", []]);
    await goTo(299_000);
    expect(text(ADA)).toBe("ada+1+2");
  });

  test("are waited for where one is wanted: what is in sight stays whole, and goes on by itself", async () => {
    const { source, access, clock, pads, goTo, text } = await opened();
    await goTo(90_000);
    access.holds = true;
    pads.want(BOB);
    expect(source.playback.getSnapshot()).toMatchObject({ at: 90_000, waiting: true });
    await access.release();
    expect(source.playback.getSnapshot()).toMatchObject({ at: 90_000, waiting: false });
    expect(text(BOB)).toBe("bob");
    access.holds = false;
    access.down = true;
    await goTo(160_000);
    expect(source.playback.getSnapshot()).toMatchObject({ waiting: true, failed: "unreachable" });
    expect(text(ADA)).toBe("ada");
    access.down = false;
    await playFor(clock, 1000);
    expect(source.playback.getSnapshot()).toMatchObject({ at: 160_000, waiting: false, failed: null });
    expect(text(ADA)).toBe("ada+1");
  });

  test("are told as missing, and asked for again, when only they could not be had", async () => {
    const { source, access, clock, pads, goTo, text } = await opened();
    await goTo(160_000);
    access.down = true;
    pads.want(ADA);
    await settled();
    expect(source.playback.getSnapshot()).toMatchObject({ waiting: true, failed: "unreachable" });
    access.down = false;
    clock.advance(500);
    await settled();
    expect(source.playback.getSnapshot()).toMatchObject({ waiting: false, failed: null });
    expect(text(ADA)).toBe("ada+1");
  });
});
