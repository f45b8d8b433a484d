import type { ENGLISH } from './english.ts';

type English = typeof ENGLISH;

/** Names a sentence, or a part of one, in every language. */
export type PhraseKey = keyof English;

/** The names in braces in a text. */
export type PlaceholdersIn<Text extends string> =
  Text extends `${string}{${infer Name}}${infer Rest}` ? Name | PlaceholdersIn<Rest> : never;

/** What may stand in a blank. Texts and numbers are told as they are, lists as the language lists. */
export type PlaceholderValue = string | number | Phrase | readonly string[];

type Fillings<Key extends PhraseKey> = Readonly<
  Record<PlaceholdersIn<English[Key]>, PlaceholderValue>
>;

/**
 * Something to be said, in no language yet. Plain data that survives JSON: what is thrown where no
 * language is known is told in the one of the client, at the very end.
 */
export interface Phrase {
  readonly key: PhraseKey;
  readonly placeholders: Readonly<Record<string, PlaceholderValue>>;
}

type GivenFor<Key extends PhraseKey> = [PlaceholdersIn<English[Key]>] extends [never]
  ? []
  : [placeholders: Fillings<Key>];

/** A phrase with all that its English text leaves blank. */
export const phrase = <Key extends PhraseKey>(key: Key, ...given: GivenFor<Key>): Phrase => ({
  key,
  placeholders: given[0] ?? {},
});
