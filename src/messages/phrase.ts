import type { ENGLISH } from './english.ts';

type English = typeof ENGLISH;

/** Names a sentence, or a part of one, in every language. */
export type PhraseKey = keyof English;

/** The names in braces in a text. */
export type BlanksIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | BlanksIn<Rest>
  : never;

/** What may stand in a blank. Texts and numbers are told as they are, lists as the language lists. */
export type Filling = string | number | Phrase | readonly string[];

type Fillings<Key extends PhraseKey> = Readonly<Record<BlanksIn<English[Key]>, Filling>>;

/**
 * Something to be said, in no language yet. Plain data that survives JSON: what is thrown where no
 * language is known is told in the one of the client, at the very end.
 */
export interface Phrase {
  readonly key: PhraseKey;
  readonly fillings: Readonly<Record<string, Filling>>;
}

type GivenFor<Key extends PhraseKey> = [BlanksIn<English[Key]>] extends [never]
  ? []
  : [fillings: Fillings<Key>];

/** A phrase with all that its English text leaves blank. */
export const phrase = <Key extends PhraseKey>(key: Key, ...given: GivenFor<Key>): Phrase => ({
  key,
  fillings: given[0] ?? {},
});
