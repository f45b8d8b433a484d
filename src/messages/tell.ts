import { CHINESE } from './chinese.ts';
import { ENGLISH } from './english.ts';
import type { Filling, Phrase, PhraseKey } from './phrase.ts';

/** What clients can be told in: English, and simplified Chinese. */
export type Language = 'en' | 'zh';

interface Manner {
  readonly texts: Readonly<Record<PhraseKey, string>>;
  /** Stands between the parts of a list. */
  readonly comma: string;
}

const MANNERS: Readonly<Record<Language, Manner>> = {
  en: { texts: ENGLISH, comma: ', ' },
  zh: { texts: CHINESE, comma: '、' },
};

const BLANK = /\{(\w+)\}/g;

const fill = (filling: Filling | undefined, language: Language): string => {
  if (filling === undefined) return '';
  if (typeof filling === 'string' || typeof filling === 'number') return String(filling);
  return 'key' in filling ? tell(filling, language) : filling.join(MANNERS[language].comma);
};

const LEFT_OUT = '…';

const isPhrase = (filling: Filling): filling is Phrase =>
  typeof filling === 'object' && 'key' in filling;

const withoutTexts = ({ key, fillings }: Phrase): Phrase => {
  const kept = Object.entries(fillings).map(([name, filling]) => {
    if (typeof filling === 'string') return [name, LEFT_OUT];
    return [name, isPhrase(filling) ? withoutTexts(filling) : filling];
  });
  return { key, fillings: Object.fromEntries(kept) as Phrase['fillings'] };
};

/**
 * Says it in English without any text that is filled in: such texts quote what somebody wrote, which
 * may be customers' data. Numbers and lists are the service's own and stay.
 */
export const tellWithoutTexts = (phrase: Phrase): string => tell(withoutTexts(phrase), 'en');

/** Says it. What is filled in is never read as a text with blanks itself. */
export const tell = ({ key, fillings }: Phrase, language: Language): string =>
  MANNERS[language].texts[key].replace(BLANK, (_blank, name: string) =>
    fill(fillings[name], language),
  );
