import { AriError } from './ari-error.ts';
import { type Read, readObject } from './reading.ts';

/** Values for the parameters of an operation; undefined ones are left out. */
export type AriParameters = Readonly<Record<string, unknown>>;

/**
 * Calls an operation of Asterisk by the name that its API description gives it, such as `channels.hangup`.
 * Resolves with the answer's text as it came, and rejects with an AriError and nothing else.
 */
export type AriCall = (operation: string, parameters: AriParameters) => Promise<string>;

/** Calls an operation whose answer does not matter. */
export async function callForNothing(
  call: AriCall,
  operation: string,
  parameters: AriParameters,
): Promise<void> {
  await call(operation, parameters);
}

/**
 * Calls an operation and reads its answer.
 * @param read throws Unreadable
 */
export async function callFor<Result>(
  read: (answer: unknown) => Result,
  call: AriCall,
  operation: string,
  parameters: AriParameters = {},
): Promise<Result> {
  const answer = await call(operation, parameters);
  try {
    return read(JSON.parse(answer));
  } catch (error) {
    throw new AriError('refused', operation, `an answer not understood: ${String(error)}`);
  }
}

/** Calls an operation that answers with one object. */
export const callForOne = <Result>(
  read: Read<Result>,
  call: AriCall,
  operation: string,
  parameters?: AriParameters,
): Promise<Result> => callFor((answer) => readObject(answer, read), call, operation, parameters);

/** Null in place of Asterisk's "404 not found" with these words. */
export async function nullWhenMissing<T>(answer: Promise<T>, words: RegExp): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AriError && error.status === 404 && words.test(error.reason)) return null;
    throw error;
  }
}
