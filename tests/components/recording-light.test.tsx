import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { SessionView } from "../../client/session-source.ts";
import { SessionContext } from "../../client/use-session.ts";
import { RecordingLight } from "../../components/class/recording-light.tsx";
import { RecordingControls } from "../../components/teach/recording-controls.tsx";
import { emptySession, type SessionState } from "../../domain/session/state.ts";

const open: SessionState = { ...emptySession, phase: "open" };

/** What stands on the page of somebody in this class. */
function shown(state: SessionState, element: ReactElement, act?: () => void): string {
  const view = { state, startedAt: null } as SessionView;
  const source = { getSnapshot: () => view, subscribe: () => () => {}, ...(act && { act }) };
  return renderToStaticMarkup(<SessionContext value={source}>{element}</SessionContext>);
}

const buttonsIn = (html: string): string[] =>
  (html.match(/<button[^>]*>/g) ?? []).map((tag) => /aria-label="([^"]*)"/.exec(tag)?.[1] ?? "");

describe("the recording light", () => {
  const light = (state: Partial<SessionState>) =>
    shown({ ...open, ...state }, <RecordingLight compact="phone" />);

  test("says in a word and a shape of its own whether it records", () => {
    const [on, paused] = [light({ recording: "on" }), light({ recording: "paused" })];
    expect(on).toContain(">Recording<");
    expect(paused).toContain(">Recording paused<");
    const shapeOf = (html: string) => /<span aria-hidden="true" class="(shrink-0[^"]*)"/.exec(html)?.[1];
    expect(shapeOf(on)).toContain("rounded-full");
    expect(shapeOf(paused)).toContain("border-x-3");
  });

  test("says when a host's voice is recorded too, and not while it is paused", () => {
    expect(light({ recording: "on", voice: "host" })).toContain(">Recording with voice<");
    expect(light({ recording: "paused", voice: "host" })).toContain(">Recording paused<");
  });

  test("is dark when nothing is recorded, and after the class", () => {
    for (const state of [{ recording: "off" }, { recording: "on", phase: "closed" }] as const)
      expect(light(state)).not.toContain("Rec");
  });

  test("is polite: a change of it is read out", () => {
    expect(light({ recording: "off" })).toContain('aria-live="polite"');
  });
});

describe("the controls of a host", () => {
  const controls = (recording: SessionState["recording"], act?: () => void) =>
    buttonsIn(shown({ ...open, recording }, <RecordingControls />, act));
  const act = () => {};

  test("offer what can be done now, and nothing else", () => {
    expect(controls("on", act)).toEqual(["Pause recording", "Stop recording"]);
    expect(controls("paused", act)).toEqual(["Go on recording", "Stop recording"]);
    expect(controls("off", act)).toEqual(["Record"]);
  });

  test("are not there where nothing can be asked for", () => {
    expect(controls("on")).toEqual([]);
  });
});
