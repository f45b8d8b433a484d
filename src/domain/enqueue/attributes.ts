import type { CalledFirst } from '../callback.ts';
import type { SettableState } from '../agent-state.ts';
import type { AgentName, ConditionName, WorkChannelName } from '../ids.ts';
import {
  flag,
  key,
  keys,
  nameOf,
  numberIn,
  oneOf,
  secondsIn,
  settableState,
  telephoneNumber,
  userData,
  voice,
} from './attribute-formats.ts';
import type {
  Choice,
  EnqueueRequest,
  EntryLimits,
  RingMode,
  WhenClosed,
} from './enqueue-request.ts';
import {
  ANNOUNCE_EVERY_S,
  CALLBACK_RETRY_S,
  CALLBACK_TRIES,
  CONVERSATION_TIMEOUT_S,
  FETCH_TIMEOUT_S,
  LAST_AGENT_WITHIN_S,
  PRIORITY,
  PRIORITY_RAISE_S,
  QUEUE_TIMEOUT_S,
  TIMEOUT_S,
  WRAP_UP_S,
} from './limits.ts';
import { optional, required, type AttributeTable } from './read-attributes.ts';

/** What the attributes of `<enqueue>` say, one by one. */
export interface EnqueueAttributes extends Omit<EnqueueRequest, 'routes' | 'spokenNumber'> {
  readonly playNum: boolean;
  readonly preNumVoice: string | null;
  readonly postNumVoice: string | null;
}

/** Every attribute of `<enqueue>`: spellings, format, and the value when it is left out. */
export const ENQUEUE_ATTRIBUTES: AttributeTable<EnqueueAttributes> = {
  workChannel: optional(['channel'], nameOf<WorkChannelName>(), 'default' as WorkChannelName),
  waitVoice: optional(['wait_voice'], voice, null),
  ringMode: optional(['ring_mode'], oneOf<RingMode>(1, 2, 3, 4, 5), 1),
  ringVoice: optional(['ring_voice'], voice, null),
  holdVoice: optional(['hold_voice'], voice, null),
  playNum: optional(['play_num'], flag, false),
  preNumVoice: optional(['pre_num_voice'], voice, null),
  postNumVoice: optional(['post_num_voice'], voice, null),
  reserveState: optional<SettableState>(['reserve_state'], settableState, { kind: 'idle' }),
  wrapUpMs: optional(['wrap_up_seconds'], secondsIn(WRAP_UP_S), null),
  choice: optional(['choice'], oneOf<Choice>('random', 'lru'), 'random'),
  failOverflow: optional(['fail_overflow'], flag, false),
  conversationTimeoutMs: optional(
    ['conversation_timeout'],
    secondsIn(CONVERSATION_TIMEOUT_S),
    null,
  ),
  conversationLevel: optional(['conversation_level'], oneOf<1 | 2>(1, 2), 2),
  record: optional(['record'], flag, false),
  priorityRaiseMs: optional(['priority_raise'], secondsIn(PRIORITY_RAISE_S), null),
  announcePosition: optional(['announce_position'], flag, false),
  announceWait: optional(['announce_wait'], flag, false),
  announceEveryMs: optional(['announce_every'], secondsIn(ANNOUNCE_EVERY_S), null),
  closed: optional(['closed'], oneOf<WhenClosed>('wait', 'return'), 'wait'),
  callbackKey: optional(['callback_key'], key, null),
  callbackVoice: optional(['callback_voice'], voice, null),
  callbackTo: optional(['callback_to'], telephoneNumber, null),
  callbackFrom: optional(['callback_from'], telephoneNumber, null),
  callbackFirst: optional(['callback_first'], oneOf<CalledFirst>('agent', 'number'), 'agent'),
  callbackTries: optional(['callback_tries'], numberIn(CALLBACK_TRIES), 3),
  callbackRetryMs: optional(['callback_retry_seconds'], secondsIn(CALLBACK_RETRY_S), 300_000),
  exitKeys: optional(['exit_keys'], keys, null),
  keepPlace: optional(['keep_place'], flag, false),
  data: optional(['data', 'user_data'], userData, null),
};

/** Every attribute that limits an entry, whatever its kind. */
const ENTRY_LIMITS: AttributeTable<EntryLimits> = {
  priority: optional(['priority'], numberIn(PRIORITY), null),
  timeoutMs: optional(['timeout'], secondsIn(TIMEOUT_S), null),
  queueTimeoutMs: optional(['queue_timeout'], secondsIn(QUEUE_TIMEOUT_S), null),
  fetchTimeoutMs: optional(['fetch_timeout'], secondsIn(FETCH_TIMEOUT_S), null),
};

/** The attributes of an entry that names a `Name`. */
export type EntryAttributes<Name extends string> = EntryLimits & { readonly name: Name };

export const CONDITION_ATTRIBUTES: AttributeTable<EntryAttributes<ConditionName>> = {
  name: required(['name', 'id'], nameOf<ConditionName>()),
  ...ENTRY_LIMITS,
};

export const AGENT_ATTRIBUTES: AttributeTable<EntryAttributes<AgentName>> = {
  name: required(['name'], nameOf<AgentName>()),
  ...ENTRY_LIMITS,
};

export const SKILL_ATTRIBUTES: AttributeTable<EntryAttributes<string>> = {
  name: required(['name'], nameOf<string>()),
  ...ENTRY_LIMITS,
};

/** Who talked last with this caller, if that was within so much time: a month unless told otherwise. */
export const LAST_AGENT_ATTRIBUTES: AttributeTable<EntryLimits & { readonly withinMs: number }> = {
  withinMs: optional(['within'], secondsIn(LAST_AGENT_WITHIN_S), 2_592_000_000),
  ...ENTRY_LIMITS,
};
