import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

/** A fact that did not come true before its deadline. Says what was awaited and what was seen. */
export class NotInTime extends Error {
  override readonly name = 'NotInTime';
}

/** What {@link eventually} waits for and how long. */
export interface Awaiting {
  /** Completes the sentence "waited for …", e.g. `ana's phone to ring`. */
  readonly awaited: string;
  /** Deadline in milliseconds from the call; 2000 unless told. */
  readonly withinMs?: number;
  /** What is there instead, asked once when the deadline has passed. */
  readonly observed?: () => string;
  /** Milliseconds between two looks; 5 unless told. */
  readonly everyMs?: number;
}

/**
 * Deadlines are for what never comes. A machine that tests for others may be slow: it is given more
 * time, which nobody loses as long as the tests pass.
 */
export const PATIENCE = process.env['CI'] === 'true' ? 4 : 1;

type Absent = undefined | null | false;

/**
 * Waits for an observable fact: looks again and again until `look` gives something other than
 * undefined, null or false, and answers with that. An error thrown by `look` ends the wait.
 *
 * @throws NotInTime after the deadline, with what was awaited and what was observed instead
 */
export async function eventually<T>(
  look: () => T | Absent | Promise<T | Absent>,
  awaiting: Awaiting,
): Promise<T> {
  const { withinMs = 2000, everyMs = 5 } = awaiting;
  const deadline = performance.now() + withinMs * PATIENCE;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== null && seen !== false) return seen;
    if (performance.now() >= deadline) throw new NotInTime(complaint(awaiting, withinMs));
    await pause(everyMs);
  }
}

function complaint({ awaited, observed }: Awaiting, withinMs: number): string {
  const instead = observed ? `; ${observed()}` : '';
  return `waited ${withinMs} ms for ${awaited}${instead}`;
}
