import type { EnqueueVariable } from '../domain/engine/world/fact.ts';
import type { CallerArrived } from '../operations/ports/telephony.ts';
import { AriError } from './ari-error.ts';
import { callIdOf, HANDED_IN } from './call-names.ts';
import type { AriCalls } from './client.ts';
import type { ChannelSnapshot } from './snapshots.ts';

/** A caller, with the call center that the dialplan handed them in to. */
export interface Arrival {
  readonly callcenterId: string;
  readonly fact: CallerArrived;
}

const COUNTER = 'QUEUE_ATTEMPTS';
/** What the phone dialled, whichever extension of the dialplan the call has come to since. */
const DIALLED = 'CALLERID(dnid)';

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

/** Asterisk has the channel and would not tell this variable of it. */
const isUntold = (error: unknown): error is AriError =>
  error instanceof AriError && error.kind === 'refused' && error.status !== 404;

/** Asterisk answers in JSON, which is UTF-8, and has no better words for what is not. */
const isNotUtf8 = ({ status }: AriError): boolean => status === 500;

/**
 * It comes with the snapshot, so that nobody waits for it to be asked for. An Asterisk with another
 * `channelvars` leaves it out, and every Asterisk one that is not UTF-8; one that is not set comes empty.
 * @throws AriError, with status 404 when the channel is gone
 */
const readEnqueue = async (
  ari: AriCalls,
  { id, channelvars }: ChannelSnapshot,
): Promise<EnqueueVariable> => {
  const brought = channelvars['ENQUEUE'] ?? '';
  if (brought !== '') return brought;
  try {
    return await ari.getChannelVariable(id, 'ENQUEUE');
  } catch (error) {
    if (!isUntold(error)) throw error;
    return isNotUtf8(error) ? { untold: 'not-utf-8' } : { untold: 'refused', said: error.message };
  }
};

/**
 * How often the channel was handed in, this time included.
 * @throws AriError, with status 404 when the channel is gone
 */
export const readAttempts = async (ari: AriCalls, channelId: string): Promise<number> => {
  try {
    return attemptsAfter(await ari.getChannelVariable(channelId, COUNTER));
  } catch (error) {
    if (!isUntold(error)) throw error;
    return attemptsAfter(null);
  }
};

/** The number that was called. */
export const dialledBy = ({ channelvars, dialplan }: ChannelSnapshot): string => {
  const dialled = channelvars[DIALLED] ?? '';
  return dialled === '' ? dialplan.exten : dialled;
};

/** Where a caller is to be let in: what the dialplan, or the number that was called, says. */
export interface Entrance {
  readonly callcenterId: string;
  /** null: the channel's own. */
  readonly enqueueXml: string | null;
}

/** As the dialplan says. @param args of `Stasis()`, after the application's name */
export const entranceIn = (args: readonly string[]): Entrance => ({
  callcenterId: args[0] === HANDED_IN ? (args[1] ?? '') : '',
  enqueueXml: null,
});

/**
 * Reads what is wanted for a channel that was handed in.
 * @throws AriError, with status 404 when the channel is gone
 */
export const readArrival = async (
  ari: AriCalls,
  channel: ChannelSnapshot,
  entrance: Entrance,
): Promise<Arrival> => {
  const [enqueueXml, attempts] = await Promise.all([
    entrance.enqueueXml ?? readEnqueue(ari, channel),
    attemptsSeen(channel) ?? readAttempts(ari, channel.id),
  ]);
  const { number, name } = channel.caller;
  return {
    callcenterId: entrance.callcenterId,
    fact: {
      kind: 'caller-arrived',
      callId: callIdOf(channel),
      number,
      name,
      dialled: dialledBy(channel),
      enqueueXml,
      answered: channel.state === 'Up',
      attempts,
    },
  };
};
