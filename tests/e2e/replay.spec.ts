import { BY_ADA, BY_BO, IN_SECRET } from "../support/told-class.ts";
import { Execution } from "./support/execution.ts";
import { bringIn, ownRecording, Replay, share } from "./support/replay.ts";
import { type Cast, expect, test } from "./support/story.ts";

test.setTimeout(120_000);

/** A recorded class that is shared, and somebody who was not there. */
async function shared(cast: Cast) {
  const host = await cast.host();
  const token = await share(host, await bringIn(host));
  const late = await cast.student("Late");
  return { token, late, replay: new Replay(late), host };
}

/** The step and frame at times of the told class, from 1 on, and who drove. */
const INSTANTS = [
  ["0:30", 1, 1, null],
  ["1:30", 2, 1, null],
  ["2:25", 5, 3, null],
  ["8:20", 21, 3, null],
  ["13:30", 21, 8, "Student 2 has the baton"],
  // Two minutes were not recorded.
  ["24:30", 25, 1, null],
] as const;

test("a link to an instant shows the step, the frame and who drove, and nobody's name", async ({ cast }) => {
  const { token, late, replay } = await shared(cast);
  for (const [time, step, frame, driver] of INSTANTS) {
    await replay.open(token, `?t=${time}`);
    await late.sees(step, frame);
    await replay.isAt(time);
    const told = late.page.getByText(/has the baton/);
    if (driver) await expect(told).toHaveText(driver);
    else await expect(told).toHaveCount(0);
    expect(await late.page.content()).not.toMatch(/\b(Ada|Bo|Maria)\b/);
  }
  // What is no time, or no speed, says nothing: it goes on where this browser was.
  await replay.open(token, "?t=1:02:03:04&speed=9");
  await replay.isAt("24:30");
  await expect(late.page.getByLabel("Speed")).toHaveValue("1");
  await replay.open(token, "?t=9:99:99&speed=1.5");
  await expect(late.page.getByLabel("Speed")).toHaveValue("1.5");
  await replay.isAt("45:12");
});

test("pads are as they were: two who type, the spotlight without a name and with it; nothing private", async ({
  cast,
}) => {
  const { token, late, replay } = await shared(cast);
  await replay.open(token, "?t=6:02");
  await expect(replay.pad.getByRole("textbox", { name: "Shared pad" })).toContainText("# bo def");
  await expect.poll(() => replay.typists()).toEqual(["Student 1", "Student 2"]);
  await expect(replay.pad).not.toContainText(BY_BO);
  await expect(replay.pad.getByText("2 people are typing")).toBeVisible();
  await late.page.keyboard.press("ArrowRight");
  await late.page.keyboard.press("ArrowRight");
  await expect(replay.pad).toContainText(BY_BO);
  // The frames and the court beside it are of what stood there before.
  await expect(replay.pad.getByText("The execution is from an earlier version.")).toBeVisible();
  // Whoever typed first is followed down to the line they type on.
  await expect(replay.pad.locator(".cm-line").filter({ hasText: BY_ADA })).toBeInViewport();
  await replay.open(token, "?t=10:15");
  await expect(replay.pad.getByRole("textbox", { name: "A student’s pad" })).toContainText(IN_SECRET);
  await expect.poll(() => replay.typists()).toEqual(["Student"]);
  await replay.open(token, "?t=10:35");
  await expect(replay.pad.getByRole("textbox", { name: "Student 1’s pad" })).toContainText(
    "in the spotlight",
  );
  await replay.open(token, "?t=9:30");
  await late.sees(21);
  expect(await late.page.content()).not.toContain(IN_SECRET);
});

test("what stands in the code's place is chosen, by keys too: all there is to choose is there by then", async ({
  cast,
}) => {
  const { token, late, replay } = await shared(cast);
  await replay.open(token, "?t=6:02");
  await expect(replay.pad).toBeVisible();
  const choice = late.page.getByRole("combobox", { name: "What stands in the code’s place" });
  await choice.focus();
  await expect(choice.getByRole("option", { name: "Shared pad" })).toBeAttached();
  await choice.press("ArrowDown");
  await expect(late.page.getByRole("region", { name: "Code", exact: true })).toBeVisible();
  await expect(choice.locator(":checked")).toHaveText("The example");
  await choice.focus();
  await choice.selectOption("Shared pad");
  await expect(replay.pad.getByRole("textbox", { name: "Shared pad" })).toContainText("# bo def");
});

test("the screens were blank here: so they are, and one can go on", async ({ cast }) => {
  const { token, late, replay } = await shared(cast);
  await replay.open(token, "?t=15:10");
  await expect(late.page.getByText("The screens were blank here.")).toBeVisible();
  await expect(late.page.getByRole("region", { name: "Court", exact: true })).toHaveCount(0);
  // To the next thing that happens.
  await late.page.keyboard.press(".");
  await replay.isAt("15:30");
  await expect(late.page.getByRole("region", { name: "Court", exact: true })).toBeVisible();
});

