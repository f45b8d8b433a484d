import type { CallerArrived } from '../operations/ports/telephony.ts';
import { callIdOf, HANDED_IN } from './call-names.ts';
import type { AriCalls } from './client.ts';
import type { ChannelSnapshot } from './snapshots.ts';

/** A caller with the name of the call center that the dialplan handed him in to. */
export interface Arrival {
  readonly callcenterId: string;
  readonly fact: CallerArrived;
}

const COUNTER = 'QUEUE_ATTEMPTS';

/** This time included. The counter is written when a caller is given back. */
const attemptsAfter = (counted: string | null): number => {
  const attempts = Number.parseInt(counted ?? '', 10);
  return Number.isSafeInteger(attempts) && attempts > 0 ? attempts + 1 : 1;
};

/** How often a channel was handed in; null: its snapshot does not tell. */
export const attemptsSeen = ({ channelvars }: ChannelSnapshot): number | null => {
  const counted = channelvars[COUNTER];
  return counted === undefined ? null : attemptsAfter(counted);
};

/**
 * Reads what the dialplan wants for a channel it handed in.
 * @param args of `Stasis()`, after the application's name
 * @throws AriError, of kind `refused` when the channel is gone
 */
export const readArrival = async (
  ari: AriCalls,
  channel: ChannelSnapshot,
  args: readonly string[],
): Promise<Arrival> => {
  const [enqueueXml, attempts] = await Promise.all([
    ari.getChannelVariable(channel.id, 'ENQUEUE'),
    attemptsSeen(channel) ?? ari.getChannelVariable(channel.id, COUNTER).then(attemptsAfter),
  ]);
  const { number, name } = channel.caller;
  return {
    callcenterId: args[0] === HANDED_IN ? (args[1] ?? '') : '',
    fact: {
      kind: 'caller-arrived',
      callId: callIdOf(channel),
      number,
      name,
      enqueueXml,
      answered: channel.state === 'Up',
      attempts,
    },
  };
};
