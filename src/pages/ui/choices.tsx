import { type ReactNode, useSyncExternalStore } from 'react';
import { languageChoice, useWords } from '../words/words.ts';
import { type Scheme, schemeChoice } from './scheme.ts';

const NEXT: Readonly<Record<Scheme, Scheme>> = { system: 'light', light: 'dark', dark: 'system' };
const SIGNS: Readonly<Record<Scheme, string>> = { system: '◐', light: '☀', dark: '☾' };

/** Language, and light or dark. */
export const Choices = (): ReactNode => {
  const { language, say } = useWords();
  const scheme = useSyncExternalStore(schemeChoice.subscribe, schemeChoice.get);
  const other = language === 'en' ? 'zh' : 'en';
  return (
    <div className="buttons">
      <button
        type="button"
        className="button"
        data-kind="quiet"
        lang={other === 'zh' ? 'zh-CN' : 'en'}
        onClick={() => {
          languageChoice.set(other);
        }}
      >
        {other === 'zh' ? '中文' : 'English'}
      </button>
      <button
        type="button"
        className="button"
        data-kind="quiet"
        aria-label={say(`scheme-${scheme}`)}
        title={say(`scheme-${scheme}`)}
        onClick={() => {
          schemeChoice.set(NEXT[scheme]);
        }}
      >
        <span aria-hidden="true">{SIGNS[scheme]}</span>
      </button>
    </div>
  );
};
