import { phrase } from '../../messages/phrase.ts';
import { Refusal } from '../refusal.ts';

export const signInRefusals = {
  keyNotFound: (key: string): Refusal =>
    new Refusal('key-not-found', phrase('key-missing', { key }), { key }),
  lastAdminKey: (key: string): Refusal =>
    new Refusal('last-admin-key', phrase('last-admin-key', { key }), { key }),
  /** @param session its id; null: the request came without one, with a key */
  sessionNotFound: (session: string | null): Refusal =>
    new Refusal(
      'session-not-found',
      session === null ? phrase('session-none') : phrase('session-missing', { session }),
      { session },
    ),
  linkNotFound: (link: string): Refusal =>
    new Refusal('link-not-found', phrase('link-missing', { link }), { link }),
};
