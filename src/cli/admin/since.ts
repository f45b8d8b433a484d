import { InvalidArgumentError } from 'commander';

const UNITS_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A moment as people write it, in ms since 1970: a date, with a time or not, or so long ago. */
export const sinceIn = (written: string): number => {
  const ago = /^(\d+)([mhd])$/.exec(written);
  const ms = ago === null ? Date.parse(written) : Date.now() - Number(ago[1]) * unit(ago[2]);
  if (Number.isFinite(ms) && ms >= 0) return ms;
  throw new InvalidArgumentError('Expected a date, such as 2026-03-02T09:15, or 90m, 12h, 7d.');
};

const unit = (letter = ''): number => UNITS_MS[letter] ?? Number.NaN;
