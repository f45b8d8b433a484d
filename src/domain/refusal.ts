import type { Phrase } from '../messages/phrase.ts';
import { translate } from '../messages/translate.ts';

/**
 * Why a request was not carried out. A refusal changes nothing. The domain knows no HTTP: which
 * status and code a refusal is answered with is a table in `http/`.
 */
export type RefusalId =
  | 'invalid-argument'
  | 'asterisk-refused'
  | 'asterisk-unavailable'
  | 'disk-full'
  | 'extension-exists'
  | 'extension-in-use'
  | 'extension-not-found'
  | 'extension-unreachable'
  | 'extension-not-webrtc'
  | 'agent-already-logged-in'
  | 'agent-not-found'
  | 'agent-busy'
  | 'agent-offline'
  | 'nothing-to-wrap-up'
  | 'condition-not-found'
  | 'condition-invalid'
  | 'condition-exists'
  | 'conversation-not-found'
  | 'conversation-full'
  | 'not-a-member'
  | 'member-not-found'
  | 'keys-not-heard'
  | 'too-many-keys'
  | 'recording-not-found'
  | 'recording-state'
  | 'note-too-late'
  | 'outcome-unknown'
  | 'queue-task-not-found'
  | 'queue-task-not-yours'
  | 'queue-task-over'
  | 'callback-exists'
  | 'work-channel-not-found'
  | 'work-channel-full'
  | 'number-not-allowed'
  | 'caller-id-not-allowed'
  | 'too-many-outside-calls'
  | 'callcenter-not-found'
  | 'callcenter-in-use'
  | 'callcenter-full'
  | 'webhook-not-found'
  | 'delivery-not-found'
  | 'trunk-exists'
  | 'trunk-not-found'
  | 'trunk-built-in'
  | 'number-not-found'
  | 'no-trunk'
  | 'trunks-full'
  | 'sound-not-found'
  | 'sounds-off'
  | 'sound-not-converted'
  | 'key-not-found'
  | 'session-not-found'
  | 'link-not-found'
  | 'trace-not-found'
  | 'last-admin-key';

/**
 * Facts that help to mend the request: a position, the known names, the present state. They
 * are for programs, and the same in every language.
 */
export type RefusalDetails = Readonly<Record<string, string | number | null>>;

/** Thrown while a request is decided and before anything is changed. Made by `refusals.ts` alone. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly id: RefusalId;
  /** The message in no language yet; as an Error's it is English. */
  readonly phrase: Phrase;
  readonly details: RefusalDetails;

  /** @param message a sentence for a person: what is wrong, where, and what would be right */
  constructor(id: RefusalId, message: Phrase, details: RefusalDetails = {}) {
    super(translate(message, 'en'));
    this.id = id;
    this.phrase = message;
    this.details = details;
  }
}
