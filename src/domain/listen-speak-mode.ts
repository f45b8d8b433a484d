/** 1 hears and speaks · 2 only hears · 3 only speaks · 4 neither (paused, held). */
export type ListenSpeakMode = 1 | 2 | 3 | 4;

/**
 * Seen from Asterisk: `in` drops what comes from the phone, `out` sends the phone nothing, `both`
 * does both.
 */
export type MuteDirection = 'none' | 'in' | 'out' | 'both';

const DIRECTIONS = { 1: 'none', 2: 'in', 3: 'out', 4: 'both' } as const satisfies Record<
  ListenSpeakMode,
  MuteDirection
>;

export const muteDirection = (mode: ListenSpeakMode): MuteDirection => DIRECTIONS[mode];

/** Whether who has it hears. */
export const hearsIn = (mode: ListenSpeakMode): boolean => mode === 1 || mode === 2;

/** Whether who has it is heard. */
export const speaksIn = (mode: ListenSpeakMode): boolean => mode === 1 || mode === 3;

/** All that either of them drops. */
export const bothMutes = (a: MuteDirection, b: MuteDirection): MuteDirection => {
  if (a === b || b === 'none') return a;
  return a === 'none' ? b : 'both';
};
