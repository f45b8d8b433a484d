import type { MuteDirection } from '../domain/listen-speak-mode.ts';
import type { MuteDirection as AriDirection } from './channel-calls.ts';

type Part = 'in' | 'out';

const partsOf = (direction: MuteDirection): readonly Part[] => {
  switch (direction) {
    case 'none':
      return [];
    case 'in':
    case 'out':
      return [direction];
    case 'both':
      return ['in', 'out'];
  }
};

const asDirection = (parts: readonly Part[]): AriDirection | null =>
  parts.length === 2 ? 'both' : (parts[0] ?? null);

/** What to mute and what to unmute, in that order; null: nothing. Asterisk adds mutes up. */
export interface MuteSteps {
  readonly mute: AriDirection | null;
  readonly unmute: AriDirection | null;
}

/** @param before null: not known, so that every part is said again */
export const muteSteps = (before: MuteDirection | null, wanted: MuteDirection): MuteSteps => {
  const had = partsOf(before ?? 'none');
  const mayHave = partsOf(before ?? 'both');
  const wants = partsOf(wanted);
  const absent = partsOf('both').filter((part) => !wants.includes(part));
  return {
    mute: asDirection(wants.filter((part) => !had.includes(part))),
    unmute: asDirection(absent.filter((part) => mayHave.includes(part))),
  };
};
