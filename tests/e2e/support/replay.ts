import { expect, type Locator } from "@playwright/test";
import * as z from "zod/mini";
import type { RecordingView } from "../../../domain/recording/recording.ts";
import { RecordingCard, RecordingName } from "../../../domain/recording/recording-api.ts";
import { builtInLesson } from "../../lesson/support/built-in-lesson.ts";
import { toldClass } from "../../support/told-class.ts";
import type { Person } from "./actors.ts";

let lesson: ReturnType<typeof builtInLesson> | null = null;

/** Brings the told class into this person's browser as a file; gives its id. */
export async function bringIn(person: Person, view: RecordingView = "shared"): Promise<string> {
  lesson ??= builtInLesson();
  // Files are taken from hosts only.
  await person.context.request.post(`${person.url}/api/classes`, {
    data: { lesson: "generators-and-coroutines", hostName: person.name },
  });
  const answer = await person.context.request.post(`${person.url}/api/recordings`, {
    data: await toldClass(await lesson, view),
    headers: { "content-type": "application/octet-stream" },
  });
  return z.object({ id: RecordingName }).parse(await answer.json()).id;
}

/** Makes a link of the recording for everybody; gives its token. */
export async function share(owner: Person, id: string): Promise<string> {
  const answer = await owner.context.request.patch(`${owner.url}/api/recordings/${id}`, {
    data: { shared: true },
  });
  return RecordingCard.parse(await answer.json()).shared ?? "";
}

/** The only recording of this person, as soon as something is made of it. */
export async function ownRecording({ context, url }: Person): Promise<string> {
  let cards: readonly RecordingCard[] = [];
  await expect
    .poll(async () => {
      cards = z.array(RecordingCard).parse(await (await context.request.get(`${url}/api/recordings`)).json());
      return cards.map(({ lasted }) => lasted !== undefined);
    })
    .toEqual([true]);
  return cards[0]?.id ?? "";
}

/** A replay as somebody's screen shows it. */
export class Replay {
  readonly #person: Person;

  constructor(person: Person) {
    this.#person = person;
  }

  get timeline(): Locator {
    return this.#person.page.getByRole("slider", { name: "Timeline" });
  }

  get pad(): Locator {
    return this.#person.page.getByRole("region", { name: "Pad", exact: true });
  }

  /** Opens a recording, where it says, and waits until it is there. */
  async open(name: string, query = ""): Promise<void> {
    await this.#person.open(`/replay/${name}${query}`);
    await expect(this.timeline).toBeVisible();
  }

  /** Waits until it stands at this time: '26:41'. */
  async isAt(time: string): Promise<void> {
    await expect(this.timeline).toHaveAttribute("aria-valuetext", new RegExp(`^${time} of `));
  }

  /** The time in sight, in seconds. */
  async seconds(): Promise<number> {
    return Number(await this.timeline.getAttribute("aria-valuenow"));
  }

  /** The names at the cursors in the pad. */
  async typists(): Promise<string[]> {
    return (await this.pad.locator(".cm-pointer").allTextContents()).sort();
  }
}
