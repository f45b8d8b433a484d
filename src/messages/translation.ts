import type { PlaceholdersIn } from './phrase.ts';

type Texts = Readonly<Record<string, string>>;

/** A text for each key of the original, and for no other. */
export type TextsFor<Original extends Texts> = Readonly<Record<keyof Original, string>>;

type SameBlanks<Original extends string, Translated extends string> = [
  PlaceholdersIn<Original>,
  PlaceholdersIn<Translated>,
] extends [PlaceholdersIn<Translated>, PlaceholdersIn<Original>]
  ? Translated
  : `uses something else than: ${Original}`;

/** Texts that use all that the original is given, and nothing else: others do not compile. */
export type Translation<Original extends Texts, Translated extends TextsFor<Original>> = {
  readonly [Key in keyof Original]: SameBlanks<Original[Key], Translated[Key]>;
};
