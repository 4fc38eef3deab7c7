import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { classPad } from "../../domain/pad/pad-id.ts";
import { renewEpochs } from "../../server/store/sqlite/renew-epochs.ts";
import { sqliteIn } from "../store/open-stores.ts";
import { Browser } from "../support/browser.ts";
import { Line } from "../support/line.ts";
import { PadLedger, tokensIn } from "../support/pad-ledger.ts";
import { PadTypist } from "../support/pad-typist.ts";
import { startServer, type TestServer } from "../support/start-server.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { tinyLesson } from "../support/tiny-lesson.ts";

vi.setConfig({ testTimeout: 120_000 });

const PAD = classPad(6);
const EXAMPLE = tinyLesson.steps[6]?.code?.source ?? "";

/** A class on a folder, with a host on a good line and a student on one that sleeps. */
class SleepyClass {
  readonly ledger = new PadLedger();
  readonly #folder: string;
  readonly #data: string;
  #server!: TestServer;
  #line!: Line;
  host!: PadTypist;
  sleeper!: PadTypist;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#data = join(folder, "data");
  }

  /** Everybody may write. `before` is done while there is a class and no pad yet. */
  static async open(before: (opened: SleepyClass) => Promise<void> = async () => {}): Promise<SleepyClass> {
    const opened = new SleepyClass(temporaryFolder());
    await opened.#start(0);
    const { url } = opened.#server;
    const { code, resumeToken: hosts } = await new Browser(url).start();
    const { resumeToken: students } = await new Browser(url).join(code, "Ada");
    const actor = await opened.#server.registry.find(code);
    await actor?.handle(
      "all-may-write",
      { id: actor.record.hostId },
      { type: "writing/allow", to: "everyone" },
    );
    await before(opened);
    opened.#line = await Line.to(opened.#server.port);
    onTestFinished(() => opened.#line.close());
    opened.host = opened.#typist(url, code, hosts, "host");
    opened.sleeper = opened.#typist(opened.#line.url, code, students, "ada");
    await Promise.all([opened.host.untilMayWrite(), opened.sleeper.untilMayWrite()]);
    await Promise.all([opened.host.untilSent(), opened.sleeper.untilSent()]);
    return opened;
  }

  async restart(): Promise<void> {
    await this.#server.close();
    await this.#start(this.#server.port);
  }

  /** Keeps a copy of the data as it is now. */
  async backUp(): Promise<void> {
    await this.#server.close();
    cpSync(this.#data, join(this.#folder, "backup"), { recursive: true });
    await this.#start(this.#server.port);
  }

  /** Puts the copy in the place of the data, as somebody does whose disk has failed, and says so or not. */
  async restore(said = false): Promise<void> {
    await this.#server.close();
    rmSync(this.#data, { recursive: true });
    cpSync(join(this.#folder, "backup"), this.#data, { recursive: true });
    if (said) expect(renewEpochs(this.#data)).toMatchObject({ ok: true });
    await this.#start(this.#server.port);
  }

  /** From now on the sleeper's device hears nothing, and nothing that it says arrives: neither side knows of it. */
  fallAsleep(): void {
    this.#line.silence();
  }

  wake(): void {
    this.#line.heal();
    this.sleeper.page?.onWake();
  }

  async #start(port: number): Promise<void> {
    this.#server = await startServer({ stores: sqliteIn(this.#data), config: { port } });
    const server = this.#server;
    onTestFinished(() => server.close());
  }

  #typist(url: string, code: string, token: string, name: string): PadTypist {
    const typist = new PadTypist({ url, code, token, pad: PAD, name, ledger: this.ledger });
    onTestFinished(() => typist.leave());
    return typist;
  }
}

/** Resolves when the pad is the example and these, and what they typed that is gone is put aside. */
async function untilPutBack(typist: PadTypist, tokens: readonly string[]): Promise<void> {
  const has = () => tokensIn(typist.text).toSorted().join() === tokens.toSorted().join();
  await typist.until(({ live, unsent, refused }) => live && !unsent && refused !== null && has());
}

/** What is offered as typed in another writing of the pad. */
function putAside({ view: { refused } }: PadTypist): string[] {
  expect(refused?.code).toBe("other-epoch");
  return tokensIn(refused?.text ?? "").toSorted();
}

/** Both have typed, and both know it. */
async function bothType({ host, sleeper }: SleepyClass): Promise<string[]> {
  const tokens = [host.type(), sleeper.type()];
  await Promise.all([host.untilHas(tokens), sleeper.untilHas(tokens)]);
  return tokens;
}

test("a client that sleeps while the server restarts wakes to one copy of the text", async () => {
  const sleepy = await SleepyClass.open();
  const before = await bothType(sleepy);
  sleepy.fallAsleep();
  await sleepy.restart();
  const meanwhile = sleepy.host.type();
  await sleepy.host.untilSent();
  sleepy.wake();
  await sleepy.sleeper.untilHas([...before, meanwhile]);
  expect(tokensIn(sleepy.sleeper.text).toSorted()).toEqual([...before, meanwhile].toSorted());
  expect(sleepy.sleeper.text.split(EXAMPLE.slice(0, 5))).toHaveLength(2);
  expect(sleepy.host.text).toBe(sleepy.sleeper.text);
});

test("what is typed asleep comes in once, beside what the others typed before and after the restart", async () => {
  const sleepy = await SleepyClass.open();
  const before = await bothType(sleepy);
  sleepy.fallAsleep();
  const asleep = [sleepy.sleeper.type(), sleepy.sleeper.type()];
  const others = [sleepy.host.type()];
  await sleepy.host.untilSent();
  await sleepy.restart();
  others.push(sleepy.host.type());
  await sleepy.host.untilSent();
  sleepy.wake();
  const all = [...before, ...asleep, ...others];
  await Promise.all([sleepy.sleeper.untilHas(all), sleepy.host.untilHas(all)]);
  expect(tokensIn(sleepy.sleeper.text).toSorted()).toEqual(all.toSorted());
  expect(sleepy.host.text).toBe(sleepy.sleeper.text);
  expect(sleepy.sleeper.view.refused).toBeNull();
});

test("with another writing of the pad the server's text stands, and what was typed asleep is put aside", async () => {
  const sleepy = await SleepyClass.open((opened) => opened.backUp());
  const [, typed] = await bothType(sleepy);
  sleepy.fallAsleep();
  const asleep = sleepy.sleeper.type();
  await sleepy.restore();
  await untilPutBack(sleepy.host, []);
  sleepy.wake();
  await sleepy.sleeper.until(({ live, refused }) => live && refused !== null);
  await sleepy.sleeper.untilSent();
  expect(sleepy.sleeper.text).toBe(EXAMPLE);
  expect(putAside(sleepy.sleeper)).toEqual([typed, asleep]);
  const after = await bothType(sleepy);
  expect(tokensIn(sleepy.sleeper.text).toSorted()).toEqual(after.toSorted());
});

for (const said of [false, true]) {
  test(`a store put back to an older seq of the pad, ${said ? "and said so" : "and not a word of it"}: one copy of what is there, the rest is put aside`, async () => {
    const sleepy = await SleepyClass.open();
    const before = await bothType(sleepy);
    await sleepy.backUp();
    const [hosts, sleepers] = await bothType(sleepy);
    sleepy.fallAsleep();
    const asleep = sleepy.sleeper.type();
    await sleepy.restore(said);
    await untilPutBack(sleepy.host, before);
    expect(putAside(sleepy.host)).toEqual([hosts]);
    sleepy.wake();
    await untilPutBack(sleepy.sleeper, before);
    expect(putAside(sleepy.sleeper)).toEqual([sleepers, asleep]);
    const after = [...before, ...(await bothType(sleepy))];
    for (const { text } of [sleepy.host, sleepy.sleeper])
      expect(tokensIn(text).toSorted()).toEqual(after.toSorted());
    expect(sleepy.host.text).toBe(sleepy.sleeper.text);
  });
}
