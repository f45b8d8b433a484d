import { performance } from 'node:perf_hooks';
import { describe } from '../helpers/phone-hearing.ts';
import type { Phone } from '../helpers/phone.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

/** How long a phone is listened to for each line that says what it hears. */
const LISTEN_MS = 400;

const begun = performance.now();

const stamp = (): string => `${((performance.now() - begun) / 1000).toFixed(1)} s`.padStart(7);

/** Prints a heading. */
export const scene = (title: string): void => {
  process.stdout.write(`\n${title}\n`);
};

/** Prints what happens, with the seconds since the start. */
export const tell = (line: string): void => {
  process.stdout.write(`${stamp()}  ${line}\n`);
};

/** A name as it begins a sentence. */
export const named = ({ name }: Phone): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Sound that is no phone's tone: only where the call is tells which of the two it is. */
const measured = async (phone: Phone): Promise<string> =>
  describe(await phone.heardDuring(LISTEN_MS)).replace('music', 'music or speech');

/**
 * Listens until the phone hears music, a prompt, or whatever else is no tone, and prints what came.
 * @param what what it is known to be, from where the call is
 * @throws NotInTime
 */
export const hearsMusic = async (phone: Phone, what: string): Promise<void> => {
  await phone.untilHearsMusic();
  tell(`${named(phone)} hears ${what}. Measured: ${await measured(phone)}`);
};

/**
 * Listens until both phones hear each other, and prints what came.
 * @throws NotInTime
 */
export const hearEachOther = async (one: Phone, other: Phone): Promise<void> => {
  await untilHearEachOther(one, other);
  const [byOne, byOther] = await Promise.all([measured(one), measured(other)]);
  tell(`${named(one)} hears ${named(other)}. Measured: ${byOne}`);
  tell(`${named(other)} hears ${named(one)}. Measured: ${byOther}`);
};

/**
 * Listens for a moment in which nothing at all may be heard, and says so.
 * @throws Error that says what was heard
 */
export const hearsNothing = async (phone: Phone): Promise<void> => {
  tell(`${named(phone)} hears ${describe(await phone.hearsNothingFor(LISTEN_MS))}`);
};

/** @throws Error unless what is seen is what was told */
export const asTold = (what: string, seen: unknown, told: unknown): void => {
  if (seen !== told) throw new Error(`${what} should be ${String(told)}, but is ${String(seen)}`);
};
