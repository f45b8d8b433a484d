import { z } from 'zod';
import { toldCallback } from '../../../domain/engine/events/told-callback.ts';
import { type QueueTask, type QueueTaskFailure, selectionOf } from '../../../domain/queue-task.ts';
import {
  type DataOf,
  shownCount,
  shownMoment,
  shownText,
  shownTextOrNull,
  shownWord,
} from '../../schemas/answer-fields.ts';
import {
  agentName,
  callId,
  conversationId,
  queueTaskId,
  workChannelName,
} from '../../schemas/fields.ts';

const FAILURES = ['busy', 'declined', 'no-answer', 'unreachable', 'rejected'] as const;

const attemptData = z.object({
  agent: agentName,
  failure: shownWord(FAILURES, 'how the phone of the agent failed'),
  time: shownMoment('when it did'),
});

/** Who waits, here and in events. */
export const taskType = shownWord(
  ['ivr', 'call_agent', 'forward_agent', 'xfer_agent', 'invite_agent', 'callback'],
  'what it came from: a caller of the IVR, what an agent asked for, or a number to be called back',
);

/** Why tasks fail, here and in events. */
export const taskCause = shownWord(
  [
    ...(['timeout', 'reject', 'call_fail', 'forward', 'cancel', 'hangup', 'overflow'] as const),
    ...(['closed', 'key', 'callback_fail', 'callback_replaced', 'error'] as const),
  ],
  'why it failed',
);

/** Whom to call back, here and in events. */
export const callbackData = z
  .object({
    number: shownText('the number that is called', '+8613800138000'),
    name: shownText('the name of the caller, empty if it is not known', 'Li Lei'),
    from: shownTextOrNull('shown to it as caller; null: what the trunk shows', '4008001'),
    first: shownWord(['agent', 'number'], 'who is called first'),
    asked_by: shownWord(['key', 'api'], 'a key that the caller pressed, or a request'),
    asked_time: shownMoment('when it was asked for'),
    tries: shownCount('how often the number is called at most', 3),
    failed: shownCount('how often it was called in vain', 0),
    last_failure: shownWord(FAILURES, 'how it failed the last time')
      .nullable()
      .meta({ description: 'how it failed the last time; null: it did not', examples: [null] }),
    next_time: shownMoment('when it is tried again')
      .nullable()
      .meta({
        description: 'when it is tried again, in milliseconds since 1970; null: now',
        examples: [null],
      }),
  })
  .meta({ id: 'Callback', description: 'somebody who is to be called back' });

/** One caller, conversation or agent waiting to be given an agent. */
export const queueTaskData = z
  .object({
    id: queueTaskId,
    type: taskType,
    state: shownWord(
      ['waiting', 'fetching', 'calling', 'resting', 'success', 'fail'],
      'how far it is; calling: the number of a callback is called; resting: it is tried again later',
    ),
    channel: workChannelName.meta({ description: 'the work channel that is searched' }),
    agent: agentName.nullable().meta({
      description: 'the agent who is rung, or was chosen last; null: none',
      examples: [null],
    }),
    agent_call_id: callId
      .nullable()
      .meta({ description: 'the call with the phone of the agent; null: none', examples: [null] }),
    origin_call_id: callId.nullable().meta({ description: 'the call that waits; null: none' }),
    origin_number: shownTextOrNull(
      'the number of the caller from the IVR, empty if it is not known, or the one to call back; null: it is none',
      '+8613800138000',
    ),
    origin_name: shownTextOrNull(
      'the name of that caller, empty if it is not known; null: it is none',
      'José Müller',
    ),
    dialled_number: shownTextOrNull(
      'the number that they dialled, empty if it is not known; null: it is none',
      '4008001',
    ),
    data: shownTextOrNull('what the enqueue gave it to carry along; null: nothing', 'order 7'),
    reject_data: shownTextOrNull(
      'what the last agent gave who rejected it; null: nothing',
      'ask again',
    ).meta({ examples: [null] }),
    create_time: shownMoment('when it began'),
    attempts: z.array(attemptData).meta({ description: 'who was rung in vain', examples: [[]] }),
    callback: callbackData
      .nullable()
      .meta({ description: 'whom to call back; null: nobody', examples: [null] }),
    cause: taskCause
      .nullable()
      .meta({ description: 'why it failed; null: it did not', examples: [null] }),
    detail: shownTextOrNull('more about it; null: nothing', 'no-answer').meta({ examples: [null] }),
    end_time: shownMoment('when it was over')
      .nullable()
      .meta({
        description: 'when it was over, in milliseconds since 1970; null: it is not',
        examples: [null],
      }),
    conversation_id: conversationId
      .nullable()
      .meta({ description: 'the conversation that it came to; null: none', examples: [null] }),
  })
  .meta({ id: 'QueueTask', description: 'who waits to be given an agent' });

const detailOf = (failure: QueueTaskFailure): string | null =>
  'detail' in failure ? failure.detail : null;

/** What is known once a task is over. */
const endOf = ({ phase }: QueueTask) => {
  switch (phase.kind) {
    case 'waiting':
    case 'fetching':
    case 'calling':
    case 'resting':
      return { cause: null, detail: null, end_time: null, conversation_id: null };
    case 'success':
      return {
        cause: null,
        detail: null,
        end_time: phase.endedAt,
        conversation_id: phase.selection.conversationId,
      };
    case 'fail':
      return {
        cause: phase.failure.cause,
        detail: detailOf(phase.failure),
        end_time: phase.endedAt,
        conversation_id: null,
      };
  }
};

/** `agent` is the one who was chosen last. Times in milliseconds since 1970. */
export const queueTaskView = (task: QueueTask): DataOf<typeof queueTaskData> => {
  const selection = selectionOf(task);
  return {
    id: task.id,
    type: task.type,
    state: task.phase.kind,
    channel: task.enqueue.workChannel,
    agent: selection?.agent ?? null,
    agent_call_id: selection?.callId ?? null,
    origin_call_id: task.origin.callId,
    origin_number:
      task.origin.kind === 'call' ? task.origin.number : (task.callback?.number ?? null),
    origin_name: task.origin.kind === 'call' ? task.origin.name : (task.callback?.name ?? null),
    dialled_number: task.origin.kind === 'call' ? task.origin.dialled : null,
    data: task.enqueue.data,
    reject_data: task.rejectData,
    create_time: task.createdAt,
    attempts: task.attempts.map(({ agent, failure, at }) => ({ agent, failure, time: at })),
    callback: task.callback === null ? null : toldCallback(task, task.callback),
    ...endOf(task),
  };
};
