import type { IvrVariables } from '../domain/call.ts';
import type { Command } from '../domain/engine/world/command.ts';
import type { AriError } from './ari-error.ts';
import type { AriCalls } from './client.ts';
import { isRefused, type PersistentTools, untilTaken } from './until-taken.ts';

type ReturnToIvr = Extract<Command, { kind: 'return-to-ivr' }>;

/** What Asterisk said about the variables that it would not set, by their names. */
export type Refused = ReadonlyMap<string, AriError>;

/**
 * Sets variables of a call side by side.
 * @returns those that Asterisk would not set
 * @throws AriError, also of kind `refused` when the channel is not here
 */
export const setVariables = async (
  ari: AriCalls,
  callId: string,
  variables: IvrVariables,
): Promise<Refused> => {
  const refused = new Map<string, AriError>();
  const set = async ([name, value]: [string, string]): Promise<void> => {
    try {
      await ari.setChannelVariable(callId, name, value);
    } catch (error) {
      if (!isRefused(error)) throw error;
      refused.set(name, error);
    }
  };
  await Promise.all(Object.entries(variables).map(set));
  return refused;
};

const afterRefusal = (refused: Refused): IvrVariables => ({
  QUEUE_RESULT: 'error',
  QUEUE_DETAIL: [...refused]
    .map(([name, { reason }]) => `${name} was refused: ${reason}`)
    .join(', '),
});

/**
 * Gives a caller back to the dialplan, whatever Asterisk refuses of what they take along: then
 * QUEUE_RESULT is `error` and QUEUE_DETAIL says what was refused.
 * @throws AriError, of kind `refused` only when the channel is not here any more
 */
export const returnToIvr = async (
  tools: PersistentTools,
  { callId, variables }: ReturnToIvr,
): Promise<void> => {
  const { ari, log, logContext } = tools;
  const refused = await setVariables(ari, callId, variables);
  if (refused.size > 0) {
    const fields = { ...logContext, call_id: callId, variables: [...refused.keys()] };
    log.error({ ...fields, err: [...refused.values()][0] }, 'variables of a return were refused');
    await setVariables(ari, callId, afterRefusal(refused));
  }
  // Whoever may not go on stays with us in silence.
  await untilTaken(tools, { call_id: callId, what: 'return' }, () =>
    ari.continueInDialplan(callId),
  );
};
