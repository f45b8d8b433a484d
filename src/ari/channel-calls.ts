import {
  callFor,
  callForOne,
  callForNothing,
  nullWhenMissing,
  type AriCall,
  type AriParameters,
} from './ari-call.ts';
import { type Fields, readList, text } from './reading.ts';
import {
  channelSnapshot,
  playbackSnapshot,
  rtpStatistics,
  type ChannelSnapshot,
  type PlaybackSnapshot,
  type RtpStatistics,
} from './snapshots.ts';

/** A channel to be made. We choose its id, so that its events find us ready. */
export interface NewChannel {
  /** Such as `PJSIP/100` or `PJSIP/5551234@trunk`. */
  readonly endpoint: string;
  readonly channelId: string;
  /** Arguments of its StasisStart. None of them may hold a comma, which Asterisk takes as a separator. */
  readonly appArgs: readonly string[];
  /** The channel on whose behalf it is made: codecs are chosen to suit it, and it inherits its variables. */
  readonly originator?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** A channel that is made and dialled in one step; its StasisStart comes when it is answered. */
export interface OriginatedChannel extends NewChannel {
  /** As `Name <number>`. */
  readonly callerId: string;
  /** Seconds to ring; -1 for no limit. */
  readonly timeoutSeconds: number;
}

/** `in`: what comes from the phone is dropped. `out`: the phone is sent nothing. */
export type MuteDirection = 'in' | 'out' | 'both';

/** What the far phone is told; Asterisk maps each to a Q.850 cause and that to a SIP status. */
export type HangupReason =
  | 'normal'
  | 'busy'
  | 'congestion'
  | 'no_answer'
  | 'timeout'
  | 'rejected'
  | 'unallocated'
  | 'normal_unspecified'
  | 'number_incomplete'
  | 'codec_mismatch'
  | 'interworking'
  | 'failure'
  | 'answered_elsewhere';

/** Where the audio of a snoop channel comes from and goes to, seen from the channel it is on. */
export type SnoopDirection = 'none' | 'both' | 'out' | 'in';

export interface NewSnoop {
  readonly snoopId: string;
  readonly spy: SnoopDirection;
  readonly whisper: SnoopDirection;
  readonly appArgs: readonly string[];
}

/** A place in the dialplan. */
export interface DialplanPlace {
  readonly context: string;
  readonly extension: string;
  readonly priority: number;
}

/** The calls on channels. Each rejects with an AriError only. */
export interface ChannelCalls {
  /** Makes a channel in our application without dialling it. Dial after its StasisStart, not before. */
  createChannel(channel: NewChannel): Promise<void>;
  /** Dials a created channel on behalf of `callerChannelId`; `timeoutSeconds` 0 means no limit. */
  dialChannel(id: string, callerChannelId: string | null, timeoutSeconds: number): Promise<void>;
  originateChannel(channel: OriginatedChannel): Promise<ChannelSnapshot>;
  answerChannel(id: string): Promise<void>;
  hangupChannel(id: string, reason: HangupReason): Promise<void>;
  /** Tells the phone that asked for a transfer (SIP REFER) whether it has its way. */
  answerTransfer(id: string, accepted: boolean): Promise<void>;
  /** Gives the channel back to the dialplan, at the priority after `Stasis()`. */
  /** @param place where; without it where the dialplan left off. */
  continueInDialplan(id: string, place?: DialplanPlace): Promise<void>;
  /** Also writes dialplan functions, such as `CALLERID(name)`. */
  setChannelVariable(id: string, name: string, value: string): Promise<void>;
  /** Null when the variable is not set; also reads dialplan functions. */
  getChannelVariable(id: string, name: string): Promise<string | null>;
  /** Asterisk itself hangs the channel up after so many seconds from now; 0 takes the limit away. */
  setChannelAbsoluteTimeout(id: string, seconds: number): Promise<void>;
  muteChannel(id: string, direction: MuteDirection): Promise<void>;
  unmuteChannel(id: string, direction: MuteDirection): Promise<void>;
  /** Sends a key to the phone, for so many milliseconds; Asterisk pauses for 100 ms before it. */
  sendKey(id: string, key: string, durationMs: number): Promise<void>;
  ringChannel(id: string): Promise<void>;
  stopRinging(id: string): Promise<void>;
  startMohOnChannel(id: string, mohClass: string): Promise<void>;
  stopMohOnChannel(id: string): Promise<void>;
  /** Plays media one after the other, such as `sound:hello`, `digits:1009`, `tone:ring`; no commas inside. */
  playOnChannel(
    id: string,
    media: readonly string[],
    playbackId: string,
  ): Promise<PlaybackSnapshot>;
  /** Makes a channel in our application that hears or speaks on another one. */
  snoopChannel(id: string, snoop: NewSnoop): Promise<ChannelSnapshot>;
  /** All that Asterisk has. Refused with 500 as long as one of them holds text that is not UTF-8. */
  listChannels(): Promise<ChannelSnapshot[]>;
  /** Refused for a channel without RTP, and for one that is gone. */
  getRtpStatistics(id: string): Promise<RtpStatistics>;
  /** Null when there is no such channel. */
  getChannel(id: string): Promise<ChannelSnapshot | null>;
}

const VARIABLE_NOT_SET = /variable/i;
const CHANNEL_NOT_FOUND = /channel/i;
const channelList = readList(channelSnapshot);
const variable = (fields: Fields) => text(fields, 'value');

/** What makes the calls on channels, with new channels coming to the application `app`. */
export const channelCallGroups = (app: string) =>
  [
    (call: AriCall) => makingChannels(call, app),
    steeringChannels,
    variablesOfChannels,
    soundOnChannels,
  ] as const;

function makingChannels(call: AriCall, app: string) {
  return {
    createChannel: (channel) => callForNothing(call, 'channels.create', newChannel(channel, app)),
    originateChannel: (channel) =>
      callForOne(channelSnapshot, call, 'channels.originate', {
        ...newChannel(channel, app),
        callerId: channel.callerId,
        timeout: channel.timeoutSeconds,
      }),
    snoopChannel: (channelId, { snoopId, spy, whisper, appArgs }) =>
      callForOne(channelSnapshot, call, 'channels.snoopChannelWithId', {
        ...{ channelId, snoopId, spy, whisper, app },
        appArgs: appArgs.join(','),
      }),
    listChannels: () => callFor(channelList, call, 'channels.list'),
    getChannel: (channelId) =>
      nullWhenMissing(
        callForOne(channelSnapshot, call, 'channels.get', { channelId }),
        CHANNEL_NOT_FOUND,
      ),
    getRtpStatistics: (channelId) =>
      callForOne(rtpStatistics, call, 'channels.rtpstatistics', { channelId }),
  } satisfies Partial<ChannelCalls>;
}

function newChannel(channel: NewChannel, app: string): AriParameters {
  const { endpoint, channelId, appArgs, originator, variables } = channel;
  return { endpoint, channelId, app, appArgs: appArgs.join(','), originator, variables };
}

function steeringChannels(call: AriCall) {
  const act = (operation: string, channelId: string, more: AriParameters = {}) =>
    callForNothing(call, `channels.${operation}`, { channelId, ...more });
  return {
    dialChannel: (id, callerChannelId, timeoutSeconds) =>
      act('dial', id, { caller: callerChannelId ?? undefined, timeout: timeoutSeconds }),
    answerChannel: (id) => act('answer', id),
    hangupChannel: (id, reason) => act('hangup', id, { reason }),
    answerTransfer: (id, accepted) =>
      act('transfer_progress', id, { states: accepted ? 'channel_answered' : 'channel_declined' }),
    continueInDialplan: (id, place) => act('continueInDialplan', id, { ...place }),
    muteChannel: (id, direction) => act('mute', id, { direction }),
    unmuteChannel: (id, direction) => act('unmute', id, { direction }),
    sendKey: (id, dtmf, duration) =>
      act('sendDTMF', id, { dtmf, duration, before: 0, between: 1, after: 0 }),
    ringChannel: (id) => act('ring', id),
    stopRinging: (id) => act('ringStop', id),
  } satisfies Partial<ChannelCalls>;
}

function variablesOfChannels(call: AriCall) {
  const set = (channelId: string, name: string, value: string) =>
    callForNothing(call, 'channels.setChannelVar', { channelId, variable: name, value });
  return {
    setChannelVariable: set,
    setChannelAbsoluteTimeout: (id, seconds) => set(id, 'TIMEOUT(absolute)', String(seconds)),
    getChannelVariable: async (channelId, name) => {
      const answer = callForOne(variable, call, 'channels.getChannelVar', {
        channelId,
        variable: name,
      });
      return await nullWhenMissing(answer, VARIABLE_NOT_SET);
    },
  } satisfies Partial<ChannelCalls>;
}

function soundOnChannels(call: AriCall) {
  return {
    startMohOnChannel: (channelId, mohClass) =>
      callForNothing(call, 'channels.startMoh', { channelId, mohClass }),
    stopMohOnChannel: (channelId) => callForNothing(call, 'channels.stopMoh', { channelId }),
    playOnChannel: (channelId, media, playbackId) =>
      callForOne(playbackSnapshot, call, 'channels.playWithId', {
        ...{ channelId, playbackId },
        media: media.join(','),
      }),
  } satisfies Partial<ChannelCalls>;
}
