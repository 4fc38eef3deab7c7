import { afterEach, expect, test, vi } from "vitest";
import { whenIdle } from "../../client/when-idle.ts";

afterEach(() => vi.unstubAllGlobals());

function browser(saveData: boolean | undefined): { idle: () => void; asked: () => number } {
  let asked: (() => void)[] = [];
  vi.stubGlobal("navigator", saveData === undefined ? {} : { connection: { saveData } });
  vi.stubGlobal("requestIdleCallback", (task: () => void) => asked.push(task));
  vi.stubGlobal("cancelIdleCallback", (handle: number) => {
    asked = asked.filter((_task, at) => at + 1 !== handle);
  });
  return { idle: () => asked.forEach((task) => void task()), asked: () => asked.length };
}

test.each([false, undefined])("waits until the page is idle (saveData %s)", (saveData) => {
  const { idle } = browser(saveData);
  let done = 0;
  whenIdle(() => {
    done += 1;
  });
  expect(done).toBe(0);
  idle();
  expect(done).toBe(1);
});

test("a step that was left meanwhile asks for nothing", () => {
  const { idle } = browser(false);
  let done = 0;
  const callOff = whenIdle(() => {
    done += 1;
  });
  callOff();
  idle();
  expect(done).toBe(0);
});

test("who saves data is not sent ten megabytes unasked", () => {
  const { asked } = browser(true);
  whenIdle(() => {});
  expect(asked()).toBe(0);
});
