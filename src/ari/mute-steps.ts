import type { MuteDirection } from '../domain/listen-speak-mode.ts';
import type { MuteDirection as AriDirection } from './channel-calls.ts';

type AudioDirection = 'in' | 'out';

const directionsOf = (direction: MuteDirection): readonly AudioDirection[] => {
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

const asDirection = (parts: readonly AudioDirection[]): AriDirection | null =>
  parts.length === 2 ? 'both' : (parts[0] ?? null);

/** What to mute and what to unmute, in that order; null: nothing. Asterisk adds mutes up. */
export interface MuteSteps {
  readonly mute: AriDirection | null;
  readonly unmute: AriDirection | null;
}

/** @param before null: not known, so that every part is said again */
export const muteSteps = (before: MuteDirection | null, wanted: MuteDirection): MuteSteps => {
  const had = directionsOf(before ?? 'none');
  const mayHave = directionsOf(before ?? 'both');
  const wants = directionsOf(wanted);
  const absent = directionsOf('both').filter((part) => !wants.includes(part));
  return {
    mute: asDirection(wants.filter((part) => !had.includes(part))),
    unmute: asDirection(absent.filter((part) => mayHave.includes(part))),
  };
};
