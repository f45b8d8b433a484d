import type { SettableState } from '../agent-state.ts';
import type { Agent } from '../agent.ts';
import type { Callcenter, CallcenterSettings } from '../callcenter.ts';
import type { Extension, SipTerminal } from '../extension.ts';
import type {
  AgentName,
  CallId,
  ConditionName,
  ConversationId,
  ExtensionId,
  QueueTaskId,
  WorkChannelName,
} from '../ids.ts';
import type { CallcenterLimits } from '../limits-of-use.ts';
import type { ListenSpeakMode } from '../listen-speak-mode.ts';
import type { DialOut } from '../engine/lifecycle/dial-out.ts';
import type { NotableConversation, Note } from '../note.ts';
import type { CalledAgent } from './call-agent.ts';
import type { CalledOut } from './call-out.ts';
import type { RecordingAction, RecordingState } from '../recording.ts';
import type { Skill, SkillChange } from '../skill.ts';
import type { WorkChannel, WorkChannelChanges } from '../work-channel.ts';
import type { ConditionChanges, StoredCondition } from '../stored-condition.ts';

/** Where to a task is moved. */
export type TaskMove =
  | { readonly kind: 'priority'; readonly priority: number }
  /** Offered to this agent next. */
  | { readonly kind: 'agent'; readonly agent: AgentName }
  /** Searched for anew. */
  | { readonly kind: 'enqueue'; readonly xml: string };

/** Each request by its kind: what it takes, and what it answers when it is not refused. */
export interface Requests {
  'change-callcenter': {
    /** Settings that are absent stay as they are; so in the other changes. */
    takes: { readonly changes: Partial<CallcenterSettings> };
    answers: Callcenter;
  };
  'change-limits': { takes: { readonly changes: Partial<CallcenterLimits> }; answers: Callcenter };
  /** The receiver at this address said that it is gone for good. */
  'switch-off-webhook': {
    takes: { readonly url: string };
    answers: { readonly switchedOff: boolean };
  };
  'create-extension': {
    takes: { readonly extension: Extension };
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
    takes: {
      readonly agent: AgentName;
      readonly state: SettableState;
      /** The agent takes it when their call and their wrap-up are over, if there is one. */
      readonly afterCall: boolean;
    };
    answers: Agent;
  };
  'wrap-up': {
    takes: {
      readonly agent: AgentName;
      /** So much longer; 0: it ends now. */
      readonly ms: number;
    };
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
  /** A browser becomes a phone. */
  'take-phone': {
    takes: {
      /** Whose phone it becomes; null: it is one that nobody is logged in with. */
      readonly agent: AgentName | null;
      /** The one that the agent uses. */
      readonly extension: ExtensionId;
      /** Of its new password. */
      readonly passwordDigest: string;
    };
    answers: SipTerminal;
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
  /** Gives the task another place in the queue, or another search. */
  'move-task': {
    takes: { readonly taskId: QueueTaskId; readonly to: TaskMove };
    answers: QueueTaskId;
  };
  /** Takes the task out of the queue. */
  'cancel-task': { takes: { readonly taskId: QueueTaskId }; answers: QueueTaskId };
  /** Has a number called back when its turn comes. */
  'ask-callback': {
    takes: { readonly number: string; readonly enqueue: string; readonly data: string | null };
    answers: QueueTaskId;
  };
  'call-out': {
    takes: {
      readonly agent: AgentName;
      readonly dialOut: DialOut;
      /** Whether the conversation is to be recorded. */
      readonly record: boolean;
      readonly data: string | null;
    };
    answers: CalledOut;
  };
  'call-agent': {
    takes: {
      readonly agent: AgentName;
      readonly enqueue: string;
      readonly data: string | null;
    };
    answers: CalledAgent;
  };
  'forward-agent': {
    takes: {
      readonly agent: AgentName;
      readonly taskId: QueueTaskId;
      readonly enqueue: string;
    };
    answers: QueueTaskId;
  };
  'xfer-agent': {
    takes: {
      readonly agent: AgentName;
      readonly conversationId: ConversationId;
      readonly enqueue: string;
    };
    answers: QueueTaskId;
  };
  'xfer-out': {
    takes: {
      readonly agent: AgentName;
      readonly conversationId: ConversationId;
      readonly dialOut: DialOut;
    };
    answers: CallId;
  };
  'set-mode': {
    takes: {
      readonly agent: AgentName;
      readonly conversationId: ConversationId;
      readonly mode: ListenSpeakMode;
      /** The only agent who is to hear this one; null: all are. */
      readonly whisperTo: AgentName | null;
    };
    answers: ListenSpeakMode;
  };
  enter: {
    takes: {
      readonly agent: AgentName;
      readonly conversationId: ConversationId;
      readonly mode: ListenSpeakMode;
      readonly whisperTo: AgentName | null;
      /** Whether they may enter where nobody invited them. */
      readonly uninvited: boolean;
      /** False: the agent leaves the conversation in which they were active. */
      readonly holding: boolean;
    };
    answers: CallId;
  };
  exit: {
    takes: { readonly agent: AgentName; readonly conversationId: ConversationId };
    answers: ConversationId;
  };
  merge: {
    takes: {
      readonly agent: AgentName;
      /** It stays. */
      readonly source: ConversationId;
      /** Its members come into the first. */
      readonly other: ConversationId;
      readonly mode: ListenSpeakMode;
    };
    answers: ConversationId;
  };
  'invite-agent': {
    takes: {
      readonly conversationId: ConversationId;
      /** Who asks, and is in the conversation; null: somebody who need not be. */
      readonly agent: AgentName | null;
      readonly enqueue: string;
      readonly mode: ListenSpeakMode;
    };
    answers: QueueTaskId;
  };
  'invite-out': {
    takes: {
      readonly conversationId: ConversationId;
      /** Who asks, and is in the conversation; null: somebody who need not be. */
      readonly agent: AgentName | null;
      readonly dialOut: DialOut;
      readonly mode: ListenSpeakMode;
    };
    answers: CallId;
  };
  'set-member-mode': {
    takes: {
      readonly conversationId: ConversationId;
      readonly member:
        | { readonly kind: 'call'; readonly callId: CallId }
        | { readonly kind: 'agent'; readonly agent: AgentName };
      readonly mode: ListenSpeakMode;
    };
    answers: ListenSpeakMode;
  };
  'send-keys': {
    takes: {
      readonly conversationId: ConversationId;
      /** Who sends them, as if their phone had; null: somebody who is in no conversation. */
      readonly agent: AgentName | null;
      /** Who alone is to receive them; null: all who may. */
      readonly to: CallId | null;
      /** Digits, `A` to `D`, `*` and `#`. */
      readonly keys: string;
    };
    answers: readonly CallId[];
  };
  /** Starts, pauses, resumes or stops the recording of a conversation that goes on. */
  'set-recording': {
    takes: {
      readonly conversationId: ConversationId;
      readonly action: RecordingAction;
      /** Who asks, and is in the conversation; null: somebody who need not be. */
      readonly agent: AgentName | null;
    };
    answers: RecordingState;
  };
  'note-conversation': {
    takes: {
      readonly conversationId: ConversationId;
      /** Who writes it, and was in the conversation; null: somebody who is no agent. */
      readonly agent: AgentName | null;
      readonly text: string;
      readonly outcome: string | null;
      /** The conversation as the store has it; null: it has none. */
      readonly stored: NotableConversation | null;
    };
    answers: Note;
  };
  dismiss: {
    takes: { readonly conversationId: ConversationId };
    answers: ConversationId;
  };
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
