/** A prompt: one of Asterisk's sounds or of the call center's own, by the path Asterisk knows it by. */
export type Voice = string;

/** A piece of speech. Numbers are said as such, digits one by one. */
export type Utterance =
  | { readonly kind: 'voice'; readonly voice: Voice }
  | { readonly kind: 'digits'; readonly digits: string }
  | { readonly kind: 'number'; readonly number: number };

/** What is played to a call that waits, or into a conversation. */
export type Sound =
  | { readonly kind: 'silence' }
  /** Asterisk's default music on hold. */
  | { readonly kind: 'music' }
  /** Over and over. */
  | { readonly kind: 'loop'; readonly voice: Voice }
  /** The tone that a caller knows as ringing. */
  | { readonly kind: 'ring-back' }
  /** Once, after which its end is told as a fact. */
  | { readonly kind: 'speech'; readonly id: string; readonly utterances: readonly Utterance[] };

export const SILENCE: Sound = { kind: 'silence' };
export const MUSIC: Sound = { kind: 'music' };
export const RING_BACK: Sound = { kind: 'ring-back' };

/** The voice over and over, or else this. */
export const loopOr = (voice: Voice | null, otherwise: Sound): Sound =>
  voice === null ? otherwise : { kind: 'loop', voice };

/** Whether nothing has to change for one to become the other. */
export const sameSound = (a: Sound, b: Sound): boolean => {
  if (a.kind === 'loop' && b.kind === 'loop') return a.voice === b.voice;
  if (a.kind === 'speech' && b.kind === 'speech') return a.id === b.id;
  return a.kind === b.kind;
};
