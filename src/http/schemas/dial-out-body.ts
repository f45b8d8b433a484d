import type { z } from 'zod';
import type { DialOut } from '../../domain/engine/lifecycle/dial-out.ts';
import { type members, telephoneNumber, wholeNumber } from './fields.ts';

const DIAL_S = { least: 1, most: 600 };
const ANSWER_S = { least: 1, most: 86_400 };

/** A telephone number that is to be called. */
export const dialOutMembers = {
  to: telephoneNumber,
  from: telephoneNumber
    .optional()
    .meta({ description: 'the caller id that is shown', examples: ['4008001'] }),
  max_dial_seconds: wholeNumber(DIAL_S)
    .default(60)
    .meta({ description: 'seconds from 1 to 600 that it may ring', examples: [60] }),
  max_answer_seconds: wholeNumber(ANSWER_S).meta({
    description: 'seconds from 1 to 86400 from its answer after which it is hung up',
    examples: [3600],
  }),
};

type Line = z.output<ReturnType<typeof members<typeof dialOutMembers>>>;

export const dialOutOf = (given: Line): DialOut => ({
  to: given.to,
  from: given.from ?? '',
  maxDialMs: given.max_dial_seconds * 1000,
  maxAnswerMs: given.max_answer_seconds * 1000,
});

/** Why a number is not called, besides what is wrong in the body. */
export const dialOutRefusals = [
  'number-not-allowed',
  'caller-id-not-allowed',
  'too-many-outside-calls',
  'no-trunk',
  'trunks-full',
] as const;