test("it plays, leaves out what is idle, and every idle instant can be sought", async ({ cast }) => {
  const { token, late, replay } = await shared(cast);
  await replay.open(token, "?t=17:00&speed=4");
  await late.sees(24);
  await late.press("Play");
  await late.sees(25);
  expect(await replay.seconds()).toBeGreaterThan(23 * 60);
  await late.press("Pause");
  const box = await replay.timeline.boundingBox();
  if (!box) throw new Error("The timeline is not to be seen");
  await late.page.mouse.click(box.x + (box.width * 20) / 45.2, box.y + box.height / 2);
  await late.sees(24);
  expect(Math.abs((await replay.seconds()) - 20 * 60)).toBeLessThan(5);
  await late.press("Compress idle");
  await late.press("Play");
  const before = await replay.seconds();
  await expect.poll(() => replay.seconds()).toBeGreaterThan(before + 2);
  await late.sees(24);
});

test("chapters are listed with what happened in them, and lead there", async ({ cast }) => {
  const { token, late, replay } = await shared(cast);
  await replay.open(token);
  await late.press("Chapters");
  const dialog = late.page.getByRole("dialog", { name: "Chapters" });
  await expect(dialog.getByRole("button", { name: "0:00 Stop half way" })).toHaveAttribute(
    "aria-current",
    "true",
  );
  await dialog.getByRole("button", { name: "13:00 baton handed over" }).click();
  await replay.isAt("13:00");
  await expect(dialog).toBeHidden();
  // The class went on while nothing was recorded: there it is somewhere else at once.
  await late.page.keyboard.press("]");
  await late.sees(31);
  await late.page.keyboard.press("[");
  await late.sees(21);
});

test("what was said and typed is found at all times, and led to", async ({ cast }) => {
  const { token, late, replay } = await shared(cast);
  await replay.open(token);
  await late.page.keyboard.press("/");
  const dialog = late.page.getByRole("dialog", { name: "Search this recording" });
  await expect(dialog.getByLabel("Word or line of code")).toBeFocused();
  await late.page.keyboard.type("TYPED BY");
  await late.page.keyboard.press("Enter");
  const found = dialog.getByRole("listitem");
  await expect(found).toHaveCount(1);
  await expect(found).toContainText("Shared pad, line 15");
  await found.getByRole("button").click();
  await late.sees(21);
  await expect(replay.pad).toContainText("# bo was");
  // In the lesson: where the class came to it.
  await late.page.keyboard.press("/");
  await dialog.getByLabel("Word or line of code").fill("bucket empty");
  await late.page.keyboard.press("Enter");
  await dialog.getByRole("listitem").first().getByRole("button").click();
  await replay.isAt("2:00");
  await late.page.keyboard.press("/");
  await dialog.getByLabel("Word or line of code").fill(IN_SECRET.slice(2));
  await late.page.keyboard.press("Enter");
  // Private until it was in the spotlight.
  await expect(dialog.getByRole("listitem").first()).toContainText("10:00");
  await dialog.getByLabel("Word or line of code").fill("no such thing");
  await late.page.keyboard.press("Enter");
  await expect(dialog.getByRole("status")).toHaveText("Nothing like that was shown or typed.");
});

test("whoever steps by themselves comes back to where the replay waits", async ({ cast }) => {
  const { token, late, replay } = await shared(cast);
  await replay.open(token, "?t=2:25");
  await late.sees(5, 3);
  await late.press("Forward");
  await late.sees(5, 4);
  await expect(late.page.getByText("You step by yourself. The replay stands still.")).toBeVisible();
  await late.page.keyboard.press("PageDown");
  await late.sees(5, 5);
  await late.press("Return");
  await late.sees(5, 3);
  await late.page.keyboard.press("PageUp");
  await late.sees(5, 2);
  await late.page.keyboard.press("Escape");
  await late.sees(5, 3);
  await replay.isAt("2:25");
});

test("the program of an instant is changed, run and stepped through; the replay goes on untouched", async ({
  cast,
}) => {
  const { token, late, replay } = await shared(cast);
  await replay.open(token, "?t=6:30");
  await expect(replay.pad).toContainText(BY_BO);
  await late.press("Edit here");
  await expect(late.page.getByRole("heading", { name: "Your copy from 6:30" })).toBeFocused();
  const editor = late.page.getByRole("textbox", { name: "Your program" });
  await expect(editor).toContainText(BY_ADA);
  await editor.click();
  await late.page.keyboard.press("ControlOrMeta+a");
  // None of these is a key of the replay now.
  await late.page.keyboard.insertText("def g():\n    yield 42\n\nprint(next(g()))  # [.] 9\n");
  await late.press("Run");
  const execution = new Execution(late);
  await expect(execution.region("Court")).toBeVisible({ timeout: 40_000 });
  await late.press("Last frame of this step");
  await expect(execution.region("Output")).toContainText("42");
  await late.press("Back to the replay");
  await expect(late.button("Edit here")).toBeFocused();
  await replay.isAt("6:30");
  await expect(replay.pad).toContainText(BY_BO);
  await expect(late.page.getByText("You step by yourself.")).toHaveCount(0);
});

