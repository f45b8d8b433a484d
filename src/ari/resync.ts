import type { SeenCall } from '../domain/engine/world/fact.ts';
import type { CallcenterId, CallId, ConversationId } from '../domain/ids.ts';
import type { Seen } from '../operations/ports/telephony.ts';
import { AriError, isMissing } from './ari-error.ts';
import { attemptsSeen } from './read-arrival.ts';
import { callcenterOfBridge, callIdOf, handedInWith, isMadeHere, isSnoop } from './call-names.ts';
import type { AriClient } from './client.ts';
import type { ConversationBridges } from './conversation-bridges.ts';
import type { BridgeSnapshot, ChannelSnapshot } from './snapshots.ts';
import { whisperBridgeName } from './whispering.ts';

type SeenCalls = Seen['calls'][number];

const stateOf = ({ state }: Pick<ChannelSnapshot, 'state'>): SeenCall['state'] => {
  if (state === 'Up') return 'up';
  return state === 'Ringing' || state === 'Ring' ? 'ringing' : 'down';
};

/** Where channels are: in conversations, or in bridges of others. */
const placesOf = (
  conversations: ConversationBridges,
  bridges: readonly BridgeSnapshot[],
): Map<string, ConversationId> =>
  new Map(
    bridges.flatMap(({ id, channels }) => {
      const place = conversations.conversationIn(id) ?? (id as ConversationId);
      return channels.map((channel): [string, ConversationId] => [channel, place]);
    }),
  );

/** Whether a bridge of that name is a conversation's or a whisper's. */
const isOfOurs = (app: string, name: string): boolean =>
  callcenterOfBridge(app, name) !== null || name === whisperBridgeName(app);

/** A call from the IVR is known by its application, one that was made here by our subscription. */
const seenCalls = (
  app: string,
  channels: readonly ChannelSnapshot[],
  subscribed: ReadonlySet<string>,
  places: ReadonlyMap<string, ConversationId>,
): SeenCalls[] =>
  channels.flatMap((channel) => {
    const args = handedInWith(app, channel);
    const madeHere = isMadeHere(channel.id) && subscribed.has(channel.id);
    if (args === null && !madeHere) return [];
    return {
      callId: callIdOf(channel),
      origin: madeHere ? 'platform' : 'ivr',
      state: stateOf(channel),
      conversationId: places.get(channel.id) ?? null,
      attempts: madeHere ? null : attemptsSeen(channel),
      callcenterId: (args?.[1] ?? null) as CallcenterId | null,
    };
  });

