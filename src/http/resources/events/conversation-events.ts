import { z } from 'zod';
import { shownMoment, shownText } from '../../schemas/answer-fields.ts';
import { agentName, callId, conversationId, queueTaskId } from '../../schemas/fields.ts';
import {
  awaitedData,
  conversationType,
  endReason,
  memberData,
  noteOutcome,
  noteText,
  recordFile,
  recordingState,
} from '../conversations/view.ts';

/** On events of tasks too. */
export const userData = shownText(
  'what the enqueue or the request gave it to carry along',
  'order 7',
);

const conversation = { id: conversationId, user_data: userData.optional() };

/** What events of conversations carry, and when they are told. */
export const CONVERSATION_EVENTS = {
  'callcenter.conversation.begin': {
    when: 'Two members of a conversation can hear each other for the first time.',
    shape: {
      ...conversation,
      type: conversationType,
      queue_task_id: queueTaskId
        .nullable()
        .meta({ description: 'the queue task it came from; null: none' }),
      agents: z.array(agentName).meta({ description: 'the agents who are in it' }),
      recording: recordingState,
      agent_call_id: callId
        .nullable()
        .meta({ description: 'the call of the first agent in it; null: none is' }),
    },
  },
  'callcenter.conversation.parts_changed': {
    when: 'A member came, left, has another mode, or their phone holds the call or took it back; or the conversation waits for something else.',
    shape: {
      ...conversation,
      members: z.array(memberData).meta({ description: 'who is in it' }),
      waits_for: z.array(awaitedData).meta({ description: 'what it waits for', examples: [[]] }),
    },
  },
  'callcenter.conversation.end': {
    when: 'A conversation ended.',
    shape: {
      ...conversation,
      type: conversationType,
      begin_time: shownMoment('when two could hear each other first, or when it was made'),
      end_time: shownMoment('when it ended'),
      end_reason: endReason,
      record_file: recordFile,
      agents: z.array(agentName).meta({ description: 'the agents who were in it' }),
    },
  },
  'callcenter.conversation.recording_changed': {
    when: 'The recording of a conversation that goes on was started, paused, resumed or stopped.',
    shape: {
      ...conversation,
      recording: recordingState,
      previous_recording: recordingState.meta({ examples: ['on'] }),
      reason: shownText('what it came from: a request, or what happened', 'set-recording'),
      agent_name: agentName.nullable().meta({
        description: 'the agent whose key asked for it; null: somebody or something else',
      }),
      record_file: recordFile,
      agents: z.array(agentName).meta({ description: 'the agents who are or were in it' }),
    },
  },
  'callcenter.conversation.noted': {
    when: 'Somebody wrote the note of a conversation.',
    shape: {
      ...conversation,
      text: noteText,
      outcome: noteOutcome,
      agent_name: agentName
        .nullable()
        .meta({ description: 'the agent who wrote it; null: somebody who is no agent' }),
      agents: z.array(agentName).meta({ description: 'the agents who are or were in it' }),
    },
  },
} as const;
