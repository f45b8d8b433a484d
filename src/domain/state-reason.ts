import { formatState, type RestingState, type SettableState, shownKind } from './agent-state.ts';

/** Why an agent takes no callers for a while, as desks offer it to them. */
export interface StateReason {
  readonly state: SettableState;
  /** How desks call it. */
  readonly name: string;
  /** As in CSS: `#2f855a`. */
  readonly color: string;
  /** Whether the time counts as work in reports. */
  readonly productive: boolean;
}

/** The most that a call center may have. */
export const MOST_STATE_REASONS = 100;

/** Whether an agent in this state does work that is no call. */
export const isProductive = (reasons: readonly StateReason[], state: RestingState): boolean => {
  const kind = shownKind(state);
  if (kind !== 'busy' && kind !== 'away') return false;
  const text = formatState(state);
  return reasons.some((reason) => reason.productive && formatState(reason.state) === text);
};
