import { phrase } from '../../messages/phrase.ts';
import { Refusal } from '../refusal.ts';

/** What a work channel holds a limited number of. */
export type LimitedInChannel = 'agents' | 'conditions' | 'tasks';

export const queueRefusals = {
  /** @param id of a call, a queue task or a conversation */
  traceNotFound: (id: string): Refusal =>
    new Refusal('trace-not-found', phrase('trace-missing', { id }), { id }),
  conditionNotFound: (condition: string, channel: string): Refusal =>
    new Refusal('condition-not-found', phrase('condition-missing', { condition, channel }), {
      condition,
      channel,
    }),
  conditionExists: (condition: string, channel: string): Refusal =>
    new Refusal('condition-exists', phrase('condition-there', { condition, channel }), {
      condition,
      channel,
    }),
  workChannelNotFound: (channel: string): Refusal =>
    new Refusal('work-channel-not-found', phrase('work-channel-missing', { channel }), { channel }),
  workChannelFull: (channel: string, what: LimitedInChannel, limit: number): Refusal =>
    new Refusal('work-channel-full', phrase(`work-channel-full-of-${what}`, { channel, limit }), {
      channel,
      limit,
    }),
  /** To be had in the store perhaps, where it is over. */
  queueTaskNotFound: (task: string): Refusal =>
    new Refusal('queue-task-not-found', phrase('queue-task-missing', { task }), {
      queue_task_id: task,
    }),
  queueTaskOver: (task: string): Refusal =>
    new Refusal('queue-task-over', phrase('queue-task-over', { task }), { queue_task_id: task }),
  callbackExists: (number: string, task: string): Refusal =>
    new Refusal('callback-exists', phrase('callback-there', { number, task }), {
      number,
      queue_task_id: task,
    }),
  /** Too late, or too early. */
  queueTaskCalling: (task: string): Refusal =>
    new Refusal('queue-task-over', phrase('queue-task-calling', { task }), { queue_task_id: task }),
  queueTaskNotYours: (task: string, agent: string): Refusal =>
    new Refusal('queue-task-not-yours', phrase('queue-task-not-ringing', { task, agent }), {
      queue_task_id: task,
      agent,
    }),
};
