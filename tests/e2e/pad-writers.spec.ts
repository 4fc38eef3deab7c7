import * as Y from "yjs";
import { ownPad, type PadName } from "../../domain/pad/pad-id.ts";
import { PadBase } from "../../domain/pad/pad-protocol.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import { TestSocket } from "../support/test-socket.ts";
import type { Person } from "./support/actors.ts";
import { AVERAGER, withAdaAndBo } from "./support/pad-scene.ts";
import { expect, test } from "./support/story.ts";

// Several browsers for each story.
test.setTimeout(120_000);
const PLACE = AVERAGER - 1;

/** A socket of the same browser, that keeps to no rule of ours. */
async function forgerOf(person: Person, code: string): Promise<TestSocket> {
  const cookies = await person.context.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const socket = new TestSocket(person.url, code, { cookie });
  await socket.hello();
  return socket;
}

/** Opens the pad, writes into a copy of it and sends that as an edit, whoever may write; gives the answer. */
async function forge(socket: TestSocket, pad: PadName): Promise<unknown> {
  const bases: PadBase[] = [];
  socket.listen("pad/base", (content) => bases.push(PadBase.parse(content)));
  const opened = await socket.ask("pad/open", { pad });
  if (!opened.ok) return opened;
  await socket.until(() => bases.length > 0);
  const [base] = bases as [PadBase];
  const document = new Y.Doc();
  Y.applyUpdate(document, Buffer.from(base.state, "base64"));
  const before = Y.encodeStateVector(document);
  padText(document).insert(0, "# forged\n");
  const update = Buffer.from(Y.encodeStateAsUpdate(document, before)).toString("base64");
  return socket.ask("pad/edit", { pad, epoch: base.epoch, update });
}

test("who may not write reads why, asks, is let, and what they type when it is taken away is put aside", async ({
  cast,
}) => {
  cast.expectInConsole(/net::ERR_|WebSocket connection to|Failed to load resource/);
  const line = await cast.line();
  const { host, ada, hosts, adas, bos } = await withAdaAndBo(cast, { line });
  await hosts.open();
  for (const pad of [adas, bos]) await pad.open();
  await expect(adas.editor).toHaveAttribute("aria-readonly", "true");
  await expect(adas.region.getByText("Only hosts write here now.")).toBeVisible();
  const example = await adas.text();
  await adas.editor.focus();
  await ada.page.keyboard.type("x");
  await ada.press("Ask to edit");
  await expect(adas.region.getByText("Asked: you are next.")).toBeVisible();
  await expect(await host.hands()).toContainText("wants to edit the shared pad");
  await host.press("Let Ada write");
  await expect(adas.editor).not.toHaveAttribute("aria-readonly", "true");
  await expect(await host.hands()).toHaveCount(0);
  await expect(bos.editor).toHaveAttribute("aria-readonly", "true");
  await adas.typeAtEnd("# ada was let");
  await bos.has("# ada was let");
  await bos.hasNot("x# ada");
  await adas.isSaved();
  const agreed = await bos.text();
  expect(agreed.startsWith(example)).toBe(true);

  line.silence();
  await ada.page.keyboard.type(" and types on");
  await host.choose("Ada", "Stop letting them write");
  await expect(await host.rowOf("Ada")).not.toContainText("may write");
  line.heal();
  await expect(adas.region.getByText(/What you typed is put aside/)).toBeVisible({ timeout: 30_000 });
  await adas.region.getByText("Show it").click();
  await expect(adas.region.locator("pre")).toContainText("and types on");
  await adas.is(agreed);
  await expect(adas.editor).toHaveAttribute("aria-readonly", "true");
  for (const pad of [hosts, bos]) await pad.is(agreed);
});

test("a line that sends edits anyway is refused, and nobody sees them; somebody else's pad stays shut to it", async ({
  cast,
}) => {
  const { code, ada, hosts, adas, bos } = await withAdaAndBo(cast);
  await hosts.open();
  await adas.open();
  await bos.open("My pad");
  const example = await hosts.text();
  const forger = await forgerOf(ada, code);
  expect(await forge(forger, `class.${PLACE}.0`)).toEqual({ ok: false, error: "not-a-writer" });
  const people = Object.values(forger.reader.state.people);
  const boId = people.find(({ name }) => name === "Bo")?.id ?? "";
  expect(await forge(forger, ownPad(boId, PLACE))).toMatchObject({ ok: false });
  // What the host types comes after it, so whoever has this would have had that.
  await hosts.typeAtEnd("# from the host");
  for (const pad of [adas, hosts]) {
    await pad.has("# from the host");
    expect((await pad.text()).startsWith(example)).toBe(true);
  }
  await bos.typeAtEnd("# from bo");
  await bos.isSaved();
  await bos.hasNot("# forged");
  forger.close();
});
