import {
  type Fields,
  flagOr,
  number,
  numberOr,
  numberOrNull,
  object,
  objectOrNull,
  text,
  textOr,
  textOrNull,
  texts,
} from './reading.ts';
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

const channel = (fields: Fields) => object(fields, 'channel', channelSnapshot);
const bridge = (fields: Fields) => object(fields, 'bridge', bridgeSnapshot);

const ofChannel = (fields: Fields) => ({ channel: channel(fields) });
const ofBridge = (fields: Fields) => ({ bridge: bridge(fields) });
const ofPlayback = (fields: Fields) => ({
  playback: object(fields, 'playback', playbackSnapshot),
});
const ofRecording = (fields: Fields) => ({
  recording: object(fields, 'recording', recordingSnapshot),
});

const requestedDestination = (fields: Fields) => ({
  destination: textOr(fields, 'destination', ''),
  protocol_id: textOrNull(fields, 'protocol_id'),
});
const referTo = (fields: Fields) => ({
  requested_destination: object(fields, 'requested_destination', requestedDestination),
});
const referredBy = (fields: Fields) => ({
  source_channel: object(fields, 'source_channel', channelSnapshot),
});

/** The members of each type beside `type`; each reader throws Unreadable. */
const READERS = {
  /** `replace_channel` is the channel whose place this one takes, as in an attended transfer. */
  StasisStart: (fields: Fields) => ({
    channel: channel(fields),
    args: texts(fields, 'args'),
    replace_channel: objectOrNull(fields, 'replace_channel', channelSnapshot),
  }),
  StasisEnd: ofChannel,
  ChannelCreated: ofChannel,
  ChannelStateChange: ofChannel,
  /** `cause` is a Q.850 number, see https://docs.asterisk.org/Configuration/Miscellaneous/Hangup-Cause-Mappings/ */
  ChannelDestroyed: (fields: Fields) => ({
    channel: channel(fields),
    cause: number(fields, 'cause'),
    cause_txt: text(fields, 'cause_txt'),
    /** What SIP answered, as Asterisk tells since 22.2; 0: it does not. */
    tech_cause: numberOr(fields, 'tech_cause', 0),
  }),
  ChannelHangupRequest: (fields: Fields) => ({
    channel: channel(fields),
    cause: numberOrNull(fields, 'cause'),
    soft: flagOr(fields, 'soft', false),
  }),
  /** The far phone put us on hold, by a re-INVITE `sendonly` or `inactive`. */
  ChannelHold: ofChannel,
  ChannelUnhold: ofChannel,
  /**
   * A phone asks for a transfer (SIP REFER) where `PJSIP_TRANSFER_HANDLING()` is `ari-only`; comes again
   * with a `state` when it was answered. `protocol_id` is the Call-ID of the phone's other call.
   */
  ChannelTransfer: (fields: Fields) => ({
    state: textOrNull(fields, 'state'),
    refer_to: object(fields, 'refer_to', referTo),
    referred_by: object(fields, 'referred_by', referredBy),
  }),
  ChannelDtmfReceived: (fields: Fields) => ({
    channel: channel(fields),
    digit: text(fields, 'digit'),
    duration_ms: number(fields, 'duration_ms'),
  }),
  /** `dialstatus` is empty at first, then `RINGING`, `PROGRESS`, `ANSWER`, `BUSY`, `NOANSWER`, `CANCEL` and the like. */
  Dial: (fields: Fields) => ({
    peer: object(fields, 'peer', channelSnapshot),
    caller: objectOrNull(fields, 'caller', channelSnapshot),
    dialstatus: text(fields, 'dialstatus'),
  }),
  PlaybackStarted: ofPlayback,
  /** One of several pieces is over; the next follows. */
  PlaybackContinuing: ofPlayback,
  PlaybackFinished: ofPlayback,
  ChannelEnteredBridge: (fields: Fields) => ({
    bridge: bridge(fields),
    channel: objectOrNull(fields, 'channel', channelSnapshot),
  }),
  ChannelLeftBridge: (fields: Fields) => ({ bridge: bridge(fields), channel: channel(fields) }),
  BridgeCreated: ofBridge,
  BridgeDestroyed: ofBridge,
  RecordingFinished: ofRecording,
  RecordingFailed: ofRecording,
  /** Another connection took the application over: no more events come here. */
  ApplicationReplaced: () => ({}),
} satisfies Readonly<Record<string, (fields: Fields) => object>>;

type Readers = typeof READERS;
type Type = keyof Readers;

/** Every event says which application it is for and when it happened (ISO 8601). */
interface AnyEvent<Of extends Type> {
  readonly type: Of;
  readonly application: string;
  readonly timestamp: string;
}

/** An event of Asterisk, told apart by `type`. */
export type AriEvent = { [Of in Type]: AnyEvent<Of> & ReturnType<Readers[Of]> }[Type];

/** A message of the event socket, once read. */
export type EventReading =
  | { kind: 'event'; event: AriEvent }
  /** To a request that was sent over the event socket. */
  | { kind: 'answer'; answer: SocketAnswer }
  | { kind: 'unknown-event'; type: string }
  | { kind: 'bad-message'; reason: string };

const isKnown = (type: string): type is Type => Object.hasOwn(READERS, type);

const eventOf = (type: Type, fields: Fields): AriEvent => {
  const read: (fields: Fields) => object = READERS[type];
  const application = textOr(fields, 'application', '');
  const timestamp = textOr(fields, 'timestamp', '');
  // Its type says by which reader it was read, so it has the members of that type.
  return { type, application, timestamp, ...read(fields) } as AriEvent;
};

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
  const fields = value as Fields;
  if (type === 'RESTResponse') return readAnswer(fields);
  if (!isKnown(type)) return { kind: 'unknown-event', type };
  try {
    return { kind: 'event', event: eventOf(type, fields) };
  } catch (error) {
    return { kind: 'bad-message', reason: `${type}: ${messageOf(error)}` };
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

function readAnswer(message: Fields): EventReading {
  const { request_id: requestId, status_code: status, message_body: body = '' } = message;
  return typeof requestId === 'string' && typeof status === 'number' && typeof body === 'string'
    ? { kind: 'answer', answer: { requestId, status, body } }
    : { kind: 'bad-message', reason: 'an answer without id, status or text' };
}

function typeOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  return 'type' in value && typeof value.type === 'string' ? value.type : null;
}
