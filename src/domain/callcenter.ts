import type { CallcenterId, Instant } from './ids.ts';
import {
  type CallcenterLimits,
  DEFAULT_LIMITS,
  DEFAULT_NUMBER_RULES,
  DEFAULT_USE,
  type NumberRules,
  type UseLimits,
} from './limits-of-use.ts';
import type { NumberingPlan } from './numbering-plan.ts';
import type { Schedule } from './schedule.ts';
import type { Threshold } from './threshold.ts';
import type { StateReason } from './state-reason.ts';

/** Where a call center's events are posted to. */
export interface Webhook {
  readonly url: string;
  /** Signs what is posted. Never told to anybody. */
  readonly secret: string;
  /** Several events are posted together, as a list. */
  readonly batch: boolean;
  /** When the receiver said that it is gone for good; null: it is delivered to. */
  readonly switchedOffAt: Instant | null;
}

/** What an administrator can set for one call center. */
export interface CallcenterSettings extends UseLimits, NumberRules, NumberingPlan {
  /** How long a login lives without a keep-alive. */
  readonly leaseSeconds: number;
  /** Unanswered queue tasks in a row after which an agent is set `away/no-answer`; 0 turns it off. */
  readonly maxNoAnswer: number;
  /** An agent who failed a task is not offered it again sooner; 0: at once. */
  readonly ringPauseSeconds: number;
  /** How long an agent's own phone rings when they ask for a call. */
  readonly ownPhoneRingSeconds: number;
  /** A call of which nothing was heard for so long is lost; 0: never. */
  readonly phoneLostSeconds: number;
  /** How long conversations wait for an agent whose phone was lost; 0: not at all. */
  readonly rejoinSeconds: number;
  /** An agent whose phone was not registered for so long is set `away/phone-gone`; 0: never. */
  readonly phoneGoneSeconds: number;
  /** Callers are to be answered within: the threshold of the service level. */
  readonly serviceLevelSeconds: number;
  /** How long tasks and conversations that are over are kept, with their recordings; 0: for ever. */
  readonly retentionDays: number;
  /** How long recordings are kept, if not as long as their conversations; 0: just as long. */
  readonly recordingDays: number;
  /** What may come of a conversation, for its note; each once. */
  readonly outcomes: readonly string[];
  /** Time that agents have to wrap up after a conversation that a queue task brought about; 0: none. */
  readonly wrapUpSeconds: number;
  /** The states that desks offer, in that order. */
  readonly stateReasons: readonly StateReason[];
  /** Where alerts begin; one of each kind and scope at most. */
  readonly thresholds: readonly Threshold[];
  /** When it is open; null: always. */
  readonly schedule: Schedule | null;
  /** Whether an agent's own key may change the agent's skills. */
  readonly agentsSetSkills: boolean;
  /** Whether an agent's own key may say which phone is the agent's. */
  readonly agentsChoosePhone: boolean;
  /** null: events are not posted anywhere. */
  readonly webhook: Webhook | null;
}

export interface Callcenter {
  readonly id: CallcenterId;
  readonly settings: CallcenterSettings;
  /** How far the settings may be raised. */
  readonly limits: CallcenterLimits;
}

export const DEFAULT_SETTINGS: CallcenterSettings = {
  leaseSeconds: 24 * 60 * 60,
  maxNoAnswer: 3,
  ringPauseSeconds: 5,
  ownPhoneRingSeconds: 45,
  phoneLostSeconds: 10,
  rejoinSeconds: 15,
  phoneGoneSeconds: 30,
  serviceLevelSeconds: 20,
  retentionDays: 400,
  recordingDays: 0,
  countryCode: null,
  trunkPrefix: '0',
  outcomes: [],
  wrapUpSeconds: 0,
  stateReasons: [],
  thresholds: [],
  schedule: null,
  agentsSetSkills: false,
  agentsChoosePhone: false,
  webhook: null,
  ...DEFAULT_USE,
  ...DEFAULT_NUMBER_RULES,
};

/** With settings and limits as they are until somebody sets them. */
export const newCallcenter = (id: CallcenterId): Callcenter => ({
  id,
  settings: DEFAULT_SETTINGS,
  limits: DEFAULT_LIMITS,
});
