import type { AgentName, ConditionName, Instant, QueueTaskId, WorkChannelName } from '../../ids.ts';
import type { QueueTaskFailure, QueueTaskType } from '../../queue-task.ts';

/** How a queue task, or the ringing of one phone for it, ended. */
export type TaskOutcome =
  | 'success'
  | QueueTaskFailure['cause']
  /** The caller asked to be called back: for them the waiting is over. */
  | 'callback';

/** What is counted of a callback. `given_up`: it failed. `withdrawn`: it was cancelled, or the number came in again. */
export type CallbackMoment = 'asked' | 'reached' | 'given_up' | 'withdrawn';

/** The queue task that something is counted for. */
export interface CountedTask {
  readonly taskId: QueueTaskId;
  readonly type: QueueTaskType;
  /** A caller from the IVR waits, and not somebody who talks with an agent already. */
  readonly isCaller: boolean;
  readonly workChannel: WorkChannelName;
  /** By which its agent was found, else the first that it names; null: it names none. */
  readonly condition: ConditionName | null;
  /** The agent was found as the one who talked last with the caller. */
  readonly lastAgent: boolean;
}

/**
 * What an agent does, told apart as reports do: `talk` and `hold` are both the state talking, with
 * `hold` while all the agent's conversations are paused. `productive`: busy or away for a reason that
 * the call center counts as work. `none`: the agent is not logged in.
 */
export type Activity =
  | 'online'
  | 'idle'
  | 'fetching'
  | 'talk'
  | 'hold'
  | 'busy'
  | 'away'
  | 'productive'
  | 'offline'
  | 'none';

/** What reports and metrics are made of. Times in ms. */
export type Figure =
  | (CountedTask & {
      readonly kind: 'task-ended';
      readonly at: Instant;
      readonly outcome: TaskOutcome;
      /** Who answered, or whose phone rang at the end; null: nobody's. */
      readonly agent: AgentName | null;
      readonly waitedMs: number;
      /** How long that agent's phone was rung; null: none was. */
      readonly rangMs: number | null;
    })
  /** An agent's phone is no longer rung for a task. `cancel`: the task goes on without the agent, who is not to blame. */
  | (CountedTask & {
      readonly kind: 'ring-ended';
      readonly at: Instant;
      readonly outcome: TaskOutcome;
      readonly agent: AgentName;
      readonly waitedMs: number;
      readonly rangMs: number;
    })
  | {
      readonly kind: 'callback';
      readonly at: Instant;
      readonly taskId: QueueTaskId;
      readonly what: CallbackMoment;
      readonly workChannel: WorkChannelName;
      readonly condition: ConditionName | null;
      /** Who talks with the number; null: nobody. */
      readonly agent: AgentName | null;
      /** Since it was asked for. */
      readonly afterMs: number;
    }
  /** An agent begins to do something else. */
  | {
      readonly kind: 'activity';
      readonly at: Instant;
      readonly agent: AgentName;
      readonly activity: Activity;
      /** As written in the API, note and all. */
      readonly state: string;
      readonly reason: string;
      /** The task that the agent is rung for, or begins to talk for; null: none, or the same as before. */
      readonly task: CountedTask | null;
    };

export type ActivityFigure = Extract<Figure, { kind: 'activity' }>;
