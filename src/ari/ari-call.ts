import type { z } from 'zod';
import { AriError } from './ari-error.ts';

/** Values for the parameters of an operation; undefined ones are left out. */
export type AriParameters = Readonly<Record<string, unknown>>;

/**
 * Calls an operation of Asterisk by the name that its API description gives it, such as `channels.hangup`.
 * Rejects with an AriError and nothing else. The answer is not checked yet.
 */
export type AriCall = (operation: string, parameters: AriParameters) => Promise<unknown>;

/** Calls an operation whose answer does not matter. */
export async function callForNothing(
  call: AriCall,
  operation: string,
  parameters: AriParameters,
): Promise<void> {
  await call(operation, parameters);
}

/** Calls an operation and checks its answer. ari-client's instances end here: what comes out is plain data. */
export async function callFor<Schema extends z.ZodType>(
  schema: Schema,
  call: AriCall,
  operation: string,
  parameters: AriParameters = {},
): Promise<z.infer<Schema>> {
  const answer = await call(operation, parameters);
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new AriError('refused', operation, `an answer not understood: ${parsed.error.message}`);
}

/** Null in place of Asterisk's "404 not found" with these words. */
export async function nullWhenMissing<T>(answer: Promise<T>, words: RegExp): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AriError && error.status === 404 && words.test(error.reason)) return null;
    throw error;
  }
}
