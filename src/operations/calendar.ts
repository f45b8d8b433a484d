import type { Instant } from '../domain/ids.ts';
import type { Interval } from './ports/reports.ts';

/** Clocks of all zones of today, summer time included, differ by whole quarters of an hour. */
const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 4 * QUARTER_MS;
const DAY_MS = 24 * HOUR_MS;
/** No day is longer, and no clock further from UTC. */
const LONGEST_DAY_MS = 27 * HOUR_MS;

/** What clocks on the wall say at a moment. */
interface WallClock {
  /** Such as `2026-10-25`; in order as texts. */
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
  /** East of UTC. */
  readonly offsetMs: number;
}

const two = (number: number): string => String(number).padStart(2, '0');

const formatOffset = (ms: number): string => {
  const minutes = Math.abs(ms) / 60_000;
  return `${ms < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

/** Days and hours of a time zone, with those that are longer or shorter for summer time. */
export class Calendar {
  readonly #format: Intl.DateTimeFormat;

  /**
   * @param timeZone of the IANA's database, such as `Europe/Berlin`
   * @throws RangeError if there is none of that name
   */
  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  }

  /** As ISO 8601 with the zone's offset: `2026-10-25T02:00:00+02:00`. */
  format(at: Instant): string {
    const { day, hour, minute, second, offsetMs } = this.#clock(at);
    return `${day}T${hour}:${minute}:${second}${formatOffset(offsetMs)}`;
  }

  /** The first moment of the day in which this moment is. */
  startOfDay(at: Instant): Instant {
    return this.startOf(this.#clock(at).day);
  }

  /** The first moment of a day, or of the next should the zone have left it out. */
  startOf(day: string): Instant {
    const middle = Date.parse(`${day}T00:00:00Z`);
    return this.#firstQuarter(middle - LONGEST_DAY_MS, middle + LONGEST_DAY_MS, day);
  }

  /** The days that make up an interval, the first and the last of which may be cut. */
  days({ from, to }: Interval): Interval[] {
    const starts = [];
    for (let start = this.startOfDay(from); start < to; start = this.#nextDay(start)) {
      starts.push(start);
    }
    return cut({ from, to }, starts);
  }

  /** The hours that make up an interval. */
  hours({ from, to }: Interval): Interval[] {
    const starts = [];
    for (let day = this.startOfDay(from); day < to;) {
      const next = this.#nextDay(day);
      starts.push(...this.#hoursOf(day, next));
      day = next;
    }
    return cut({ from, to }, starts);
  }

  #clock(at: Instant): WallClock {
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
    for (const { type, value } of this.#format.formatToParts(at)) parts[type] = value;
    const { year = '', month = '', hour = '', minute = '', second = '' } = parts;
    const day = `${year}-${month}-${parts.day ?? ''}`;
    const wall = Date.parse(`${day}T${hour}:${minute}:${second}Z`);
    return { day, hour, minute, second, offsetMs: wall - Math.floor(at / 1000) * 1000 };
  }

  /** @param start the first moment of a day */
  #nextDay(start: Instant): Instant {
    const { day } = this.#clock(start);
    const guess = start + DAY_MS;
    if (this.#clock(guess).day > day && this.#clock(guess - QUARTER_MS).day === day) return guess;
    return this.#firstQuarter(start, start + LONGEST_DAY_MS, day, true);
  }

  /** The first quarter of an hour in which the day is this one or a later one, or only a later one. */
  #firstQuarter(low: Instant, high: Instant, day: string, isLater = false): Instant {
    let [before, found] = [Math.floor(low / QUARTER_MS), Math.ceil(high / QUARTER_MS)];
    while (found - before > 1) {
      const middle = Math.floor((before + found) / 2);
      const there = this.#clock(middle * QUARTER_MS).day;
      if (isLater ? there > day : there >= day) found = middle;
      else before = middle;
    }
    return found * QUARTER_MS;
  }

  /** Where the hours of a day begin: one begins too where clocks are put forward or back. */
  #hoursOf(day: Instant, next: Instant): Instant[] {
    const starts: Instant[] = [];
    let { offsetMs } = this.#clock(day);
    const isEven = this.#clock(next - QUARTER_MS).offsetMs === offsetMs;
    for (let at = day; at < next; at += isEven ? HOUR_MS : QUARTER_MS) {
      const clock = isEven ? null : this.#clock(at);
      if (clock === null || clock.minute === '00' || clock.offsetMs !== offsetMs) starts.push(at);
      offsetMs = clock?.offsetMs ?? offsetMs;
    }
    return starts;
  }
}

/** The intervals that begin at these moments, as far as they are within one. */
const cut = ({ from, to }: Interval, starts: readonly Instant[]): Interval[] => {
  const inside = starts.filter((start) => start > from && start < to);
  const moments = [from, ...inside, to];
  return moments.slice(1).map((end, number) => ({ from: moments[number] ?? from, to: end }));
};
