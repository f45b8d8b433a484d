import type { Instant } from './ids.ts';

/** As the week of a schedule names them, Sunday first. */
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

type Weekday = (typeof WEEKDAYS)[number];

/** A time of the day, from `00:00` to `24:00`. As text these are in their order. */
export type TimeOfDay = string;

/** Open from one time up to, not including, another. If `to` is earlier, it is one of the next day. */
export interface OpenHours {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
}

/** When a call center is open. */
export interface Schedule {
  /** Of the IANA time zone database, such as `Asia/Shanghai`. */
  readonly timeZone: string;
  readonly week: readonly (OpenHours & { readonly days: readonly Weekday[] })[];
  /** Days that are not as others of their week, such as holidays. Without hours they are closed. */
  readonly dates: readonly {
    /** `YYYY-MM-DD` */
    readonly date: string;
    readonly hours: readonly OpenHours[];
  }[];
}

interface LocalTime {
  readonly date: string;
  readonly time: TimeOfDay;
}

/**
 * Whether a call center is open at a moment. Hours are those of the clock on the wall: where it is put
 * forward or back, so are they.
 * @param schedule null: it is always open
 */
export const isOpen = (schedule: Schedule | null, at: Instant): boolean => {
  if (schedule === null) return true;
  const { date, time } = localTime(schedule.timeZone, at);
  return (
    hoursOf(schedule, date).some(
      (hours) => hours.from <= time && (isOvernight(hours) || time < hours.to),
    ) || hoursOf(schedule, dayBefore(date)).some((hours) => isOvernight(hours) && time < hours.to)
  );
};

const isOvernight = ({ from, to }: OpenHours): boolean => to < from;

const hoursOf = ({ week, dates }: Schedule, date: string): readonly OpenHours[] => {
  const special = dates.find((one) => one.date === date);
  if (special !== undefined) return special.hours;
  const weekday = WEEKDAYS[new Date(`${date}T00:00Z`).getUTCDay()];
  return week.filter(({ days }) => weekday !== undefined && days.includes(weekday));
};

const DAY_MS = 86_400_000;

const dayBefore = (date: string): string =>
  new Date(Date.parse(`${date}T00:00Z`) - DAY_MS).toISOString().slice(0, 10);

/** One for each time zone that was asked for: making one takes long. */
const clocks = new Map<string, Intl.DateTimeFormat>();

const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  // Swedes write YYYY-MM-DD HH:MM.
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    hourCycle: 'h23',
    ...({ year: 'numeric', month: '2-digit', day: '2-digit' } as const),
    ...({ hour: '2-digit', minute: '2-digit' } as const),
  });
  clocks.set(timeZone, made);
  return made;
};

const localTime = (timeZone: string, at: Instant): LocalTime => {
  const [date = '', time = ''] = clockOf(timeZone).format(at).split(' ');
  return { date, time };
};
