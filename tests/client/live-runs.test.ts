import { beforeEach, describe, expect, test, vi } from "vitest";
import { fetchTrace } from "../../client/api.ts";
import { Trace } from "../../domain/trace/trace.ts";
import { tinyTrace } from "../support/tiny-trace.ts";
import { LiveClass } from "./support/live-class.ts";
import type { Viewer } from "./support/viewer.ts";

vi.setConfig({ testTimeout: 30_000 });

const STEP = 6;
const at = (step: number, frame = 0) => ({ step, frame });
const trace = tinyTrace(30);

let live: LiveClass;
let host: Viewer;
let ada: Viewer;

beforeEach(async () => {
  live = await LiveClass.open();
  ({ host } = live);
  ada = await live.student("Ada");
});

function show(viewer: Viewer, shown = trace, step = STEP): void {
  viewer.source.runs?.show(step, shown);
}

describe("with the baton", () => {
  test("a run is on every screen, and everybody steps through it", async () => {
    const screen = live.look("screen", null);
    show(host);
    expect(host.view.sharing).toBe("sending");
    for (const viewer of [host, ada, screen]) {
      const view = await viewer.until(({ run }) => run !== null);
      expect(view).toMatchObject({ position: at(STEP), mode: "following", run: { by: "class" } });
      expect(view.shape[STEP]).toBe(30);
      const ref = view.run?.by === "class" ? view.run.ref : null;
      expect(await fetchTrace(ref?.hash ?? "")).toEqual({ ok: true, value: Trace.parse(trace) });
    }
    await host.until(({ sharing }) => sharing === "no");
    host.goTo(STEP, 29);
    await Promise.all([ada, screen].map((viewer) => viewer.untilAt(at(STEP, 29))));
    expect(screen.source.runs).toBeUndefined();
  });

  test("the run is one value as long as it is the same run", async () => {
    show(host);
    await host.until(({ run }) => run !== null);
    const before = await ada.until(({ run }) => run !== null);
    host.goTo(STEP, 3);
    const after = await ada.untilAt(at(STEP, 3));
    expect(after.run).toBe(before.run);
  });

  test("put away, the lesson's own is back", async () => {
    show(host);
    await Promise.all([host, ada].map((viewer) => viewer.until(({ run }) => run !== null)));
    host.goTo(STEP, 29);
    await ada.untilAt(at(STEP, 29));
    host.source.runs?.putAway(STEP);
    expect(await ada.until(({ run }) => run === null)).toMatchObject({ position: at(STEP, 3) });
  });

  test("C4: what was run in a tunnel is shown when the line is back, once", async () => {
    live.line.cut();
    await host.until(({ line }) => line.is === "reconnecting");
    show(host);
    expect(host.view.sharing).toBe("sending");
    live.line.heal();
    await ada.until(({ run }) => run !== null);
    await host.until(({ sharing, run }) => sharing === "no" && run !== null);
  });

  test("gone on to somebody else meanwhile, it has failed, and says why", async () => {
    live.line.cut();
    await Promise.all([host, ada].map((viewer) => viewer.until(({ line }) => line.is === "reconnecting")));
    await live.passBaton("Ada");
    show(host);
    live.line.heal();
    const view = await host.until(({ sharing }) => sharing === "failed");
    expect(view.refused).toMatchObject({ command: "run/show", code: "not-your-baton" });
  });
});

describe("without the baton", () => {
  test("a run is the viewer's own: they are on their own with it, and nobody hears of it", async () => {
    host.goTo(STEP);
    await ada.untilAt(at(STEP));
    const sent = vi.spyOn(globalThis, "fetch");
    show(ada);
    expect(ada.view).toMatchObject({
      mode: "own",
      position: at(STEP),
      run: { by: "own", trace },
      sharing: "no",
    });
    expect(ada.view.shape[STEP]).toBe(30);
    ada.goTo(STEP, 29);
    expect(ada.view.position).toEqual(at(STEP, 29));
    expect(sent).not.toHaveBeenCalled();
    const there = await host.until(
      ({ presence }) => presence.people[ada.view.self?.id ?? ""]?.mode === "own",
    );
    // No frame that the others do not have.
    expect(there.presence.people[ada.view.self?.id ?? ""]?.position?.frame).toBeLessThan(4);
    expect(host.view.run).toBeNull();
  });

  test("it is kept while they look elsewhere on their own, and dropped when they return", () => {
    show(ada);
    ada.goTo(2);
    expect(ada.view.run).toBeNull();
    ada.goTo(STEP, 9);
    expect(ada.view).toMatchObject({ run: { by: "own" }, position: at(STEP, 9) });
    ada.source.returnToClass?.();
    expect(ada.view).toMatchObject({ mode: "following", run: null });
    ada.goTo(STEP, 9);
    expect(ada.view).toMatchObject({ run: null, position: at(STEP, 3) });
  });

  test("called back, it is dropped too", async () => {
    show(ada);
    host.act({ type: "class/call-back" });
    expect(await ada.until(({ mode }) => mode === "following")).toMatchObject({ run: null });
    ada.goTo(STEP);
    expect(ada.view.run).toBeNull();
  });

  test("it lies over what the class sees, and put away it shows that again", async () => {
    show(host);
    await Promise.all([host, ada].map((viewer) => viewer.until(({ run }) => run !== null)));
    show(ada, tinyTrace(5));
    expect(ada.view).toMatchObject({ run: { by: "own" }, mode: "own" });
    ada.source.runs?.putAway(STEP);
    expect(ada.view).toMatchObject({ run: { by: "class" }, mode: "own" });
    expect(host.view.run).toMatchObject({ by: "class" });
  });

  test("locked, nothing happens", async () => {
    host.act({ type: "following/lock", who: "everyone" });
    await ada.until(({ locked }) => locked);
    show(ada);
    expect(ada.view).toMatchObject({ mode: "following", run: null, sharing: "no" });
  });

  test("a step that the lesson does not have shows nothing", () => {
    show(ada, trace, 99);
    expect(ada.view).toMatchObject({ mode: "following", run: null });
  });
});
