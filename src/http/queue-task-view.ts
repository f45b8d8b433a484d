import type { QueueTask, QueueTaskFailure } from '../domain/queue-task.ts';

const detailOf = (failure: QueueTaskFailure): string | null =>
  'detail' in failure ? failure.detail : null;

/** What is known once a task is over. */
const endOf = ({ phase }: QueueTask) => {
  switch (phase.kind) {
    case 'waiting':
    case 'fetching':
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
export const queueTaskView = (task: QueueTask) => {
  const selection = task.phase.kind === 'waiting' ? null : task.phase.selection;
  return {
    id: task.id,
    type: task.type,
    state: task.phase.kind,
    channel: task.enqueue.workChannel,
    agent: selection?.agent ?? null,
    agent_call_id: selection?.callId ?? null,
    origin_call_id: task.origin.callId,
    data: task.enqueue.data,
    reject_data: task.rejectData,
    create_time: task.createdAt,
    attempts: task.attempts.map(({ agent, failure, at }) => ({ agent, failure, time: at })),
    ...endOf(task),
  };
};
