import type { BlanksIn } from './phrase.ts';

type Texts = Readonly<Record<string, string>>;

type SameBlanks<Original extends string, Translated extends string> = [
  BlanksIn<Original>,
  BlanksIn<Translated>,
] extends [BlanksIn<Translated>, BlanksIn<Original>]
  ? Translated
  : `has other blanks than: ${Original}`;

type Complete<Original extends Texts, Translated extends Texts> = {
  readonly [Key in keyof Original]: Key extends keyof Translated
    ? SameBlanks<Original[Key], Translated[Key]>
    : string;
} & Readonly<Record<Exclude<keyof Translated, keyof Original>, never>>;

/**
 * Ties a translation to its original: one that lacks a text, has one too many, or does not use all
 * that a text is given does not compile.
 */
export const translationOf = <const Original extends Texts, const Translated extends Texts>(
  _original: Original,
  translated: Translated & Complete<Original, Translated>,
): { readonly [Key in keyof Original]: string } => translated;
