import type { WorkChannelName } from '../../ids.ts';
import type { Change } from './table.ts';

interface InWorkChannel {
  readonly workChannel: WorkChannelName;
}

/** How many places are taken in each work channel. */
export class WorkChannelLoad {
  readonly #counts = new Map<WorkChannelName, number>();
  #all = 0;

  /** In all of them. */
  get all(): number {
    return this.#all;
  }

  in(workChannel: WorkChannelName): number {
    return this.#counts.get(workChannel) ?? 0;
  }

  /** @param placesIn the places that a record takes, each in its work channel */
  follow<Row>(
    { before, after }: Change<string, Row>,
    placesIn: (row: Row) => readonly InWorkChannel[],
  ): void {
    if (before !== undefined) this.#addAll(placesIn(before), -1);
    if (after !== undefined) this.#addAll(placesIn(after), 1);
  }

  #addAll(places: readonly InWorkChannel[], count: number): void {
    for (const { workChannel } of places) this.#add(workChannel, count);
  }

  #add(workChannel: WorkChannelName, count: number): void {
    this.#counts.set(workChannel, this.in(workChannel) + count);
    this.#all += count;
  }
}
