import type { RefusalDetails } from '../domain/refusal.ts';
import { ANSWER_CODES, type AnswerId } from './answer-codes.ts';

/** What every request is answered with. */
export type Envelope =
  | { readonly code: '000000'; readonly msg: 'ok'; readonly data: unknown }
  | {
      readonly code: string;
      /** For a person; its wording may change. */
      readonly msg: string;
      readonly data: null;
      readonly error: { readonly id: AnswerId; readonly details: RefusalDetails };
    };

export const success = (data: unknown): Envelope => ({ code: '000000', msg: 'ok', data });

export const failure = (id: AnswerId, msg: string, details: RefusalDetails): Envelope => ({
  code: ANSWER_CODES[id].code,
  msg,
  data: null,
  error: { id, details },
});
