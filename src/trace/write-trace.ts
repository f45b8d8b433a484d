import type { KeptHistory, Subject } from '../domain/kept-history.ts';
import { printable } from '../printable.ts';
import { seconds } from './trace-line.ts';
import type { Trace } from './trace-of.ts';

const SUBJECTS: Readonly<Record<Subject['kind'], string>> = {
  call: 'Call',
  'queue-task': 'Queue task',
  conversation: 'Conversation',
};

const two = (number: number): string => String(number).padStart(2, '0');

/** In the time zone of this machine, to the millisecond. */
const clockTime = (at: number): string => {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return `${day} ${time}.${String(date.getMilliseconds()).padStart(3, '0')}`;
};

/** Lines for people, on any terminal. */
export const traceAsText = (
  { subject, callcenterId }: KeptHistory,
  { lines, remarks }: Trace,
): string[] => {
  const begun = lines[0]?.at ?? 0;
  const written = [
    `${SUBJECTS[subject.kind]} ${subject.id} of call center ${callcenterId}`,
    ...lines.map(
      ({ at, text }) => `${clockTime(at)}  ${`+${seconds(at - begun)}`.padStart(10)}  ${text}`,
    ),
    ...remarks,
  ];
  return written.map(printable);
};

/** One line for programs. */
export const traceAsJson = (
  { subject, callcenterId }: KeptHistory,
  { lines, remarks }: Trace,
): string => {
  const told = lines.map(({ at, text }) => ({ time: at, text }));
  return JSON.stringify({ ...subject, callcenter_id: callcenterId, lines: told, remarks });
};
