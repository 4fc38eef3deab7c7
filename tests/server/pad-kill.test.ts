import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { classPad } from "../../domain/pad/pad-id.ts";
import { sqliteIn } from "../store/open-stores.ts";
import { Browser } from "../support/browser.ts";
import { PadLedger, tokensIn } from "../support/pad-ledger.ts";
import { PadTypist } from "../support/pad-typist.ts";
import { Random } from "../support/random.ts";
import { replayPad } from "../support/replay-pad.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const KILLS = 20;
const TYPISTS = 4;
const PAD = classPad(6);
const CHILD = fileURLToPath(new URL("./pad-kill-child.ts", import.meta.url));

/** A server in a process of its own, on one folder and, from its first start on, one port. */
class Process {
  readonly #folder: string;
  #child: ChildProcess | null = null;
  port = 0;

  constructor(folder: string) {
    this.#folder = folder;
    onTestFinished(() => void this.#child?.kill("SIGKILL"));
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [CHILD, this.#folder, String(this.port)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#child = child;
    const [line] = await once(createInterface({ input: child.stdout }), "line");
    this.port = Number(line);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
    expect(child.signalCode).toBe("SIGKILL");
  }
}

/** What is on the disk now, checked row by row to hold all that was acknowledged so far. */
async function onDisk(folder: string, code: string, ledger: PadLedger): Promise<string> {
  const stores = sqliteIn(folder);
  try {
    const record = await stores.classes.classByCode(code);
    const { text } = await replayPad(stores.events, record?.id ?? "", PAD, ledger.acknowledged.get(PAD));
    return text;
  } finally {
    await stores.close();
  }
}

/** Tokens that are there more than once. */
function twice(text: string): string[] {
  const tokens = tokensIn(text);
  return tokens.filter((token, at) => tokens.indexOf(token) !== at);
}

/** A class with so many who write on and on, on the real client. */
async function typists(url: string, ledger: PadLedger): Promise<{ code: string; those: PadTypist[] }> {
  const { code, resumeToken } = await new Browser(url).start();
  const tokens = [resumeToken];
  for (let n = 1; n < TYPISTS; n++)
    tokens.push((await new Browser(url).join(code, `Student ${n}`)).resumeToken);
  const those = tokens.map(
    (token, n) => new PadTypist({ url, code, token, pad: PAD, name: `t${n}`, ledger }),
  );
  onTestFinished(() => {
    for (const typist of those) typist.leave();
  });
  those[0]?.act({ type: "writing/allow", to: "everyone" });
  await Promise.all(those.map((typist) => typist.untilMayWrite()));
  for (const typist of those) typist.typeOn();
  return { code, those };
}

test("what was acknowledged in mid-typing is there after a kill -9, twenty times, and nothing is there twice", {
  timeout: 240_000,
}, async () => {
  const folder = temporaryFolder();
  const server = new Process(folder);
  const random = new Random(20);
  const ledger = new PadLedger();
  await server.start();
  const { code, those } = await typists(`http://127.0.0.1:${server.port}`, ledger);
  for (let kills = 0; kills < KILLS; kills++) {
    await ledger.untilMore(PAD, 5 + random.int(40));
    await server.kill();
    expect(twice(await onDisk(folder, code, ledger))).toEqual([]);
    await server.start();
  }
  for (const typist of those) typist.stop();
  await Promise.all(those.map((typist) => typist.untilSent()));
  const all = [...ledger.typed.keys()];
  await Promise.all(those.map((typist) => typist.untilHas(all)));
  await server.kill();
  const text = await onDisk(folder, code, ledger);
  expect(twice(text)).toEqual([]);
  expect(new Set(tokensIn(text))).toEqual(new Set(all));
  expect(those.map((typist) => typist.text)).toEqual(those.map(() => text));
});
