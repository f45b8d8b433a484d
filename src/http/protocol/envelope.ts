import type { RefusalDetails } from '../../domain/refusal.ts';
import { type Phrase, phrase } from '../../messages/phrase.ts';
import { type Language, translate } from '../../messages/translate.ts';
import { ANSWER_CODES, type AnswerId } from './answer-codes.ts';

/** What every request is answered with. `msg` is for a person: its wording may change. */
export type Envelope =
  | { readonly code: '000000'; readonly msg: string; readonly data: unknown }
  | {
      readonly code: string;
      readonly msg: string;
      readonly data: null;
      readonly error: { readonly id: AnswerId; readonly details: RefusalDetails };
    };

const OK: Readonly<Record<Language, string>> = {
  en: translate(phrase('ok'), 'en'),
  zh: translate(phrase('ok'), 'zh'),
};

export const success = (data: unknown, language: Language): Envelope => ({
  code: '000000',
  msg: OK[language],
  data,
});

/** A refusal, of whatever kind. */
interface Refused {
  readonly id: AnswerId;
  readonly phrase: Phrase;
  readonly details: RefusalDetails;
}

export const failure = ({ id, phrase, details }: Refused, language: Language): Envelope => ({
  code: ANSWER_CODES[id].code,
  msg: translate(phrase, language),
  data: null,
  error: { id, details },
});
