import type { IvrVariables } from '../../call.ts';
import type { ConversationEndReason } from '../../conversation.ts';
import type { ConversationId } from '../../ids.ts';
import type { QueueTask, QueueTaskFailure } from '../../queue-task.ts';

const NOTHING: IvrVariables = {
  QUEUE_RESULT: '',
  QUEUE_TASK_ID: '',
  QUEUE_AGENT: '',
  QUEUE_DETAIL: '',
  QUEUE_DATA: '',
  QUEUE_REJECT_DATA: '',
  QUEUE_KEY: '',
  QUEUE_ATTEMPTS: '',
  CONVERSATION_ID: '',
  CONVERSATION_END_REASON: '',
};

const detailOf = (failure: QueueTaskFailure): string => ('detail' in failure ? failure.detail : '');

/** What a caller takes back whose task failed. All variables are set, so that none is left over. */
export const variablesAfterFailure = (
  task: QueueTask,
  failure: QueueTaskFailure,
  attempts: number,
): IvrVariables => ({
  ...NOTHING,
  QUEUE_RESULT: failure.cause,
  QUEUE_TASK_ID: task.id,
  QUEUE_AGENT: 'agent' in failure ? failure.agent : '',
  QUEUE_DETAIL: detailOf(failure),
  QUEUE_DATA: task.enqueue.data ?? '',
  QUEUE_REJECT_DATA: task.rejectData ?? '',
  QUEUE_KEY: failure.cause === 'key' ? failure.detail : '',
  QUEUE_ATTEMPTS: String(attempts),
});

/** What a caller takes back who is to be called back. */
export const variablesAfterCallback = (task: QueueTask, attempts: number): IvrVariables => ({
  ...NOTHING,
  QUEUE_RESULT: 'callback',
  QUEUE_TASK_ID: task.id,
  QUEUE_DATA: task.enqueue.data ?? '',
  QUEUE_KEY: task.enqueue.callbackKey ?? '',
  QUEUE_ATTEMPTS: String(attempts),
});

/** What a caller takes back whose `enqueue` could not be accepted. */
export const variablesAfterError = (detail: string, attempts: number): IvrVariables => ({
  ...NOTHING,
  QUEUE_RESULT: 'error',
  QUEUE_DETAIL: detail,
  QUEUE_ATTEMPTS: String(attempts),
});

/** What a caller takes back from a conversation, but for how it ended. */
export const variablesAfterSuccess = (
  task: QueueTask,
  agent: string,
  conversationId: ConversationId,
  attempts: number,
): IvrVariables => ({
  ...NOTHING,
  QUEUE_RESULT: 'success',
  QUEUE_TASK_ID: task.id,
  QUEUE_AGENT: agent,
  QUEUE_DATA: task.enqueue.data ?? '',
  QUEUE_ATTEMPTS: String(attempts),
  CONVERSATION_ID: conversationId,
});

export const withEndReason = (
  variables: IvrVariables,
  reason: ConversationEndReason,
): IvrVariables => ({ ...variables, CONVERSATION_END_REASON: reason });
