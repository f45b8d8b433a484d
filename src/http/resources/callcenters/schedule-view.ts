import { z } from 'zod';
import { type Schedule, WEEKDAYS } from '../../../domain/schedule.ts';
import { type DataOf, shownText } from '../../schemas/answer-fields.ts';

const hours = {
  from: shownText('from when', '09:00'),
  to: shownText('until when; earlier than "from": of the next day', '18:00'),
};

/** When a call center is open. */
export const scheduleData = z.object({
  time_zone: shownText('of the IANA time zone database', 'Asia/Shanghai'),
  week: z
    .array(
      z.object({
        days: z
          .array(z.enum(WEEKDAYS))
          .meta({ description: 'days of the week', examples: [['mon', 'fri']] }),
        ...hours,
      }),
    )
    .meta({
      description: 'hours of each week',
      examples: [[{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' }]],
    }),
  dates: z
    .array(
      z.object({
        date: shownText('a day', '2027-01-01'),
        hours: z
          .array(z.object(hours))
          .meta({ description: 'hours of that day; none: closed', examples: [[]] }),
      }),
    )
    .meta({
      description: 'days that are not as others of their week; without hours they are closed',
      examples: [[{ date: '2027-01-01', hours: [] }]],
    }),
});

export const scheduleView = (schedule: Schedule | null): DataOf<typeof scheduleData> | null =>
  schedule && { time_zone: schedule.timeZone, week: schedule.week, dates: schedule.dates };