/** What is gone meanwhile need not be ended. */
const unlessGone = async (ending: Promise<void>): Promise<void> => {
  try {
    await ending;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
};

/** Whispers are begun anew by whoever still whispers: their parts are not looked at. */
const endWhispers = async (
  ari: AriClient,
  app: string,
  subscribed: ReadonlySet<string>,
  bridges: readonly BridgeSnapshot[],
): Promise<void> => {
  const whispers = bridges.filter(({ name }) => name === whisperBridgeName(app));
  const snoops = [...subscribed].filter(isSnoop);
  await Promise.all([
    ...snoops.map((id) => unlessGone(ari.hangupChannel(id, 'normal'))),
    ...whispers.map(({ id }) => unlessGone(ari.destroyBridge(id))),
  ]);
};

/** null: Asterisk cannot tell of all, as one of them, anybody's, holds text that is not UTF-8. */
const allChannels = async (ari: AriClient): Promise<ChannelSnapshot[] | null> => {
  try {
    return await ari.listChannels();
  } catch (error) {
    if (error instanceof AriError && error.kind === 'refused') return null;
    throw error;
  }
};

/** Asterisk has the channel, and cannot tell of it as a whole. */
interface UntoldChannel {
  readonly untold: string;
}

const isUntold = (channel: ChannelSnapshot | UntoldChannel): channel is UntoldChannel =>
  'untold' in channel;

/** One by one. One that Asterisk cannot tell of is there all the same: only what it does not know is gone. */
const channelsOneByOne = async (
  ari: AriClient,
  ids: Iterable<string>,
): Promise<(ChannelSnapshot | UntoldChannel)[]> => {
  const one = async (id: string): Promise<(ChannelSnapshot | UntoldChannel)[]> => {
    try {
      return [(await ari.getChannel(id)) ?? []].flat();
    } catch (error) {
      if (error instanceof AriError && error.kind === 'refused') return [{ untold: id }];
      throw error;
    }
  };
  return (await Promise.all(Array.from(new Set(ids), one))).flat();
};

/** null: it is gone. Else what `CHANNEL(state)` says; nothing is concluded from one that Asterisk will not tell. */
const stateToldOf = async (ari: AriClient, id: string): Promise<SeenCall['state'] | null> => {
  try {
    return stateOf({ state: (await ari.getChannelVariable(id, 'CHANNEL(state)')) ?? '' });
  } catch (error) {
    if (!(error instanceof AriError && error.kind === 'refused')) throw error;
    return error.status === 404 ? null : 'ringing';
  }
};

/** What can be known of calls of ours of which Asterisk cannot tell as a whole: they hold text that is not UTF-8. */
const seenInParts = async (
  ari: AriClient,
  ids: readonly string[],
  places: ReadonlyMap<string, ConversationId>,
): Promise<SeenCalls[]> => {
  const one = async (id: string): Promise<SeenCalls[]> => {
    const state = await stateToldOf(ari, id);
    if (state === null) return [];
    const origin = isMadeHere(id) ? 'platform' : 'ivr';
    const conversationId = places.get(id) ?? null;
    const callId = id as CallId;
    return [{ callId, origin, state, conversationId, attempts: null, callcenterId: null }];
  };
  return (await Promise.all(ids.map(one))).flat();
};

/**
 * More than half of the events of a call, none of which is of use here. Named one by one: the answers to
 * requests over the event socket pass through the same sieve.
 */
const OF_NO_USE = [
  ...['ChannelVarset', 'ChannelDialplan', 'ChannelConnectedLine', 'ChannelCallerId'],
  ...['ChannelHangupRequest', 'BridgeCreated', 'RecordingStarted', 'RecordingFinished'],
];

/** An Asterisk that has no sieve sends them all. */
const passOverUseless = async (ari: AriClient): Promise<void> => {
  try {
    await ari.passOverEvents(OF_NO_USE);
  } catch (error) {
    if (!(error instanceof AriError && error.kind === 'refused')) throw error;
  }
};

/**
 * Looks at all that Asterisk has of ours, and sees to it that we hear of it from now on: while no
 * event socket was open, events were lost.
 * @throws AriError
 */
export const lookAtAsterisk = async (
  ari: AriClient,
  app: string,
  conversations: ConversationBridges,
): Promise<Seen> => {
  const application = await ari.getApplication();
  const [all, bridges, endpoints] = await Promise.all([
    allChannels(ari),
    ari.listBridges(),
    ari.listEndpoints('PJSIP'),
    // Of all bridges: a call of ours may be put into anybody's.
    ari.subscribe('bridge:'),
    passOverUseless(ari),
  ]);
  const subscribed = new Set(application.channel_ids);
  const inBridges = bridges.flatMap((bridge) => bridge.channels);
  const channels = all ?? (await channelsOneByOne(ari, [...subscribed, ...inBridges]));
  await endWhispers(ari, app, subscribed, bridges);
  const ours = await conversations.looked(ari, bridges);
  const others = bridges.filter(({ name }) => !isOfOurs(app, name));
  const places = placesOf(conversations, [...ours, ...others]);
  const inOurs = new Set(ours.flatMap((bridge) => bridge.channels));
  const untold = channels
    .flatMap((channel) => (isUntold(channel) ? channel.untold : []))
    .filter((id) => (subscribed.has(id) || inOurs.has(id)) && !isSnoop(id));
  const told = channels.flatMap((channel) => (isUntold(channel) ? [] : [channel]));
  const calls = [
    ...seenCalls(app, told, subscribed, places),
    ...(await seenInParts(ari, untold, places)),
  ];
  const unheard = calls.filter(({ callId }) => !subscribed.has(callId));
  await Promise.all(unheard.map(({ callId }) => ari.subscribe(`channel:${callId}`)));
  return {
    calls,
    bridges: ours.map(({ id, name }) => ({
      conversationId: conversations.conversationIn(id) ?? (id as ConversationId),
      callcenterId: callcenterOfBridge(app, name) as CallcenterId,
    })),
    sipAccounts: endpoints.map(({ resource }) => resource),
    registered: endpoints.filter(({ state }) => state === 'online').map(({ resource }) => resource),
  };
};

/** A caller who arrived while Asterisk was being looked at. */
export type Newcomer = Pick<SeenCalls, 'callcenterId' | 'attempts'>;

/** Adds callers who arrived while Asterisk was being looked at. */
export const withArrivals = (seen: Seen, arrived: ReadonlyMap<CallId, Newcomer>): Seen => {
  const known = new Set(seen.calls.map(({ callId }) => callId));
  const added = [...arrived]
    .filter(([callId]) => !known.has(callId))
    .map(([callId, newcomer]): SeenCalls => ({
      ...newcomer,
      callId,
      origin: 'ivr',
      state: 'up',
      conversationId: null,
    }));
  return { ...seen, calls: [...seen.calls, ...added] };
};
