import type { Command } from '../../domain/engine/world/command.ts';
import type { Answer } from '../../domain/step.ts';
import type { JsonValue, OutwardEvent } from '../../domain/engine/world/outward-event.ts';
import { translateWithoutTexts } from '../../messages/translate.ts';
import type { LogContext } from '../ports/log-context.ts';

/**
 * What the log tells of events and commands: ids and causes, under the names that the API has for
 * them. Telephone numbers, names of callers and what integrators have carried along are customers'
 * data, accounts hold secrets: none of them is listed here, so none is logged.
 */
const EVENT_FIELDS = [
  'type',
  'condition',
  'agent_name',
  'queue_task_id',
  'conversation_id',
  'call_id',
  'agent_call_id',
  'previous_state',
  'latest_state',
  'reason',
  'cause',
  'detail',
  'end_reason',
  'duration',
  'voice',
  'instead',
  'extension_id',
  'registration',
  'previous_level',
  'latest_level',
] as const;

type Body = OutwardEvent['body'];

/** Who or what an event is about; its body says `id` or `name`. */
const subjectOf = ({ event, body }: OutwardEvent): Body => {
  const [, about] = event.split('.');
  const { id = null, name = null } = body;
  if (about === 'queue') return { queue_task_id: id, call_id: body['origin_call_id'] ?? null };
  if (about === 'extension') return { extension_id: id };
  return about === 'agent' ? { agent_name: name } : { conversation_id: id };
};

const callIdsOf = (members: JsonValue | undefined): string[] =>
  Array.isArray(members)
    ? members.flatMap(({ call_id }: { call_id?: string }) => call_id ?? [])
    : [];

/** An event, as it is logged. Two dozen lines are of one call: they are made without detours. */
export const loggableEvent = (told: OutwardEvent): object => {
  const { body } = told;
  const subject = subjectOf(told);
  const line: Record<string, unknown> = { event: told.event };
  for (const name of EVENT_FIELDS) {
    const value = (name in body ? body[name] : subject[name]) ?? null;
    if (value !== null) line[name] = value;
  }
  const callIds = callIdsOf(body['members']);
  if (callIds.length > 0) line['call_ids'] = callIds;
  return line;
};

/** How loudly an event is logged: what somebody has to mend is a warning. */
export const levelOf = ({ event }: OutwardEvent): 'info' | 'warn' =>
  event === 'callcenter.sound.failed' ? 'warn' : 'info';

/** A caller who goes straight back, and what is wrong with the XML, in words that quote none of it. */
export const loggableReturn = ({
  callId,
  error,
}: Extract<Answer, { kind: 'returned' }>): object => ({
  call_id: callId,
  wrong: translateWithoutTexts(error.reason),
  line: error.line,
  column: error.column,
});

/** What a command concerns. */
export const loggableCommand = (command: Command): LogContext => ({
  command: command.kind,
  ...('callId' in command && { call_id: command.callId }),
  ...('callIds' in command && { call_ids: command.callIds }),
  ...('toCallId' in command && { to_call_id: command.toCallId }),
  ...('conversationId' in command && { conversation_id: command.conversationId }),
  ...('user' in command && { extension_id: command.user }),
});
