import { expect } from "@playwright/test";
import * as z from "zod/mini";
import { EntryFold } from "../../../domain/recording/fold-entry.ts";
import { Chunk, ClassPart, Manifest, type VoicePiece } from "../../../domain/recording/recording.ts";
import { RecordingCard } from "../../../domain/recording/recording-api.ts";
import type { Person } from "./actors.ts";

/** What a server sends of recordings to this person's browser. */
export class RecordingApi {
  readonly #person: Person;

  constructor(person: Person) {
    this.#person = person;
  }

  /** The id of the only recording that this browser has. */
  async onlyId(): Promise<string> {
    const answer = await this.#get("");
    const cards = z.array(RecordingCard).parse(await answer.json());
    expect(cards).toHaveLength(1);
    return cards[0]?.id ?? "";
  }

  async manifest(name: string): Promise<Manifest> {
    const answer = await this.#get(`/${name}/manifest`);
    return Manifest.parse(await answer.json());
  }

  /** The bytes of the recording's file, or of its page, as everybody may have it. */
  async download(name: string, what: "file" | "page"): Promise<Buffer> {
    const answer = await this.#get(`/${name}/${what}?view=shared`);
    return answer.body();
  }

  async voice(name: string, piece: VoicePiece): Promise<{ type: string; size: number }> {
    const answer = await this.#get(`/${name}/voice/${piece.name}`);
    return { type: answer.headers()["content-type"] ?? "", size: (await answer.body()).length };
  }

  /** All that can be read of it: what is sent, and what each pad held after each thing that happened. */
  async text(name: string): Promise<string> {
    const manifest = await this.manifest(name);
    const chunks = manifest.chunks.map(async (_, n) => {
      const sent = await (await this.#get(`/${name}/chunks/${n}`)).text();
      const classPart = ClassPart.parse(JSON.parse(sent));
      if (classPart.apart.length === 0) return [sent, ...padsOver(classPart)];
      const own = await (await this.#get(`/${name}/chunks/${n}/aside`)).text();
      return [sent, ...padsOver(classPart), own, ...padsOver(Chunk.parse(JSON.parse(own)))];
    });
    return [JSON.stringify(manifest), ...(await Promise.all(chunks)).flat()].join("\n");
  }

  async #get(path: string) {
    const { page, url } = this.#person;
    const answer = await page.request.get(`${url}/api/recordings${path}`);
    expect(answer.status(), path).toBe(200);
    return answer;
  }
}

/** What is typed key by key stands in no single entry. */
function padsOver({ keyframe, entries }: Chunk): string[] {
  const fold = new EntryFold(keyframe);
  return entries.map((entry) => {
    fold.add(entry);
    return JSON.stringify(fold.now().pads);
  });
}
