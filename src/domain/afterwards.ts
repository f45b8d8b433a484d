import type { LastingState, RestingState } from './agent-state.ts';
import type { Instant } from './ids.ts';

/** What an agent does when the call with their phone is over. */
export interface Afterwards {
  /** Time to wrap up, which comes first; 0: none. */
  readonly wrapUpMs: number;
  readonly state: LastingState;
  /** The agent asked for this state during the call: no queue task puts another in its place. */
  readonly asked: boolean;
}

/** The agent goes on with what they do now. Of a wrap-up the rest is left. */
export const asBefore = (state: RestingState, now: Instant): Afterwards =>
  state.kind === 'wrap-up'
    ? { wrapUpMs: Math.max(0, state.until - now), state: state.next, asked: false }
    : { wrapUpMs: 0, state, asked: false };

/** The call is over: what the agent does from now on. */
export const begun = ({ wrapUpMs, state }: Afterwards, now: Instant): RestingState =>
  wrapUpMs === 0 ? state : { kind: 'wrap-up', until: now + wrapUpMs, next: state };

/** A state as it is now: a wrap-up whose time is up is followed by the next one. */
export const settled = (state: RestingState, now: Instant): RestingState =>
  state.kind === 'wrap-up' && state.until <= now ? state.next : state;
