import type { Afterwards } from './afterwards.ts';
import type { AgentState, RestingState } from './agent-state.ts';
import type { AgentName, CallId, ExtensionId, Instant, WorkChannelName } from './ids.ts';
import type { Skill } from './skill.ts';

/**
 * What an agent and their phone are doing.
 *
 *     resting ──phone dialled──▶ fetching ──answered────▶ talking
 *        ▲                          │                        │
 *        └──────────────────────────┴──────phone is free─────┘
 *
 * An agent is fetching or talking exactly while the platform has a call with their phone, until Asterisk
 * confirms that the call is gone. Only then can the phone be rung again.
 */
export type Presence =
  | {
      readonly kind: 'resting';
      readonly state: RestingState;
      /** The phone just failed and is not rung until then; null: it may be rung. */
      readonly phoneRestsUntil: Instant | null;
    }
  | { readonly kind: 'fetching'; readonly callId: CallId; readonly afterwards: Afterwards }
  | { readonly kind: 'talking'; readonly callId: CallId; readonly afterwards: Afterwards };

/**
 * Whether the agent's phone is registered, as far as that changes what the agent does. One that does
 * not register, or of which nothing is known, is there.
 *
 *     there ──registration gone──▶ missing ──phoneGoneSeconds──▶ gone (the agent is away/phone-gone)
 *       ▲                             │                            │
 *       └─────────registered──────────┴────────registered──────────┘ (back to the state before)
 */
export type PhonePresence =
  | { readonly kind: 'there' }
  | { readonly kind: 'missing'; readonly since: Instant }
  | {
      readonly kind: 'gone';
      /** The state that the agent comes back to. */
      readonly before: RestingState;
    };

export const PHONE_THERE: PhonePresence = { kind: 'there' };

export interface Agent {
  readonly name: AgentName;
  /** Job number, said to callers digit by digit. */
  readonly num: string;
  readonly workChannel: WorkChannelName;
  readonly extensions: readonly ExtensionId[];
  /** The one of the agent's extensions that is rung. */
  readonly extension: ExtensionId;
  readonly skills: readonly Skill[];
  readonly presence: Presence;
  readonly phone: PhonePresence;
  readonly loggedInAt: Instant;
  readonly stateSince: Instant;
  /** The login lapses then unless it is kept alive. */
  readonly leaseUntil: Instant;
  readonly lastConversationEndedAt: Instant | null;
  /** How many queue tasks rang the phone in vain since one was answered. */
  readonly noAnswers: number;
}

export const agentState = ({ presence }: Agent): AgentState =>
  presence.kind === 'resting' ? presence.state : { kind: presence.kind };

/** The agent's keep-alive lapsed. */
export const isOffline = ({ presence }: Agent): boolean =>
  presence.kind === 'resting' && presence.state.kind === 'offline';

/** Only an idle agent is given queue tasks. */
export const isUsable = ({ presence }: Agent): boolean =>
  presence.kind === 'resting' &&
  presence.state.kind === 'idle' &&
  presence.phoneRestsUntil === null;

export const resting = (state: RestingState, phoneRestsUntil: Instant | null = null): Presence => ({
  kind: 'resting',
  state,
  phoneRestsUntil,
});
