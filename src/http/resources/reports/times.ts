import { z } from 'zod';
import type { Instant } from '../../../domain/ids.ts';
import { Calendar } from '../../../operations/calendar.ts';
import { isTimeZone } from '../../../domain/time-zone.ts';
import { phrase } from '../../../messages/phrase.ts';
import { ruleText, ruleWords } from '../../protocol/rule.ts';

/** A moment as it is asked for; days begin when they do in the time zone that is asked for. */
export type AskedMoment =
  | { readonly kind: 'moment'; readonly at: Instant }
  | { readonly kind: 'day'; readonly day: string };

const MILLISECONDS = /^\d{1,15}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
/** A plus sign that was not encoded comes as a space. */
const TIME = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+ -]\d\d:\d\d)$/;

/** Whether the calendar has it: 31 February is otherwise taken for a day of March. */
const isDay = (day: string): boolean => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
};

const readMoment = (text: string): AskedMoment | null => {
  if (MILLISECONDS.test(text)) return { kind: 'moment', at: Number(text) };
  if (DAY.test(text)) return isDay(text) ? { kind: 'day', day: text } : null;
  const day = TIME.exec(text)?.[1];
  if (day === undefined || !isDay(day)) return null;
  const at = Date.parse(text.replace(' ', '+'));
  return Number.isNaN(at) ? null : { kind: 'moment', at };
};

const MOMENT_RULE = phrase('moment-or-day');

/** How a moment may be written, for the documentation. */
export const momentRule = ruleWords(MOMENT_RULE);

export const moment = z
  .string({ error: ruleText(MOMENT_RULE) })
  .meta({ description: momentRule, examples: ['2026-11-23'] })
  .transform((written, context): AskedMoment => {
    const read = readMoment(written);
    if (read !== null) return read;
    context.addIssue({ code: 'custom', message: ruleText(MOMENT_RULE) });
    return z.NEVER;
  });

const ZONE_RULE = phrase('time-zone');
/** The calendar by which days and hours are told apart. */
export const timeZone = z
  .string({ error: ruleText(ZONE_RULE) })
  .default('UTC')
  .meta({ examples: ['Europe/Berlin'] })
  .transform((written, context): Calendar => {
    if (isTimeZone(written)) return new Calendar(written);
    context.addIssue({ code: 'custom', message: ruleText(ZONE_RULE) });
    return z.NEVER;
  })
  .meta({ description: `${ruleWords(ZONE_RULE)}; by it days and hours begin` });

export const momentIn = (calendar: Calendar, asked: AskedMoment): Instant =>
  asked.kind === 'moment' ? asked.at : calendar.startOf(asked.day);
