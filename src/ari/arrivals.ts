import type { CallerArrived } from '../operations/ports.ts';
import { callIdOf, HANDED_IN } from './call-names.ts';
import type { AriClient } from './client.ts';
import type { ChannelSnapshot } from './snapshots.ts';

/** A caller with the name of the call center that the dialplan handed him in to. */
export interface Arrival {
  readonly callcenterId: string;
  readonly fact: CallerArrived;
}

const attemptsBefore = async (ari: AriClient, channel: ChannelSnapshot): Promise<number> => {
  const counted =
    channel.channelvars['QUEUE_ATTEMPTS'] ??
    (await ari.getChannelVariable(channel.id, 'QUEUE_ATTEMPTS'));
  const attempts = Number.parseInt(counted ?? '', 10);
  return Number.isSafeInteger(attempts) && attempts > 0 ? attempts : 0;
};

/**
 * Reads what the dialplan wants for a channel it handed in.
 * @param args of `Stasis()`, after the application's name
 * @throws AriError, of kind `refused` when the channel is gone
 */
export const readArrival = async (
  ari: AriClient,
  channel: ChannelSnapshot,
  args: readonly string[],
): Promise<Arrival> => {
  const [enqueueXml, attempts] = await Promise.all([
    ari.getChannelVariable(channel.id, 'ENQUEUE'),
    attemptsBefore(ari, channel),
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
      attempts: attempts + 1,
    },
  };
};
