import { phrase } from '../../messages/phrase.ts';
import { Refusal } from '../refusal.ts';

/** Ways to the telephone network, and the numbers that come in by them. */
export const trunkRefusals = {
  trunkNotFound: (trunk: string): Refusal =>
    new Refusal('trunk-not-found', phrase('trunk-missing', { trunk }), { trunk }),
  trunkExists: (trunk: string): Refusal =>
    new Refusal('trunk-exists', phrase('trunk-there', { trunk }), { trunk }),
  /** @param madeBy the application whose account it is in Asterisk; null: a file's, an extension's, or nobody knows */
  trunkNameTaken: (trunk: string, madeBy: string | null): Refusal =>
    new Refusal(
      'trunk-exists',
      madeBy === null
        ? phrase('trunk-name-taken', { trunk })
        : phrase('trunk-name-of-another', { trunk, application: madeBy }),
      { trunk },
    ),
  trunkBuiltIn: (trunk: string): Refusal =>
    new Refusal('trunk-built-in', phrase('trunk-in-file', { trunk }), { trunk }),
  trunkStays: (trunk: string): Refusal =>
    new Refusal('trunk-built-in', phrase('trunk-in-file-stays', { trunk }), { trunk }),
  numberNotFound: (number: string): Refusal =>
    new Refusal('number-not-found', phrase('number-missing', { number }), { number }),
  noTrunk: (number: string): Refusal =>
    new Refusal('no-trunk', phrase('no-trunk', { number }), { number }),
  /** @param trunks that take it, had they room */
  trunksFull: (number: string, trunks: readonly string[]): Refusal =>
    new Refusal('trunks-full', phrase('trunks-full', { number, trunks }), {
      number,
      trunks: trunks.join(', '),
    }),
};
