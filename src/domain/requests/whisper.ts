import { type Phrase, phrase } from '../../messages/phrase.ts';
import type { Conversation } from '../conversation.ts';
import type { AgentName } from '../ids.ts';
import type { ListenSpeakMode } from '../listen-speak-mode.ts';
import { refusals } from '../refusals.ts';

const refuse = (message: Phrase, expected: string): never => {
  throw refusals.invalidArgument(message, { in: 'body', path: 'whisper_to', expected });
};

/**
 * A member can whisper if their mode lets them speak, to another agent in the same conversation.
 * @throws Refusal invalid-argument, member-not-found
 */
export const checkWhisper = (
  { id, members }: Conversation,
  whisperer: AgentName,
  whisperTo: AgentName | null,
  mode: ListenSpeakMode,
): void => {
  if (whisperTo === null) return;
  if (mode !== 1 && mode !== 3) refuse(phrase('whisper-unheard'), 'mode 1 or 3 beside it');
  if (whisperTo === whisperer) refuse(phrase('whisper-to-oneself'), 'another agent');
  const isThere = members.some(({ party }) => party.kind === 'agent' && party.name === whisperTo);
  if (isThere) return;
  throw refusals.agentNotThere(whisperTo, id);
};
