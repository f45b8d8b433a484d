import type { CallcenterId } from '../domain/ids.ts';
import { refusals } from '../domain/refusals.ts';
import { numberKey, type RoutedNumber } from '../domain/routed-number.ts';
import type { Callcenters } from './callcenters.ts';
import type { Page, PageOf } from './ports/page.ts';
import type { TrunkRecords } from './ports/trunk-records.ts';

interface Deps {
  readonly records: TrunkRecords;
  readonly callcenters: Pick<Callcenters, 'find' | 'numbers'>;
}

/** The numbers that calls come in for, of all call centers together. */
export class Numbers {
  readonly #deps: Deps;
  readonly #numbers: Map<string, RoutedNumber>;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#numbers = deps.callcenters.numbers;
  }

  /** To be done before Asterisk is connected and requests are served. */
  async load(): Promise<void> {
    for (const number of await this.#deps.records.numbers()) {
      this.#numbers.set(numberKey(number.number), number);
    }
  }

  /** @param only those of this call center alone; null: all */
  list({ number, size }: Page, only: CallcenterId | null): PageOf<RoutedNumber> {
    const all = [...this.#numbers.values()]
      .filter(({ callcenterId }) => only === null || callcenterId === only)
      .toSorted((one, other) => (one.number < other.number ? -1 : 1));
    return { totalCount: all.length, rows: all.slice((number - 1) * size, number * size) };
  }

  /**
   * @param only one of another call center is as if there were none; null: any is found
   * @throws Refusal number-not-found
   */
  find(number: string, only: CallcenterId | null): RoutedNumber {
    const found = this.#numbers.get(numberKey(number));
    if (found === undefined || (only !== null && found.callcenterId !== only)) {
      throw refusals.numberNotFound(number);
    }
    return found;
  }

  /**
   * Whose a number is, an administrator says: a call center changes where its own numbers go.
   * @throws Refusal callcenter-not-found, number-not-found
   */
  async put(number: RoutedNumber, only: CallcenterId | null): Promise<RoutedNumber> {
    this.#deps.callcenters.find(number.callcenterId);
    if (only !== null) this.find(number.number, only);
    const key = numberKey(number.number);
    await this.#deps.records.putNumber(key, number);
    this.#numbers.set(key, number);
    return number;
  }

  /** @throws Refusal number-not-found */
  async remove(number: string, only: CallcenterId | null): Promise<RoutedNumber> {
    const found = this.find(number, only);
    const key = numberKey(number);
    await this.#deps.records.removeNumber(key);
    this.#numbers.delete(key);
    return found;
  }

  /** A call center is removed, and its numbers with it. */
  async removeOf(callcenter: CallcenterId): Promise<void> {
    await this.#deps.records.removeNumbersOf(callcenter);
    for (const [key, { callcenterId }] of this.#numbers) {
      if (callcenterId === callcenter) this.#numbers.delete(key);
    }
  }
}
