import { MOST_ANSWER_BYTES } from './share-limits.ts';

/** So many of the largest rows there are fit in any case. */
const SHORT_PAGE = 20;
/** For what stands around the rows. */
const ENVELOPE_BYTES = 1000;
/** So much text is made before others may have their turn: some half a millisecond's worth. */
const SLICE_BYTES = 64 * 1024;
const SLICE_ROWS = 100;

/** As many rows from the first as fit in one answer, as JSON, in slices. */
class RowTexts {
  readonly #slices: Buffer[] = [];
  #slice: string[] = [];
  #bytesOfSlice = 0;
  #bytes = ENVELOPE_BYTES;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  get slices(): readonly Buffer[] {
    return this.#slices;
  }

  /** @returns false: it does not fit, and is left out */
  add(text: string): boolean {
    const bytes = Buffer.byteLength(text) + 1;
    this.#bytes += bytes;
    if (this.#bytes > MOST_ANSWER_BYTES && this.#count >= SHORT_PAGE) return false;
    this.#count += 1;
    this.#bytesOfSlice += bytes;
    this.#slice.push(text);
    return true;
  }

  get isSliceFull(): boolean {
    return this.#bytesOfSlice >= SLICE_BYTES || this.#slice.length >= SLICE_ROWS;
  }

  endSlice(): void {
    if (this.#slice.length === 0) return;
    const comma = this.#slices.length === 0 ? '' : ',';
    this.#slices.push(Buffer.from(comma + this.#slice.join(',')));
    this.#slice = [];
    this.#bytesOfSlice = 0;
  }
}

/** A list as it is sent: an object whose last member, `result`, has been made JSON beforehand. */
export class WrittenList {
  readonly #pieces: readonly Buffer[];

  /** @param slices of the rows, in their order */
  constructor(members: object, slices: readonly Buffer[]) {
    const others = JSON.stringify(members).slice(0, -1);
    const before = others === '{' ? '{"result":[' : `${others},"result":[`;
    this.#pieces = [Buffer.from(before), ...slices, Buffer.from(']}')];
  }

  get pieces(): readonly Buffer[] {
    return this.#pieces;
  }

  /** For who keeps an answer or reads what is in it. */
  toJSON(): unknown {
    return JSON.parse(Buffer.concat(this.#pieces).toString());
  }
}

/**
 * An answer that is a list. Each row becomes JSON once: its bytes are counted and sent as they are. A page
 * that would be too long ends earlier, and long ones are made in slices, between which others have their
 * turn.
 * @typeParam Data what it says, as it is documented
 */
export class ListAnswer<Data extends { readonly result: readonly unknown[] }> {
  /** Of the type alone. */
  declare readonly data: Data;
  readonly #texts: Iterable<string>;
  readonly #membersOf: (shown: number) => object;

  /**
   * @param texts the rows as JSON; made as they are taken, each once
   * @param membersOf what stands beside the rows, by how many of them are shown
   */
  constructor(texts: Iterable<string>, membersOf: (shown: number) => Omit<Data, 'result'>) {
    this.#texts = texts;
    this.#membersOf = membersOf;
  }

  /** @param giveWay lets others have their turn; null: nobody waits for one */
  async write(giveWay: () => Promise<void> | null): Promise<WrittenList> {
    const rows = new RowTexts();
    for (const text of this.#texts) {
      if (!rows.add(text)) break;
      if (!rows.isSliceFull) continue;
      rows.endSlice();
      await giveWay();
    }
    rows.endSlice();
    return new WrittenList(this.#membersOf(rows.count), rows.slices);
  }
}
