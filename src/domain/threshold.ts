import type { ConditionName, WorkChannelName } from './ids.ts';

/** What is watched. */
export const WATCHED_FIGURES = [
  'waiting',
  'longest_wait',
  'service_level',
  'no_agent_idle',
  'trunk_down',
] as const;

export type WatchedFigure = (typeof WATCHED_FIGURES)[number];

export const MOST_THRESHOLDS = 200;

/** Of fewer callers in the last hour a service level says nothing. */
export const LEAST_CALLERS = 10;

/** Where an alert begins. */
export interface Threshold {
  readonly figure: WatchedFigure;
  /** null: the call center as a whole. */
  readonly workChannel: WorkChannelName | null;
  /** null: the work channel as a whole. */
  readonly condition: ConditionName | null;
  /**
   * So many wait, or the longest has waited so many seconds, or more; or the service level (0 to 1) is less.
   * null: there is nothing to say, for `no_agent_idle` and `trunk_down`.
   */
  readonly limit: number | null;
  /** So long it has to be like that before the alert begins. */
  readonly afterSeconds: number;
  /** So long it has to be well again before the alert ends. So one that comes and goes does not flap. */
  readonly calmSeconds: number;
}

/** What a threshold is about: a call center has one of each at most. Names hold no slash. */
export type ThresholdKey = `${WatchedFigure}/${WorkChannelName | ''}/${ConditionName | ''}`;

export const thresholdKey = ({
  figure,
  workChannel,
  condition,
}: Pick<Threshold, 'figure' | 'workChannel' | 'condition'>): ThresholdKey =>
  `${figure}/${workChannel ?? ''}/${condition ?? ''}`;
