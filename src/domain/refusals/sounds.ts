import { type Phrase, phrase } from '../../messages/phrase.ts';
import { Refusal } from '../refusal.ts';
import { MOST_SOUND_SECONDS, type UnusableSound } from '../stored-sound.ts';
import { unreachable } from '../unreachable.ts';

const EXPECTED = `a WAV file of at most ${MOST_SOUND_SECONDS} s, mono or stereo`;

const messageOf = (why: UnusableSound): Phrase => {
  switch (why.kind) {
    case 'not-wav':
      return phrase('sound-not-wav');
    case 'format':
      return phrase('sound-format');
    case 'empty':
      return phrase('sound-empty');
    case 'too-long':
      return phrase('sound-too-long', { most: MOST_SOUND_SECONDS });
    case 'channels':
      return phrase('sound-channels', { channels: why.channels });
    case 'rate':
      return phrase('sound-rate', { rate: why.rate });
    default:
      return unreachable(why);
  }
};

/** Prompts of call centers. */
export const soundRefusals = {
  soundNotFound: (callcenter: string, sound: string): Refusal =>
    new Refusal('sound-not-found', phrase('sound-missing', { callcenter, sound }), {
      callcenter,
      sound,
    }),
  soundsOff: (): Refusal => new Refusal('sounds-off', phrase('sounds-off')),
  soundNotConverted: (): Refusal =>
    new Refusal('sound-not-converted', phrase('sound-not-converted')),
  soundUnusable: (why: UnusableSound): Refusal =>
    new Refusal('invalid-argument', messageOf(why), { in: 'body', path: '', expected: EXPECTED }),
};
