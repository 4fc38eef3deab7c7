/** Characters that stand together, those that were deleted too: what Yjs calls each, and whether it is there. */
interface Block {
  readonly clients: number[];
  readonly clocks: number[];
  readonly there: boolean[];
  /** How many of them are there. */
  count: number;
}

interface Place {
  readonly block: Block;
  readonly index: number;
  /** How many characters that are there stand before it. */
  readonly at: number;
}

/** A block that grows beyond this is halved. */
const MOST_IN_BLOCK = 1024;

/**
 * The characters of a text in their order, by the names that Yjs gives them, to know where each stands. Yjs itself knows it only
 * by walking through the whole text, which for each row of a long class costs minutes.
 */
export class CharacterOrder {
  #blocks: Block[] = [emptyBlock()];
  readonly #blockOf = new Map<number, Block[]>();
  /** Where the last change was: most changes are right there. */
  #lately: Place | null = null;

  /** Puts `length` characters right after the one that is named, or first; gives where they stand. */
  insert(
    after: { readonly client: number; readonly clock: number } | null,
    client: number,
    clock: number,
    length: number,
    there: boolean,
  ): number {
    const left = after && this.#find(after.client, after.clock);
    const place: Place = left
      ? { block: left.block, index: left.index + 1, at: left.at + (left.block.there[left.index] ? 1 : 0) }
      : { block: this.#blocks[0] as Block, index: 0, at: 0 };
    let into = place;
    for (let done = 0; done < length; done += MOST_IN_BLOCK / 2) {
      const part = Math.min(length - done, MOST_IN_BLOCK / 2);
      into = this.#insertFew(into, client, clock + done, part, there);
    }
    return place.at;
  }

  /** Takes out a character; gives where it stood, or null when it was gone already. */
  delete(client: number, clock: number): number | null {
    const place = this.#find(client, clock);
    this.#lately = place;
    const { block, index, at } = place;
    if (!block.there[index]) return null;
    block.there[index] = false;
    block.count--;
    return at;
  }

  /** Gives the place right after them. */
  #insertFew(
    { block, index, at }: Place,
    client: number,
    clock: number,
    length: number,
    there: boolean,
  ): Place {
    const clocks = Array.from({ length }, (_, one) => clock + one);
    block.clients.splice(index, 0, ...clocks.map(() => client));
    block.clocks.splice(index, 0, ...clocks);
    block.there.splice(index, 0, ...clocks.map(() => there));
    if (there) block.count += length;
    for (const one of clocks) this.#put(client, one, block);
    this.#lately = { block, index: index + length - 1, at: there ? at + length - 1 : at };
    if (block.clients.length <= MOST_IN_BLOCK)
      return { block, index: index + length, at: there ? at + length : at };
    this.#halve(block);
    const last = this.#find(client, clock + length - 1);
    return { block: last.block, index: last.index + 1, at: last.at + (there ? 1 : 0) };
  }

  #find(client: number, clock: number): Place {
    const block = this.#blockOf.get(client)?.[clock];
    if (!block) throw new Error(`No character ${clock} of ${client}`);
    const near = this.#nearLately(block, client, clock);
    if (near) return near;
    let at = 0;
    for (const one of this.#blocks) {
      if (one === block) break;
      at += one.count;
    }
    for (let index = 0; index < block.clients.length; index++) {
      if (block.clocks[index] === clock && block.clients[index] === client) return { block, index, at };
      if (block.there[index]) at++;
    }
    throw new Error(`Character ${clock} of ${client} is not where it was put`);
  }

  /** The character of the last change, or the one after it. */
  #nearLately(block: Block, client: number, clock: number): Place | null {
    const lately = this.#lately;
    if (lately === null || lately.block !== block) return null;
    const { index, at } = lately;
    const isAt = (one: number) => block.clocks[one] === clock && block.clients[one] === client;
    if (isAt(index)) return lately;
    return isAt(index + 1) ? { block, index: index + 1, at: at + (block.there[index] ? 1 : 0) } : null;
  }

  #put(client: number, clock: number, block: Block): void {
    const blocks = this.#blockOf.get(client) ?? [];
    blocks[clock] = block;
    this.#blockOf.set(client, blocks);
  }

  #halve(block: Block): void {
    const half = block.clients.length >> 1;
    const second: Block = {
      clients: block.clients.splice(half),
      clocks: block.clocks.splice(half),
      there: block.there.splice(half),
      count: 0,
    };
    second.count = second.there.filter(Boolean).length;
    block.count -= second.count;
    for (const [index, client] of second.clients.entries())
      this.#put(client, second.clocks[index] as number, second);
    this.#blocks.splice(this.#blocks.indexOf(block) + 1, 0, second);
    this.#lately = null;
  }
}

function emptyBlock(): Block {
  return { clients: [], clocks: [], there: [], count: 0 };
}
