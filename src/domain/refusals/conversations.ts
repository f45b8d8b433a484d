import { type Phrase, phrase } from '../../messages/phrase.ts';
import type { RecordingAction, RecordingState } from '../recording.ts';
import { Refusal } from '../refusal.ts';

/** Who is not there; null: nobody in particular, or named by the other. */
interface Missing {
  readonly agent: string | null;
  readonly call: string | null;
}

const memberNotFound = (message: Phrase, conversation: string, { agent, call }: Missing): Refusal =>
  new Refusal('member-not-found', message, { conversation_id: conversation, agent, call_id: call });

const notFound = (message: Phrase, conversation: string): Refusal =>
  new Refusal('conversation-not-found', message, { conversation_id: conversation });

const WITHOUT_RECORDING = { none: 'recording-missing', 'going-on': 'recording-going-on' } as const;

export const conversationRefusals = {
  /** Neither now nor in the past. */
  conversationNotFound: (conversation: string): Refusal =>
    notFound(phrase('conversation-missing', { conversation }), conversation),
  conversationNotGoingOn: (conversation: string): Refusal =>
    notFound(phrase('conversation-not-going-on', { conversation }), conversation),
  conversationFull: (conversation: string): Refusal =>
    new Refusal('conversation-full', phrase('conversation-full', { conversation }), {
      conversation_id: conversation,
    }),
  notAMember: (agent: string, conversation: string): Refusal =>
    new Refusal('not-a-member', phrase('not-a-member', { agent, conversation }), {
      agent,
      conversation_id: conversation,
    }),
  /** Neither now nor in the past. */
  neverAMember: (agent: string, conversation: string): Refusal =>
    new Refusal('not-a-member', phrase('never-a-member', { agent, conversation }), {
      agent,
      conversation_id: conversation,
    }),
  /** @param hours how long after its end it could be noted */
  noteTooLate: (conversation: string, hours: number): Refusal =>
    new Refusal('note-too-late', phrase('note-too-late', { conversation, hours }), {
      conversation_id: conversation,
      hours,
    }),
  /** @param outcomes those that there are */
  outcomeUnknown: (outcome: string, outcomes: readonly string[]): Refusal =>
    new Refusal(
      'outcome-unknown',
      outcomes.length === 0
        ? phrase('no-outcomes', { outcome })
        : phrase('outcome-unknown', { outcome, outcomes }),
      { outcome, outcomes: outcomes.join(', ') },
    ),
  agentNotThere: (agent: string, conversation: string): Refusal =>
    memberNotFound(phrase('agent-not-there', { agent, conversation }), conversation, {
      agent,
      call: null,
    }),
  callNotThere: (call: string, conversation: string): Refusal =>
    memberNotFound(phrase('call-not-there', { call, conversation }), conversation, {
      agent: null,
      call,
    }),
  /** @param agent who is alone */
  nobodyElseThere: (agent: string, conversation: string): Refusal =>
    memberNotFound(phrase('nobody-else-there', { agent, conversation }), conversation, {
      agent: null,
      call: null,
    }),
  keysNotHeard: (conversation: string): Refusal =>
    new Refusal('keys-not-heard', phrase('keys-not-heard', { conversation }), {
      conversation_id: conversation,
    }),
  /** @param waiting how many of earlier requests are still to be sent */
  tooManyKeys: (conversation: string, waiting: number, limit: number): Refusal =>
    new Refusal('too-many-keys', phrase('too-many-keys', { conversation, waiting, limit }), {
      conversation_id: conversation,
      waiting,
      limit,
    }),
  recordingState: (
    conversation: string,
    recording: RecordingState,
    action: RecordingAction,
  ): Refusal =>
    new Refusal(
      'recording-state',
      recording === 'paused'
        ? phrase('recording-paused', { conversation })
        : phrase('recording-off', { conversation }),
      { conversation_id: conversation, recording, action },
    ),
  recordingNotFound: (conversation: string, recording: 'none' | 'going-on'): Refusal =>
    new Refusal('recording-not-found', phrase(WITHOUT_RECORDING[recording], { conversation }), {
      conversation_id: conversation,
      recording,
    }),
};
