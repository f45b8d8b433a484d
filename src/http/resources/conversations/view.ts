import { z } from 'zod';
import type { Member } from '../../../domain/conversation.ts';
import type { ShownConversation } from '../../../operations/notes.ts';
import type { Note } from '../../../domain/note.ts';
import { recordingFile, recordingNow } from '../../../domain/recording.ts';
import {
  type DataOf,
  shownMoment,
  shownText,
  shownTextOrNull,
  shownWord,
} from '../../schemas/answer-fields.ts';
import {
  agentName,
  callId,
  conversationId,
  listenSpeakMode,
  queueTaskId,
} from '../../schemas/fields.ts';

/** A member of a conversation, here and in events. */
export const memberData = z
  .object({
    call_id: callId,
    agent_name: agentName.optional().meta({ description: 'the agent whose call it is' }),
    number: shownText(
      "of a call that is no agent's: its telephone number",
      '+8613800138000',
    ).optional(),
    name: shownText(
      "of a call that is no agent's: the caller's name, empty if it is not known",
      'José Müller',
    ).optional(),
    mode: listenSpeakMode,
    whisper_to: agentName.optional().meta({
      description: 'the agent who alone hears the member, if there is one',
      examples: ['bob'],
    }),
    on_hold: z
      .boolean()
      .meta({ description: 'whether their phone holds the call by itself', examples: [false] }),
    lost: z.boolean().meta({
      description: 'whether their phone is lost, and the conversation waits for it to come back',
      examples: [false],
    }),
    join_time: shownMoment('when the member came'),
    mode_since: shownMoment('since when they have this mode'),
  })
  .meta({ id: 'Member', description: "one call's place in a conversation" });

/** What a conversation waits for, here and in events. */
export const awaitedData = z
  .object({
    type: shownWord(
      ['queue_task', 'number', 'agent'],
      'a queue task, a number that is dialled, or an agent whose own phone is rung',
    ),
    queue_task_id: queueTaskId.nullable().meta({
      description: 'the queue task; of an agent, the one that begins when they have answered',
    }),
    call_id: callId
      .nullable()
      .meta({ description: 'the call that is dialled; null: none', examples: [null] }),
    number: shownTextOrNull(
      'the number; of an agent, the one that is dialled when they have answered',
      '+8613800138000',
    ).meta({ examples: [null] }),
    agent_name: agentName
      .nullable()
      .meta({ description: 'the agent whose own phone is rung; null: none', examples: [null] }),
    trunk: shownTextOrNull(
      'the trunk over which the number is dialled; null: none is',
      'carrier',
    ).meta({ examples: [null] }),
  })
  .meta({ id: 'Awaited', description: 'something that a conversation waits for' });

/** What conversations come from, here and in events. */
export const conversationType = shownWord(
  ['queue', 'call_out', 'call_agent'],
  'what it came from: a caller of the queue, or a call that an agent placed',
);

const END_REASONS = [
  ...(['agent-hangup', 'caller-hangup', 'outside-hangup', 'phone-lost'] as const),
  ...(['exit', 'transfer', 'dismissed', 'merged', 'timeout', 'logout'] as const),
  ...(['error', 'cancel', 'overflow'] as const),
  ...(['reject', 'busy', 'declined', 'no-answer', 'unreachable', 'rejected'] as const),
] as const;

/** Why conversations end, here and in events. */
export const endReason = z.enum(END_REASONS).meta({
  description: 'why it ended; of a call that came to nothing, why it did',
  examples: ['agent-hangup'],
});

const FILE = '01kb0q6xd3ra9c1f5ykj-conversation.wav';

/** The name of a recording, here and in events. */
export const recordFile = shownTextOrNull('the name of its recording; null: it has none', FILE);

/** Whether a conversation is recorded, here and in events. */
export const recordingState = z.enum(['off', 'on', 'paused']).meta({
  description: 'whether it is recorded: off, on (from its beginning on), or paused',
  examples: ['paused'],
});

/** What came of a conversation, here and in events. */
export const noteOutcome = shownTextOrNull('what came of it; null: not said', 'order');
export const noteText = shownText('what was written down; perhaps empty', 'wants a call on Monday');

/** What is written down of a conversation. */
export const noteData = z
  .object({
    text: noteText,
    outcome: noteOutcome,
    agent_name: agentName
      .nullable()
      .meta({ description: 'the agent who wrote it; null: somebody who is no agent' }),
    time: shownMoment('when it was written'),
  })
  .meta({ id: 'Note', description: 'what is written down of a conversation' });

/** People talking. */
export const conversationData = z
  .object({
    id: conversationId,
    type: conversationType,
    state: shownWord(['live', 'over'], 'whether it goes on'),
    begin_time: shownMoment('when two could hear each other first, or when it was made'),
    end_time: shownMoment('when it ended')
      .nullable()
      .meta({
        description: 'when it ended, in milliseconds since 1970; null: it goes on',
        examples: [null],
      }),
    end_reason: endReason
      .nullable()
      .meta({ description: 'why it ended; null: it goes on', examples: [null] }),
    recording: recordingState,
    record_file: recordFile,
    queue_task_id: queueTaskId
      .nullable()
      .meta({ description: 'the queue task it came from; null: none' }),
    data: shownTextOrNull(
      'what the enqueue or the request gave it to carry along; null: nothing',
      'order 7',
    ),
    members: z.array(memberData).meta({ description: 'who is in it' }),
    waits_for: z
      .array(awaitedData)
      .meta({ description: 'what it waits for, while it goes on', examples: [[]] }),
    note: noteData
      .nullable()
      .meta({ description: 'what is written down of it; null: nothing', examples: [null] }),
  })
  .meta({ id: 'Conversation', description: 'people talking' });

const memberView = (member: Member): DataOf<typeof memberData> => {
  const { callId, party, mode, whisperTo, onHold, lost, joinedAt, modeSince } = member;
  return {
    call_id: callId,
    ...(party.kind === 'agent'
      ? { agent_name: party.name }
      : { number: party.number, name: party.name }),
    mode,
    ...(whisperTo === null ? {} : { whisper_to: whisperTo }),
    on_hold: onHold,
    lost,
    join_time: joinedAt,
    mode_since: modeSince,
  };
};

export const noteView = ({ text, outcome, agent, at }: Note): DataOf<typeof noteData> => ({
  text,
  outcome,
  agent_name: agent,
  time: at,
});

/** Times in milliseconds since 1970. */
export const conversationView = ({
  conversation,
  note,
  waitsFor,
}: ShownConversation): DataOf<typeof conversationData> => {
  const { phase } = conversation;
  return {
    id: conversation.id,
    type: conversation.type,
    state: phase.kind,
    begin_time: conversation.begunAt ?? conversation.createdAt,
    end_time: phase.kind === 'over' ? phase.endedAt : null,
    end_reason: phase.kind === 'over' ? phase.reason : null,
    recording: recordingNow(conversation),
    record_file: recordingFile(conversation),
    queue_task_id: conversation.taskId,
    data: conversation.userData,
    members: conversation.members.map(memberView),
    waits_for: waitsFor,
    note: note && noteView(note),
  };
};
