import type { WorkChannelName } from '../ids.ts';
import type { Change } from './table.ts';

interface InWorkChannel {
  readonly workChannel: WorkChannelName;
}

/** How many records each work channel holds. */
export class WorkChannelLoad {
  readonly #counts = new Map<WorkChannelName, number>();

  in(workChannel: WorkChannelName): number {
    return this.#counts.get(workChannel) ?? 0;
  }

  follow<Row>({ before, after }: Change<string, Row>, placeOf: (row: Row) => InWorkChannel): void {
    if (before !== undefined) this.#add(placeOf(before).workChannel, -1);
    if (after !== undefined) this.#add(placeOf(after).workChannel, 1);
  }

  #add(workChannel: WorkChannelName, count: number): void {
    this.#counts.set(workChannel, this.in(workChannel) + count);
  }
}
