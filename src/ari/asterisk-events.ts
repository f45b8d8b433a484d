import { z } from 'zod';
import type { SocketAnswer } from './socket-requests.ts';
import {
  bridgeSnapshot,
  channelSnapshot,
  playbackSnapshot,
  recordingSnapshot,
} from './snapshots.ts';

/*
 * The events of Asterisk that we use; see
 * https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/Asterisk_REST_Data_Models/
 */

const channel = channelSnapshot;
const optionalChannel = channelSnapshot.nullable().default(null);
const bridge = bridgeSnapshot;

/** Every event says which application it is for and when it happened (ISO 8601). */
function event<Type extends string, Fields extends z.ZodRawShape>(type: Type, fields: Fields) {
  return z.object({
    type: z.literal(type),
    application: z.string().default(''),
    timestamp: z.string().default(''),
    ...fields,
  });
}

const schemas = {
  /** `replace_channel` is the channel whose place this one takes, as in an attended transfer. */
  StasisStart: event('StasisStart', {
    channel,
    args: z.array(z.string()),
    replace_channel: optionalChannel,
  }),
  StasisEnd: event('StasisEnd', { channel }),
  ChannelCreated: event('ChannelCreated', { channel }),
  ChannelStateChange: event('ChannelStateChange', { channel }),
  /** `cause` is a Q.850 number, see https://docs.asterisk.org/Configuration/Miscellaneous/Hangup-Cause-Mappings/ */
  ChannelDestroyed: event('ChannelDestroyed', {
    channel,
    cause: z.number(),
    cause_txt: z.string(),
  }),
  ChannelHangupRequest: event('ChannelHangupRequest', {
    channel,
    cause: z.number().nullable().default(null),
    soft: z.boolean().default(false),
  }),
  /** The far phone put us on hold, by a re-INVITE `sendonly` or `inactive`. */
  ChannelHold: event('ChannelHold', { channel }),
  ChannelUnhold: event('ChannelUnhold', { channel }),
  /**
   * A phone asks for a transfer (SIP REFER) where `PJSIP_TRANSFER_HANDLING()` is `ari-only`; comes again
   * with a `state` when it was answered. `protocol_id` is the Call-ID of the phone's other call.
   */
  ChannelTransfer: event('ChannelTransfer', {
    state: z.string().nullable().default(null),
    refer_to: z.object({
      requested_destination: z.object({
        destination: z.string().default(''),
        protocol_id: z.string().nullable().default(null),
      }),
    }),
    referred_by: z.object({ source_channel: channel }),
  }),
  ChannelDtmfReceived: event('ChannelDtmfReceived', {
    channel,
    digit: z.string(),
    duration_ms: z.number(),
  }),
  /** `dialstatus` is empty at first, then `RINGING`, `PROGRESS`, `ANSWER`, `BUSY`, `NOANSWER`, `CANCEL` and the like. */
  Dial: event('Dial', { peer: channel, caller: optionalChannel, dialstatus: z.string() }),
  PlaybackStarted: event('PlaybackStarted', { playback: playbackSnapshot }),
  /** One of several pieces is over; the next follows. */
  PlaybackContinuing: event('PlaybackContinuing', { playback: playbackSnapshot }),
  PlaybackFinished: event('PlaybackFinished', { playback: playbackSnapshot }),
  ChannelEnteredBridge: event('ChannelEnteredBridge', { bridge, channel: optionalChannel }),
  ChannelLeftBridge: event('ChannelLeftBridge', { bridge, channel }),
  BridgeCreated: event('BridgeCreated', { bridge }),
  BridgeDestroyed: event('BridgeDestroyed', { bridge }),
  RecordingFinished: event('RecordingFinished', { recording: recordingSnapshot }),
  RecordingFailed: event('RecordingFailed', { recording: recordingSnapshot }),
  /** Another connection took the application over: no more events come here. */
  ApplicationReplaced: event('ApplicationReplaced', {}),
};

type Schemas = typeof schemas;

/** An event of Asterisk, told apart by `type`. */
export type AriEvent = { [Type in keyof Schemas]: z.infer<Schemas[Type]> }[keyof Schemas];

/** A message of the event socket, once read. */
export type EventReading =
  | { kind: 'event'; event: AriEvent }
  /** To a request that was sent over the event socket. */
  | { kind: 'answer'; answer: SocketAnswer }
  | { kind: 'unknown-event'; type: string }
  | { kind: 'bad-message'; reason: string };

const byType: ReadonlyMap<string, z.ZodType<AriEvent>> = new Map(Object.entries(schemas));

/** Reads one message of the event socket. Never throws: whatever comes must not end the stream. */
export function readEvent(message: string): EventReading {
  let value: unknown;
  try {
    value = JSON.parse(message);
  } catch (error) {
    return { kind: 'bad-message', reason: String(error) };
  }
  const type = typeOf(value);
  if (type === null) return { kind: 'bad-message', reason: 'a message without type' };
  if (type === 'RESTResponse') return readAnswer(value as Readonly<Record<string, unknown>>);
  const schema = byType.get(type);
  if (schema === undefined) return { kind: 'unknown-event', type };
  const parsed = schema.safeParse(value);
  if (parsed.success) return { kind: 'event', event: parsed.data };
  return { kind: 'bad-message', reason: `${type}: ${z.prettifyError(parsed.error)}` };
}

function readAnswer(message: Readonly<Record<string, unknown>>): EventReading {
  const { request_id: requestId, status_code: status, message_body: body = '' } = message;
  return typeof requestId === 'string' && typeof status === 'number' && typeof body === 'string'
    ? { kind: 'answer', answer: { requestId, status, body } }
    : { kind: 'bad-message', reason: 'an answer without id, status or text' };
}

function typeOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  return 'type' in value && typeof value.type === 'string' ? value.type : null;
}
