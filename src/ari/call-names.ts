import type { CallId } from '../domain/ids.ts';
import type { ChannelSnapshot } from './snapshots.ts';

/** First argument of a channel that the dialplan hands in: `Stasis(APP,enqueue,CALLCENTER)`. */
export const HANDED_IN = 'enqueue';
/** First argument of a channel that a carrier's call to a number is: `Stasis(APP,number)`. */
export const NUMBER_CALLED = 'number';
/** First argument of a channel that the platform made. */
export const MADE_HERE = 'phone';

/** First argument of a channel by which a whisperer is heard. */
export const SNOOP = 'snoop';

/** Whether it is such a channel: no call of anybody's. */
export const isSnoop = (channelId: string): boolean => channelId.endsWith('-snoop');

/** Whether the platform made the call: the ids that it chooses end in their kind. */
export const isMadeHere = (channelId: string): boolean => channelId.endsWith('-call');

/** Name of a conversation's bridge: which application made it, and for which call center. */
export const bridgeName = (app: string, callcenterId: string): string => `${app}/${callcenterId}`;

/** The call center that a bridge's name tells; null: not one of this application's. */
export const callcenterOfBridge = (app: string, name: string): string | null =>
  name.startsWith(`${app}/`) ? name.slice(app.length + 1) : null;

/** The arguments with which the dialplan handed a channel in to this application; null: it did not. */
export const handedInWith = (app: string, channel: ChannelSnapshot): readonly string[] | null => {
  const { app_name: application, app_data: data } = channel.dialplan;
  const [name, ...args] = data.split(',');
  const isOurs = application === 'Stasis' && name === app;
  return isOurs && (args[0] === HANDED_IN || args[0] === NUMBER_CALLED) ? args : null;
};

export const callIdOf = (channel: ChannelSnapshot): CallId => channel.id as CallId;