test("it goes on where this browser stopped, after a reload too, and a link leads elsewhere", async ({
  cast,
}) => {
  const { token, late, replay } = await shared(cast);
  await replay.open(token, "?t=8:20&speed=1.5");
  await late.sees(21, 3);
  await late.page.keyboard.press("0");
  await late.page.keyboard.press("ArrowRight");
  await replay.isAt("0:05");
  await late.page.reload();
  await replay.isAt("0:05");
  await expect(late.page.getByLabel("Speed")).toHaveValue("1.5");
  await replay.open(token);
  await replay.isAt("0:05");
  await replay.open(token, "?t=2:25");
  await replay.isAt("2:25");
});

test("a link at this time is copied, to be opened by somebody else", async ({ cast }) => {
  const { token, late, replay } = await shared(cast);
  await late.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await replay.open(token, "?t=2:25");
  await late.page.keyboard.press("ArrowRight");
  await late.press("Copy link at this time");
  await expect(late.page.getByText("Link copied")).toBeVisible();
  const link = await late.page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(`${late.url}/replay/${token}?t=2:30`);
});

test("an owner sees it as others do, and as they do themselves, at the same instant", async ({ cast }) => {
  const host = await cast.host();
  await host.startClass();
  await host.stepTo(5);
  await host.press("Forward");
  await host.sees(5, 2);
  await host.press("End class");
  await host.page.getByRole("dialog").getByRole("button", { name: "End class" }).click();
  await expect(host.page.getByRole("link", { name: "Your classes and their replays" })).toBeVisible();
  const id = await ownRecording(host);
  const replay = new Replay(host);
  await replay.open(id);
  await replay.timeline.press("End");
  await host.sees(5, 2);
  await host.page.getByRole("link", { name: "See it as others do" }).click();
  await expect(host.page).toHaveURL(/view=shared/);
  await host.sees(5, 2);
  await host.page.getByRole("link", { name: "Back to your own view" }).click();
  await host.sees(5, 2);
  await expect(host.page.getByRole("link", { name: "See it as others do" })).toBeVisible();
});

test("without a line it waits, says so, and goes on by itself", async ({ cast }) => {
  cast.expectInConsole(/net::ERR_|Failed to load resource/);
  const { token, late, replay } = await shared(cast);
  await replay.open(token, "?t=0:10");
  await late.sees(1);
  await late.context.setOffline(true);
  await late.page.keyboard.press("9");
  const waits = late.page.getByText(/^The server cannot be reached. The replay waits/);
  await expect(waits).toBeVisible();
  await late.press("Play");
  await replay.isAt("40:40");
  await late.context.setOffline(false);
  await late.sees(27);
  await expect(waits).toHaveCount(0);
  await expect(late.button("Pause")).toBeVisible();
});

for (const [name, code, title] of [
  ["never was", "no-recording", "There is no such recording"],
  ["was mistyped", "mistyped", "There is no such recording"],
] as const) {
  test(`a recording that ${name} says so`, async ({ cast }) => {
    cast.expectInConsole(/404/);
    const late = await cast.student("Late");
    await late.open(code === "mistyped" ? "/replay/not%20one" : "/replay/AAAAAAAAAAAAAAAAAAAAAA");
    await expect(late.page.getByRole("heading", { name: title })).toBeVisible();
  });
}

test("a recording that was unshared, or deleted, says which, also to who is watching", async ({ cast }) => {
  cast.expectInConsole(/4\d\d/);
  const host = await cast.host();
  const id = await bringIn(host);
  const token = await share(host, id);
  const late = await cast.student("Late");
  const replay = new Replay(late);
  await replay.open(token);
  const { request } = host.context;
  await request.patch(`${host.url}/api/recordings/${id}`, { data: { shared: false } });
  await late.page.keyboard.press("9");
  await expect(late.page.getByText(/taken the link back/)).toBeVisible();
  await late.page.reload();
  await expect(
    late.page.getByRole("heading", { name: "This recording is not shared any more" }),
  ).toBeVisible();
  await request.delete(`${host.url}/api/recordings/${id}`);
  await host.open(`/replay/${id}`);
  await expect(host.page.getByRole("heading", { name: "This recording was deleted" })).toBeVisible();
});

test("a class of which nothing was recorded says so", async ({ cast }) => {
  cast.expectInConsole(/404/);
  const host = await cast.host();
  const { request } = host.context;
  await request.post(`${host.url}/api/classes`, {
    data: { lesson: "generators-and-coroutines", hostName: "Maria", recorded: false },
  });
  const id = await ownRecording(host);
  await host.open(`/replay/${id}`);
  await expect(host.page.getByRole("heading", { name: "Nothing is recorded yet" })).toBeVisible();
});
