import { z } from 'zod';
import { type Schedule, WEEKDAYS } from '../../../domain/schedule.ts';
import { isTimeZone } from '../../../domain/time-zone.ts';
import { phrase } from '../../../messages/phrase.ts';
import { ruleText } from '../../protocol/rule.ts';
import { anyOf, members, oneOf, text } from '../../schemas/fields.ts';

const MOST_HOURS = 50;
const MOST_DATES = 1000;

const TIME_OF_DAY = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/;

const timeOfDay = text(phrase('time-of-day'), TIME_OF_DAY, '09:00');

const isDate = (written: string): boolean => {
  const at = Date.parse(`${written}T00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(written) && new Date(at).toISOString().startsWith(written);
};

const hours = { from: timeOfDay, to: timeOfDay };

/** Whether a time that is given twice means a whole day or none is anybody's guess. */
const differs = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
  from !== to;
const DIFFERENT = { error: ruleText(phrase('hours-that-differ')), path: ['to'] };

/** When a call center is open. */
export const schedule = members({
  time_zone: text(phrase('time-zone'), isTimeZone, 'Asia/Shanghai'),
  week: anyOf(
    members({
      days: z
        .array(oneOf(WEEKDAYS))
        .min(1)
        .max(WEEKDAYS.length)
        .meta({ description: 'days of the week', examples: [['mon', 'fri']] }),
      ...hours,
    }).refine(differs, DIFFERENT),
    MOST_HOURS,
  ).meta({
    description: 'hours of each week; a "to" that is earlier than its "from" is of the next day',
    examples: [[{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' }]],
  }),
  dates: anyOf(
    members({
      date: text(phrase('a-date'), isDate, '2027-01-01'),
      hours: anyOf(members(hours).refine(differs, DIFFERENT), MOST_HOURS).meta({
        description: 'hours of that day; none: closed',
        examples: [[]],
      }),
    }),
    MOST_DATES,
  ).meta({
    description: 'days that are not as others of their week; without hours they are closed',
    examples: [[{ date: '2027-01-01', hours: [] }]],
  }),
});

/** The schedule as the domain has it. */
export const scheduleIn = ({ time_zone, week, dates }: z.output<typeof schedule>): Schedule => ({
  timeZone: time_zone,
  week,
  dates,
});
