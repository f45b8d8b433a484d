import {
  createContext,
  createElement,
  type ReactNode,
  use,
  useMemo,
  useSyncExternalStore,
} from 'react';
import type { PlaceholdersIn } from '../../messages/phrase.ts';
import { preference } from '../ui/preference.ts';
import { CHINESE } from './chinese.ts';
import { ENGLISH } from './english.ts';

export type Language = 'en' | 'zh';

type English = typeof ENGLISH;
/** Names a text of the pages in every language. */
export type WordKey = keyof English;

type Filling<Key extends WordKey> = [PlaceholdersIn<English[Key]>] extends [never]
  ? []
  : [filling: Readonly<Record<PlaceholdersIn<English[Key]>, string | number>>];

/** Gives a text by its key, with what it leaves blank. */
export type Say = <Key extends WordKey>(key: Key, ...filling: Filling<Key>) => string;

export interface Words {
  readonly language: Language;
  /** As `Intl` and `lang` take it. */
  readonly locale: string;
  readonly say: Say;
}

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', zh: 'zh-CN' };
const TEXTS: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = {
  en: ENGLISH,
  zh: CHINESE,
};
const BLANK = /\{(\w+)\}/g;

const ofBrowser = (): Language => (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');

/** Which language was chosen; at first the browser's. */
export const languageChoice = preference<Language>('language', ['en', 'zh'], ofBrowser());

/** All texts in one language. */
export const wordsIn = (language: Language): Words => ({
  language,
  locale: LOCALES[language],
  say: (key, ...[filling]) =>
    TEXTS[language][key].replace(BLANK, (_blank, name: string) =>
      String((filling as Readonly<Record<string, string | number>> | undefined)?.[name] ?? ''),
    ),
});

const WordsContext = createContext(wordsIn('en'));

/** Gives all that is below it the texts of the chosen language. */
export const WithWords = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const language = useSyncExternalStore(languageChoice.subscribe, languageChoice.get);
  const words = useMemo(() => wordsIn(language), [language]);
  document.documentElement.lang = words.locale;
  return createElement(WordsContext, { value: words }, children);
};

/** The texts in the language that was chosen. */
export const useWords = (): Words => use(WordsContext);
