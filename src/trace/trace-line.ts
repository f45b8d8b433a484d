import type { Instant } from '../domain/ids.ts';

/** Something that happened. */
export interface TraceLine {
  readonly at: Instant;
  readonly text: string;
}

/** As it is written: `12.3 s`. */
export const seconds = (ms: number): string => `${(Math.max(0, ms) / 1000).toFixed(1)} s`;

/** What somebody else wrote, set off from our words. */
export const quoted = (text: string): string => `"${text}"`;

/** `a`, `a and b`, `a, b and c`. */
export const listed = (parts: readonly string[], last = 'and'): string =>
  parts.length < 2
    ? parts.join('')
    : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1) ?? ''}`;
