import type { Agent } from './agent.ts';
import { formatState } from './agent-state.ts';
import type { Instant } from './ids.ts';

/** What an agent does next, as the API and events tell it. */
export interface NextState {
  /** null: it is as ever. */
  readonly next_state: string | null;
  /** When the wrap-up ends by itself; null: there is none. */
  readonly wrap_up_until: Instant | null;
  /** How long the wrap-up after the talk will be; null: there is no talk. */
  readonly wrap_up_seconds: number | null;
}

/** Nothing else than what the agent does now. */
export const AS_EVER: NextState = { next_state: null, wrap_up_until: null, wrap_up_seconds: null };

export const nextOf = ({ presence }: Pick<Agent, 'presence'>): NextState => {
  if (presence.kind === 'resting') {
    const { state } = presence;
    return state.kind === 'wrap-up'
      ? { ...AS_EVER, next_state: formatState(state.next), wrap_up_until: state.until }
      : AS_EVER;
  }
  const { asked, state, wrapUpMs } = presence.afterwards;
  return {
    next_state: asked ? formatState(state) : null,
    wrap_up_until: null,
    wrap_up_seconds: presence.kind === 'talking' ? wrapUpMs / 1000 : null,
  };
};

/** Whether it is the same. */
export const isSameNext = (one: NextState, other: NextState): boolean =>
  one.next_state === other.next_state &&
  one.wrap_up_until === other.wrap_up_until &&
  one.wrap_up_seconds === other.wrap_up_seconds;
