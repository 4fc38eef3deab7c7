import type { Host, Student } from "./support/actors.ts";
import { test } from "./support/mortal-server.ts";
import { Pad, sameText } from "./support/pad.ts";
import { AVERAGER, bringToAverager } from "./support/pad-scene.ts";
import { type Cast, expect, NETWORK_NOISE } from "./support/story.ts";

// Several browsers for each story.
test.setTimeout(120_000);

/** A class of two with the shared pad before both, in which everyone may write. */
async function twoWriters([host, ada]: readonly [Host, Student]): Promise<{
  code: string;
  hosts: Pad;
  adas: Pad;
}> {
  const code = await bringToAverager(host, [ada]);
  const [hosts, adas] = [new Pad(host), new Pad(ada)];
  await hosts.open();
  await hosts.letWrite("Everyone");
  await adas.open();
  await expect(adas.editor).not.toHaveAttribute("aria-readonly", "true");
  return { code, hosts, adas };
}

async function hostAndAda(cast: Cast, url: string): Promise<readonly [Host, Student]> {
  const [host, ada] = [await cast.host(), await cast.student("Ada")];
  for (const one of [host, ada]) Object.assign(one, { url });
  return [host, ada];
}

function times(text: string, part: string): number {
  return text.split(part).length - 1;
}

test("what is typed without a line is merged when it is back, once", async ({ cast }) => {
  cast.expectInConsole(NETWORK_NOISE);
  const line = await cast.line();
  const [host, ada] = [await cast.host(), await cast.student("Ada", { line })];
  const { hosts, adas } = await twoWriters([host, ada]);
  line.cut();
  await expect(adas.region.getByText(/^Offline: what you type is kept/)).toBeVisible();
  await adas.typeAtEnd("# ada, offline");
  await host.page.keyboard.press("ControlOrMeta+Home");
  await hosts.editor.focus();
  await host.page.keyboard.press("ControlOrMeta+Home");
  await host.page.keyboard.type("# maria, online\n");
  await adas.hasNot("# maria");
  line.heal();
  await adas.isSaved();
  const text = await sameText([hosts, adas], ["# ada, offline", "# maria, online"]);
  expect(times(text, "# ada, offline")).toBe(1);
  expect(times(text, "def averager():")).toBe(1);
});

test("what is typed in a tunnel is still there when the page has been closed and opened again", async ({
  cast,
}) => {
  cast.expectInConsole(NETWORK_NOISE);
  const line = await cast.line();
  const [host, ada] = [await cast.host(), await cast.student("Ada", { line })];
  const { code, hosts, adas } = await twoWriters([host, ada]);
  line.silence();
  await adas.typeAtEnd("# ada, in a tunnel");
  await ada.page.goto("about:blank");
  await hosts.typeAtEnd("# maria, meanwhile");
  line.heal();
  await ada.open(`/class/${code}`);
  await adas.open();
  const text = await sameText([hosts, adas], ["# ada, in a tunnel", "# maria, meanwhile"]);
  expect(times(text, "# ada, in a tunnel")).toBe(1);
  await adas.isSaved();
  await ada.page.reload();
  await adas.open();
  await adas.is(text);
});

test("S3 kill -9 in mid-typing: nothing of it is lost and nothing doubled", async ({ cast, mortal }) => {
  cast.expectInConsole(NETWORK_NOISE);
  const people = await hostAndAda(cast, mortal.url);
  const { hosts, adas } = await twoWriters(people);
  const [host, ada] = people;
  await adas.typeAtEnd("# ada before");
  await adas.isSaved();
  await hosts.has("# ada before");
  const typing = ada.page.keyboard.type(", while it dies and after", { delay: 10 });
  await hosts.has("# ada before, while");
  await mortal.kill("SIGKILL");
  await typing;
  await expect(adas.region.getByText(/^Offline/)).toBeVisible();
  await hosts.editor.focus();
  await host.page.keyboard.press("ControlOrMeta+Home");
  await host.page.keyboard.type("# maria, meanwhile\n");
  await mortal.restart();
  for (const pad of [hosts, adas]) await pad.isSaved();
  const parts = ["# ada before, while it dies and after", "# maria, meanwhile"];
  const text = await sameText([hosts, adas], parts);
  for (const part of [...parts, "def averager():"]) expect(times(text, part), part).toBe(1);
  for (const one of [host, ada]) await one.context.close();
});

test("a tab that slept through a restart of the server wakes up to one copy of the text", async ({
  cast,
  mortal,
}) => {
  cast.expectInConsole(NETWORK_NOISE);
  const people = await hostAndAda(cast, mortal.url);
  const { hosts, adas } = await twoWriters(people);
  const [host, ada] = people;
  await adas.typeAtEnd("# ada, awake");
  await adas.isSaved();
  const { wake } = await ada.sleepAndWake();
  await mortal.kill("SIGKILL");
  await mortal.restart();
  await hosts.isSaved();
  await hosts.typeAtEnd("# maria, while ada sleeps");
  await hosts.isSaved();
  await wake();
  await adas.has("# maria, while ada sleeps");
  await adas.typeAtEnd("# ada, again");
  const parts = ["# ada, awake", "# maria, while ada sleeps", "# ada, again"];
  const text = await sameText([hosts, adas], parts);
  for (const part of [...parts, "def averager():"]) expect(times(text, part), part).toBe(1);
  for (const one of [host, ada]) await one.context.close();
});

test("a part of the page that is due while the line is down comes when it is back", async ({ cast }) => {
  cast.expectInConsole(NETWORK_NOISE);
  const host = await cast.host();
  const code = await host.startClass();
  const line = await cast.line();
  const ada = await cast.student("Ada", { line });
  await ada.join(code);
  line.cut();
  await ada.isShownAs("Reconnecting");
  for (let step = 2; step <= 3; step++) await ada.press("Forward");
  await host.stepTo(AVERAGER);
  line.heal();
  await expect(ada.page.getByRole("region", { name: "Code", exact: true })).toBeVisible({ timeout: 30_000 });
  await ada.press("Return to the class");
  await ada.sees(AVERAGER);
  const pad = new Pad(ada);
  // The step's own part is there before the line goes again: only the editor's is still to come.
  await expect(ada.button("Try it")).toBeVisible({ timeout: 30_000 });
  line.cut();
  await ada.isShownAs("Reconnecting");
  await ada.press("Try it");
  await expect(pad.region.getByText("Opening the editor…")).toBeVisible();
  line.heal();
  await pad.isOpen("Shared pad");
  await pad.has("def averager():");
});
