import * as z from "zod/mini";
import { CLASS, PadId, type PadName, padParts } from "../../domain/pad/pad-id.ts";
import {
  PAD_TO_CLIENT,
  PAD_TO_SERVER,
  PadEdit,
  PadEdited,
  PadOpen,
  PadOpened,
} from "../../domain/pad/pad-protocol.ts";
import { PAD_PREFIX } from "../../domain/protocol.ts";
import type { PadLedger } from "../support/pad-ledger.ts";
import type { Person } from "./pad-class.ts";
import type { WireWitness } from "./pad-wire.ts";

const Opened = z.object({ ok: z.literal(true), value: PadOpened });
const Granted = z.object({ ok: z.literal(true), value: PadEdited });
const Frame = z.object({
  pad: z.string(),
  epoch: z.optional(z.string()),
  update: z.optional(z.string()),
  state: z.optional(z.string()),
  who: z.optional(z.record(z.string(), z.string())),
});

/** Sees what the server has really answered and sent to one browser, before the weather gets it. */
export class PadWitness implements WireWitness {
  /** By the name of a pad: its epoch and the last update as this browser was told. */
  readonly epochs = new Map<PadName, string>();
  readonly lastUpdates = new Map<PadName, string>();
  readonly #person: Person | null;
  readonly #ledger: PadLedger;
  readonly #ids: readonly string[];
  /** Others' pads whose contents were sent here: right only for a host. */
  readonly foreign = new Set<PadName>();
  /** The numbers of this browser's cursors, by pad, on the line that it has now. */
  readonly numbers = new Map<PadName, number>();
  /** Pads in which this browser was told names. */
  readonly named = new Set<PadName>();
  refused = 0;

  constructor(person: Person | null, ledger: PadLedger, ids: readonly string[]) {
    this.#person = person;
    this.#ledger = ledger;
    this.#ids = ids;
  }

  readonly onAnswer: WireWitness["onAnswer"] = (name, content, answer) => {
    const opened = Opened.safeParse(answer);
    if (name === PAD_TO_SERVER.open && opened.success)
      this.numbers.set(PadOpen.parse(content).pad, opened.data.value.you ?? 0);
    if (name !== PAD_TO_SERVER.edit) return;
    const granted = Granted.safeParse(answer);
    if (!granted.success) {
      this.refused++;
      return;
    }
    const { pad, update } = PadEdit.parse(content);
    if (!PadId.safeParse(pad).success) throw new Error(`An edit was taken for ${pad}`);
    const edit = { by: this.#person?.id ?? "", update: bytesOf(update), seq: granted.data.value.seq };
    this.#ledger.acknowledge(pad, edit);
  };

  readonly onFrame: WireWitness["onFrame"] = (name, content) => {
    if (!name.startsWith(PAD_PREFIX)) return;
    const { pad, epoch, update, who } = Frame.parse(content);
    if (epoch !== undefined) this.epochs.set(pad, epoch);
    if (update !== undefined) this.lastUpdates.set(pad, update);
    if (who) this.named.add(pad);
    if (!this.#person && who) throw new Error(`A screen was told who is in ${pad}`);
    if (name !== PAD_TO_CLIENT.shut) this.#checkPrivacy(pad, JSON.stringify(content));
  };

  /** No frame names anybody by their id, but for the pad's own name where its reader may know it. */
  #checkPrivacy(pad: string, json: string): void {
    const named = PadId.safeParse(pad).success ? padParts(pad).owner : null;
    if (named !== null && named !== CLASS && named !== this.#person?.id) this.foreign.add(pad);
    const leaked = this.#ids.find((id) => named !== id && json.includes(id));
    if (leaked !== undefined) throw new Error(`What is told of ${pad} names ${leaked}`);
  }
}

function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, "base64"));
}
