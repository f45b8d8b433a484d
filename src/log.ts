import {
  type DestinationStream,
  type Logger,
  type LoggerOptions,
  pino,
  stdSerializers,
} from 'pino';
import { logFields } from './operations/log-context.ts';

/** Members that are secret wherever they turn up. Nothing logs them; this is the second line. */
const SECRET = [
  'password',
  'passwordDigest',
  'secret',
  'key',
  'authorization',
  'Authorization',
  'signature',
  'Signature',
];

const redact = {
  paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  censor: '[secret]',
};

/** Libraries hang requests, statements and their values on errors: those stay out of the log. */
const describeError = (error: Error): object => {
  const { type, message, stack } = stdSerializers.err(error);
  const code = 'code' in error ? error.code : undefined;
  return { type, message, stack, ...(typeof code === 'string' && { code }) };
};

const options = (level: string): LoggerOptions => ({
  level,
  redact,
  serializers: { err: describeError },
  // A copy: pino adds to it.
  mixin: () => ({ ...logFields() }),
});

/**
 * The log: JSON lines on standard output. Values are fields and never part of a message's text, so
 * that nothing which comes from outside can look like a line of ours.
 */
export const createLog = (level: string, destination?: DestinationStream): Logger =>
  destination === undefined ? pino(options(level)) : pino(options(level), destination);
