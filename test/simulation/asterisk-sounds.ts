import type { CallId, ConversationId } from '../../src/domain/ids.ts';
import { MUSIC, SILENCE, type Sound } from '../../src/domain/sound.ts';
import type { SimulatedAsterisk } from './asterisk.ts';

/** What becomes of what is played to calls and in bridges. */

type Target = CallId | ConversationId;

const playerOf = (
  { channels, bridges }: SimulatedAsterisk,
  target: Target,
): { sound: Sound } | undefined =>
  channels.get(target as CallId) ?? bridges.get(target as ConversationId);

/** Those to whom something of these kinds is played. */
export const listenersTo = (
  { channels, bridges }: SimulatedAsterisk,
  ...kinds: readonly Sound['kind'][]
): Target[] =>
  [...channels, ...bridges].filter(([, { sound }]) => kinds.includes(sound.kind)).map(([id]) => id);

/** What is said to somebody comes to its end, which may not be noticed. */
export const finishSpeech = (
  asterisk: SimulatedAsterisk,
  target: Target,
  isTold: boolean,
): void => {
  const player = playerOf(asterisk, target);
  if (player?.sound.kind !== 'speech') return;
  const speechId = player.sound.id;
  player.sound = SILENCE;
  if (isTold) asterisk.tell({ kind: 'speech-finished', target, speechId });
};

/** Some prompt of those that play turns out to be damaged: the adapter plays music, and tells. */
export const failPrompt = (asterisk: SimulatedAsterisk, target: Target): void => {
  const player = playerOf(asterisk, target);
  if (player?.sound.kind === 'loop') {
    const { voice } = player.sound;
    player.sound = MUSIC;
    asterisk.tell({ kind: 'sound-failed', target, voice, instead: 'music' });
  } else if (player?.sound.kind === 'speech') {
    const [said] = player.sound.utterances;
    if (said?.kind !== 'voice') return;
    asterisk.tell({ kind: 'sound-failed', target, voice: said.voice, instead: 'nothing' });
  }
};
