import { expect, test } from "vitest";
import { EventBody } from "../../domain/session/events.ts";
import { SessionState } from "../../domain/session/state.ts";
import { lesson, openClass, SessionStory } from "./session-story.ts";

test("V1 a class is recorded from its beginning, unless its host chose otherwise", () => {
  expect(openClass().state.recording).toBe("on");
  const story = new SessionStory();
  story.ask("host", { type: "session/open", lesson, hostName: "Maria", seats: 3, recorded: false });
  expect(story.state.recording).toBe("off");
});

test("V1 hosts start, pause and stop it; nobody else does", () => {
  const story = openClass();
  expect(story.ask("ada", { type: "recording/pause" })).toBe("not-allowed");
  expect(story.ask("host", { type: "recording/start" })).toBe("nothing-to-do");
  story.ask("host", { type: "recording/pause" });
  expect(story.state.recording).toBe("paused");
  expect(story.ask("host", { type: "recording/pause" })).toBe("nothing-to-do");
  story.ask("host", { type: "recording/start" });
  expect(story.state.recording).toBe("on");
  story.ask("host", { type: "recording/pause" });
  story.ask("host", { type: "recording/stop" });
  expect(story.state.recording).toBe("off");
  expect(story.ask("host", { type: "recording/stop" })).toBe("nothing-to-do");
  expect(story.ask("host", { type: "recording/pause" })).toBe("nothing-to-do");
});

test("a class from before there was a light is recorded", () => {
  const { state, log } = openClass();
  const { recording: _, ...old } = state;
  expect(SessionState.parse(old).recording).toBe("on");
  const opened = JSON.parse(JSON.stringify(log[0]?.body));
  delete opened.recorded;
  expect(EventBody.parse(opened)).toEqual(log[0]?.body);
});

test("V3 a host's voice is kept beside the recording, one at a time, and ends with it", () => {
  const story = openClass();
  expect(story.ask("ada", { type: "voice/start" })).toBe("not-allowed");
  expect(story.ask("host", { type: "voice/stop" })).toBe("nothing-to-do");
  story.ask("host", { type: "voice/start" });
  expect(story.state.voice).toBe("host");
  expect(story.ask("host", { type: "voice/start" })).toBe("nothing-to-do");
  story.ask("host", { type: "role/give", id: "ada", role: "host" });
  expect(story.ask("ada", { type: "voice/start" })).toBe("voice-taken");
  story.ask("host", { type: "recording/pause" });
  expect(story.state.voice).toBe("host");
  story.ask("host", { type: "recording/stop" });
  expect(story.state.voice).toBeNull();
  expect(story.ask("host", { type: "voice/start" })).toBe("not-recording");
});

test("V3 whoever is host no more has no voice in the recording, nor has a class that is over", () => {
  const story = openClass();
  story.ask("host", { type: "role/give", id: "ada", role: "host" });
  story.ask("ada", { type: "voice/start" });
  story.ask("host", { type: "role/give", id: "ada", role: "student" });
  expect(story.state.voice).toBeNull();
  story.ask("host", { type: "voice/start" });
  story.ask("host", { type: "session/close" });
  expect(story.state.voice).toBeNull();
});
