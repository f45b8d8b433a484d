import { CHINESE } from './chinese.ts';
import { ENGLISH } from './english.ts';
import type { PlaceholderValue, Phrase, PhraseKey } from './phrase.ts';

/** What clients can be told in: English, and simplified Chinese. */
export type Language = 'en' | 'zh';

interface LanguageTexts {
  readonly texts: Readonly<Record<PhraseKey, string>>;
  /** Stands between the parts of a list. */
  readonly comma: string;
}

const LANGUAGES: Readonly<Record<Language, LanguageTexts>> = {
  en: { texts: ENGLISH, comma: ', ' },
  zh: { texts: CHINESE, comma: '、' },
};

const BLANK = /\{(\w+)\}/g;

const fill = (filling: PlaceholderValue | undefined, language: Language): string => {
  if (filling === undefined) return '';
  if (typeof filling === 'string' || typeof filling === 'number') return String(filling);
  return 'key' in filling ? translate(filling, language) : filling.join(LANGUAGES[language].comma);
};

const LEFT_OUT = '…';

const isPhrase = (filling: PlaceholderValue): filling is Phrase =>
  typeof filling === 'object' && 'key' in filling;

const withoutTexts = ({ key, placeholders }: Phrase): Phrase => {
  const kept = Object.entries(placeholders).map(([name, filling]) => {
    if (typeof filling === 'string') return [name, LEFT_OUT];
    return [name, isPhrase(filling) ? withoutTexts(filling) : filling];
  });
  return { key, placeholders: Object.fromEntries(kept) as Phrase['placeholders'] };
};

/**
 * Says it in English without any text that is filled in: such texts quote what somebody wrote, which
 * may be customers' data. Numbers and lists are the service's own and stay.
 */
export const translateWithoutTexts = (phrase: Phrase): string =>
  translate(withoutTexts(phrase), 'en');

/** Says it. What is filled in is never read as a text with blanks itself. */
export const translate = ({ key, placeholders }: Phrase, language: Language): string =>
  LANGUAGES[language].texts[key].replace(BLANK, (_blank, name: string) =>
    fill(placeholders[name], language),
  );
