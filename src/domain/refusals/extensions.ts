import { type Phrase, phrase } from '../../messages/phrase.ts';
import { Refusal } from '../refusal.ts';

const inUse = (message: Phrase, extension: string, agent: string): Refusal =>
  new Refusal('extension-in-use', message, { extension, agent });

export const extensionRefusals = {
  extensionNotFound: (extension: string): Refusal =>
    new Refusal('extension-not-found', phrase('extension-missing', { extension }), { extension }),
  extensionExists: (extension: string): Refusal =>
    new Refusal('extension-exists', phrase('extension-there', { extension }), { extension }),
  sipUserTaken: (user: string): Refusal =>
    new Refusal('extension-exists', phrase('sip-user-taken', { user }), { extension: user }),
  /** @param madeBy the application whose account it is in Asterisk; null: a file's, or nobody knows */
  accountTaken: (user: string, madeBy: string | null): Refusal =>
    new Refusal(
      'extension-exists',
      madeBy === null
        ? phrase('account-taken', { user })
        : phrase('account-of-another', { user, application: madeBy }),
      { extension: user },
    ),
  /** An agent is logged in with it, as one of several perhaps. */
  extensionHeld: (extension: string, agent: string): Refusal =>
    inUse(phrase('extension-held', { extension, agent }), extension, agent),
  extensionActive: (extension: string, agent: string): Refusal =>
    inUse(phrase('extension-active', { extension, agent }), extension, agent),
  extensionNotWebrtc: (extension: string, agent: string): Refusal =>
    new Refusal('extension-not-webrtc', phrase('extension-not-webrtc', { extension, agent }), {
      extension,
      agent,
    }),
  extensionNoBrowser: (extension: string): Refusal =>
    new Refusal('extension-not-webrtc', phrase('extension-no-browser', { extension }), {
      extension,
    }),
  /** @param agent whose call it is */
  extensionHasCall: (extension: string, agent: string): Refusal =>
    inUse(phrase('extension-has-call', { extension }), extension, agent),
};
