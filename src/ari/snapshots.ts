import {
  anyText,
  type Fields,
  number,
  numberOr,
  numberOrNull,
  object,
  text,
  textOr,
  texts,
  textsByName,
} from './reading.ts';

/*
 * What Asterisk says about its objects, reduced to what we use. Unknown fields are dropped, fields that
 * Asterisk leaves out when empty get an empty value. Field names are Asterisk's. Each throws Unreadable.
 * See https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/
 */

/** Nothing that a caller or a dialplan wrote may keep us from hearing of the call: it is read as `anyText`. */
export interface Person {
  readonly name: string;
  readonly number: string;
}

const NOBODY: Person = { name: '', number: '' };

const person = (fields: Fields): Person => ({
  name: anyText(fields, 'name'),
  number: anyText(fields, 'number'),
});

const anyPerson = (fields: Fields, key: string): Person => {
  const value = fields[key];
  return typeof value === 'object' && value !== null ? person(value as Fields) : NOBODY;
};

const dialplan = (fields: Fields) => ({
  context: anyText(fields, 'context'),
  exten: anyText(fields, 'exten'),
  priority: number(fields, 'priority'),
  app_name: textOr(fields, 'app_name', ''),
  app_data: textOr(fields, 'app_data', ''),
});

/**
 * A telephone leg as Asterisk sees it. `state` is `Down`, `Ring`, `Ringing`, `Up` and the like; `creationtime` is
 * ISO 8601 with milliseconds and an offset without colon; `channelvars` are the variables that ari.conf puts on
 * every snapshot.
 */
export const channelSnapshot = (fields: Fields) => ({
  id: text(fields, 'id'),
  name: text(fields, 'name'),
  state: text(fields, 'state'),
  caller: anyPerson(fields, 'caller'),
  connected: anyPerson(fields, 'connected'),
  dialplan: object(fields, 'dialplan', dialplan),
  creationtime: text(fields, 'creationtime'),
  caller_rdnis: anyText(fields, 'caller_rdnis'),
  channelvars: textsByName(fields, 'channelvars'),
});
export type ChannelSnapshot = ReturnType<typeof channelSnapshot>;

/**
 * What came in from a phone, and what it reports by RTCP of what goes out to it. Packets, lost packets,
 * and seconds; counted since the call began.
 */
export const rtpStatistics = (fields: Fields) => ({
  rxcount: number(fields, 'rxcount'),
  txploss: numberOr(fields, 'txploss', 0),
  rtt: numberOr(fields, 'rtt', 0),
  remote_maxjitter: numberOr(fields, 'remote_maxjitter', 0),
  remote_minjitter: numberOr(fields, 'remote_minjitter', 0),
  remote_normdevjitter: numberOr(fields, 'remote_normdevjitter', 0),
  remote_stdevjitter: numberOr(fields, 'remote_stdevjitter', 0),
});
export type RtpStatistics = ReturnType<typeof rtpStatistics>;

/** `channels` holds the ids of the channels inside; `video_mode` is `sfu` where a bridge mixes from the beginning. */
export const bridgeSnapshot = (fields: Fields) => ({
  id: text(fields, 'id'),
  name: text(fields, 'name'),
  bridge_type: text(fields, 'bridge_type'),
  video_mode: textOr(fields, 'video_mode', 'none'),
  technology: text(fields, 'technology'),
  creator: text(fields, 'creator'),
  channels: texts(fields, 'channels'),
});
export type BridgeSnapshot = ReturnType<typeof bridgeSnapshot>;

/** `state` is `queued`, `playing`, `continuing`, `done` or `failed`; `target_uri` is `channel:ID` or `bridge:ID`. */
export const playbackSnapshot = (fields: Fields) => ({
  id: text(fields, 'id'),
  media_uri: text(fields, 'media_uri'),
  target_uri: text(fields, 'target_uri'),
  state: text(fields, 'state'),
});
export type PlaybackSnapshot = ReturnType<typeof playbackSnapshot>;

/** `duration` is in seconds, null while recording or when Asterisk does not say. */
export const recordingSnapshot = (fields: Fields) => ({
  name: text(fields, 'name'),
  format: text(fields, 'format'),
  state: text(fields, 'state'),
  target_uri: textOr(fields, 'target_uri', ''),
  duration: numberOrNull(fields, 'duration'),
  cause: textOr(fields, 'cause', ''),
});
export type RecordingSnapshot = ReturnType<typeof recordingSnapshot>;

/** `state` is `online`, `offline` or `unknown`; for a phone that registers, online means registered. */
export const endpointSnapshot = (fields: Fields) => ({
  technology: text(fields, 'technology'),
  resource: text(fields, 'resource'),
  state: textOr(fields, 'state', 'unknown'),
  channel_ids: texts(fields, 'channel_ids'),
});
export type EndpointSnapshot = ReturnType<typeof endpointSnapshot>;

/** What an application is subscribed to, by id. */
export const applicationSnapshot = (fields: Fields) => ({
  name: text(fields, 'name'),
  channel_ids: texts(fields, 'channel_ids'),
  bridge_ids: texts(fields, 'bridge_ids'),
});
export type ApplicationSnapshot = ReturnType<typeof applicationSnapshot>;

/** A prompt that Asterisk can play as `sound:ID`. */
export const soundSnapshot = (fields: Fields) => ({
  id: text(fields, 'id'),
  text: textOr(fields, 'text', ''),
});
export type SoundSnapshot = ReturnType<typeof soundSnapshot>;

/** One field of an object made at run time, such as `{attribute: 'allow', value: 'ulaw'}`. */
export const configField = (fields: Fields) => ({
  attribute: text(fields, 'attribute'),
  value: text(fields, 'value'),
});
export type ConfigField = ReturnType<typeof configField>;

const asteriskSystem = (fields: Fields) => ({
  version: text(fields, 'version'),
  entity_id: text(fields, 'entity_id'),
});

const asteriskStatus = (fields: Fields) => ({
  startup_time: text(fields, 'startup_time'),
  last_reload_time: text(fields, 'last_reload_time'),
});

/** What Asterisk says about itself; `startup_time` tells a restart. */
export const asteriskInfo = (fields: Fields) => ({
  system: object(fields, 'system', asteriskSystem),
  status: object(fields, 'status', asteriskStatus),
});
export type AsteriskInfo = ReturnType<typeof asteriskInfo>;
