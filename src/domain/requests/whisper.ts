import { type Phrase, phrase } from '../../words/phrase.ts';
import type { Conversation } from '../conversation.ts';
import type { AgentName } from '../ids.ts';
import type { ListenSpeakMode } from '../listen-speak-mode.ts';
import { Refusal } from '../refusal.ts';

const refuse = (message: Phrase): never => {
  throw new Refusal('invalid-argument', message, { in: 'body', path: 'whisper_to' });
};

/**
 * Whispering takes somebody who speaks, and an agent in the same conversation who is not himself.
 * @throws Refusal invalid-argument, member-not-found
 */
export const checkWhisper = (
  { id, members }: Conversation,
  whisperer: AgentName,
  whisperTo: AgentName | null,
  mode: ListenSpeakMode,
): void => {
  if (whisperTo === null) return;
  if (mode !== 1 && mode !== 3) refuse(phrase('whisper-unheard'));
  if (whisperTo === whisperer) refuse(phrase('whisper-to-oneself'));
  const isThere = members.some(({ party }) => party.kind === 'agent' && party.name === whisperTo);
  if (isThere) return;
  throw new Refusal(
    'member-not-found',
    phrase('agent-not-there', { agent: whisperTo, conversation: id }),
    {
      conversation_id: id,
      agent: whisperTo,
    },
  );
};
