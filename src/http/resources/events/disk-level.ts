import { shownWord } from '../../schemas/answer-fields.ts';

const LEVELS = ['enough', 'low', 'full'] as const;

/** How much room there was for records, and is. */
export const diskLevels = {
  previous_level: shownWord(LEVELS, 'how much room there was'),
  latest_level: shownWord(
    LEVELS,
    'how much room there is; full: nothing new is begun (refused as disk-full), what goes on goes on',
  ),
} as const;
