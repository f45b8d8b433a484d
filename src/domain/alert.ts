import type { Instant } from './ids.ts';
import type { Threshold, ThresholdKey } from './threshold.ts';
import { unreachable } from './unreachable.ts';

/**
 * Where an alert is between its threshold and well:
 *
 *     (none) ──passed──▶ rising ──afterSeconds──▶ on ──well──▶ calming ──calmSeconds──▶ (none)
 *        ▲                  │                      ▲              │
 *        └───────well───────┘                      └────passed────┘
 *
 * It begins with `on` and ends when there is none again.
 */
export type AlertPhase =
  | { readonly kind: 'rising'; readonly since: Instant }
  | { readonly kind: 'on'; readonly begunAt: Instant }
  | { readonly kind: 'calming'; readonly begunAt: Instant; readonly since: Instant };

/** A threshold that is passed, or was a moment ago. */
export interface Alert {
  readonly key: ThresholdKey;
  readonly threshold: Threshold;
  readonly phase: AlertPhase;
}

/** When it began; null: it has not, or there is none. */
export const alertBegunAt = (phase: AlertPhase | null): Instant | null =>
  phase === null || phase.kind === 'rising' ? null : phase.begunAt;

/** When the phase ends if the threshold stays as it is, passed or not; null: it does not. */
export const phaseUntil = (
  phase: AlertPhase | null,
  { afterSeconds, calmSeconds }: Threshold,
): Instant | null => {
  if (phase === null || phase.kind === 'on') return null;
  return phase.since + (phase.kind === 'rising' ? afterSeconds : calmSeconds) * 1000;
};

/** @param phase null: there is no alert */
export const nextPhase = (
  phase: AlertPhase | null,
  isPassed: boolean,
  threshold: Threshold,
  now: Instant,
): AlertPhase | null => {
  const next = turned(phase, isPassed, now);
  if (next === null || next.kind === 'on') return next;
  const until = phaseUntil(next, threshold);
  if (until === null || until > now) return next;
  return next.kind === 'rising' ? { kind: 'on', begunAt: now } : null;
};

/** Without the passing of time. */
const turned = (phase: AlertPhase | null, isPassed: boolean, now: Instant): AlertPhase | null => {
  if (phase === null) return isPassed ? { kind: 'rising', since: now } : null;
  switch (phase.kind) {
    case 'rising':
      return isPassed ? phase : null;
    case 'on':
      return isPassed ? phase : { kind: 'calming', begunAt: phase.begunAt, since: now };
    case 'calming':
      return isPassed ? { kind: 'on', begunAt: phase.begunAt } : phase;
    default:
      return unreachable(phase);
  }
};
