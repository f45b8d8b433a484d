import { type ReactNode, useEffect, useRef } from 'react';
import { serverClock } from '../live/server-clock.ts';
import { onTick } from '../live/tick.ts';

const two = (number: number): string => String(number).padStart(2, '0');

/** `0:07`, `12:30`, `1:02:03`. @param ms less than nothing counts as nothing */
export const durationText = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
};

interface ClockProps {
  /** In milliseconds since 1970, by the service's clock. */
  readonly since?: number;
  /** Counts down to it instead. */
  readonly until?: number;
}

/** The time since a moment, which ticks. Hundreds of them cost little: React has no part in it. */
export const Clock = ({ since, until }: ClockProps): ReactNode => {
  const shown = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = (): void => {
      const now = serverClock.now();
      const text = durationText(until === undefined ? now - (since ?? now) : until - now);
      if (shown.current !== null && shown.current.textContent !== text) {
        shown.current.textContent = text;
      }
    };
    show();
    return onTick(show);
  }, [since, until]);
  return <span className="clock" ref={shown} />;
};
