import type { Command } from '../../src/domain/engine/world/command.ts';
import { sameSound, type Sound } from '../../src/domain/sound.ts';
import { must } from './violation.ts';

type Play = Extract<Command, { kind: 'play-to-call' | 'play-to-conversation' }>;

/** The adapter stops only what it is told of; speech may have ended by itself. */
export const play = (
  player: { sound: Sound } | undefined,
  { sound, before, ...target }: Play,
  missing: string,
): string | null => {
  if (player === undefined) return missing;
  const isTrue =
    before === null ||
    sameSound(before, player.sound) ||
    (before.kind === 'speech' && player.sound.kind === 'silence') ||
    // The adapter lets music take the place of a prompt that fails.
    (before.kind === 'loop' && player.sound.kind === 'music');
  must('what is stopped is what plays', isTrue, () =>
    JSON.stringify({ target, before, plays: player.sound }),
  );
  player.sound = sound;
  return null;
};
