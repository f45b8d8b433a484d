import type { SettableState } from '../agent-state.ts';
import type { Agent } from '../agent.ts';
import type { Callcenter, CallcenterSettings } from '../callcenter.ts';
import type { Extension } from '../extension.ts';
import type {
  AgentName,
  ConditionName,
  ExtensionId,
  QueueTaskId,
  WorkChannelName,
} from '../ids.ts';
import type { Skill, SkillChange } from '../skill.ts';
import type { WorkChannel, WorkChannelChanges } from '../work-channel.ts';
import type { ConditionChanges, StoredCondition } from '../stored-condition.ts';

/** Each request by its kind: what it takes, and what it answers when it is not refused. */
export interface Requests {
  'change-callcenter': {
    /** Settings that are absent stay as they are; so in the other changes. */
    takes: { readonly changes: Partial<CallcenterSettings> };
    answers: Callcenter;
  };
  'create-extension': {
    takes: { readonly user: string; readonly passwordDigest: string };
    answers: Extension;
  };
  'delete-extension': { takes: { readonly extension: ExtensionId }; answers: Extension };
  'log-in': {
    takes: {
      readonly agent: AgentName;
      readonly num: string;
      readonly workChannel: WorkChannelName;
      readonly extensions: readonly ExtensionId[];
      readonly extension: ExtensionId;
      /** null: `online`. */
      readonly state: SettableState | null;
      readonly skills: readonly Skill[];
    };
    answers: Agent;
  };
  'log-out': { takes: { readonly agent: AgentName; readonly force: boolean }; answers: Agent };
  'keep-alive': { takes: { readonly agent: AgentName }; answers: Agent };
  'set-agent-state': {
    takes: { readonly agent: AgentName; readonly state: SettableState };
    answers: Agent;
  };
  'change-skills': {
    takes: { readonly agent: AgentName; readonly changes: readonly SkillChange[] };
    answers: Agent;
  };
  'switch-extension': {
    takes: { readonly agent: AgentName; readonly extension: ExtensionId };
    answers: Agent;
  };
  'create-condition': { takes: { readonly condition: StoredCondition }; answers: StoredCondition };
  'change-condition': {
    takes: {
      readonly workChannel: WorkChannelName;
      readonly name: ConditionName;
      readonly changes: ConditionChanges;
    };
    answers: StoredCondition;
  };
  'delete-condition': {
    takes: { readonly workChannel: WorkChannelName; readonly name: ConditionName };
    answers: StoredCondition;
  };
  'create-work-channel': { takes: { readonly workChannel: WorkChannel }; answers: WorkChannel };
  'change-work-channel': {
    takes: { readonly workChannel: WorkChannelName; readonly changes: WorkChannelChanges };
    answers: WorkChannel;
  };
  'delete-work-channel': {
    takes: { readonly workChannel: WorkChannelName };
    answers: WorkChannel;
  };
  /** Takes the task out of the queue. */
  'cancel-task': { takes: { readonly taskId: QueueTaskId }; answers: QueueTaskId };
  reject: {
    takes: {
      readonly agent: AgentName;
      readonly taskId: QueueTaskId;
      readonly data: string | null;
    };
    answers: QueueTaskId;
  };
}

export type RequestKind = keyof Requests;

export type RequestOf<Kind extends RequestKind> = { readonly kind: Kind } & Requests[Kind]['takes'];
export type AnswerOf<Kind extends RequestKind> = Requests[Kind]['answers'];

/** What a user asks for. It is refused or done once, and then answered. */
export type Request = { [Kind in RequestKind]: RequestOf<Kind> }[RequestKind];
