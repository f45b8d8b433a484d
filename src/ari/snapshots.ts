import { z } from 'zod';

/*
 * What Asterisk says about its objects, reduced to what we use. Unknown fields are dropped, fields that
 * Asterisk leaves out when empty get an empty value. Field names are Asterisk's.
 * See https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/
 */

/** Nothing that a caller or a dialplan wrote may keep us from hearing of the call. */
const written = z.string().catch('');

const person = z.object({ name: written, number: written }).catch({ name: '', number: '' });

const dialplan = z.object({
  context: written,
  exten: written,
  priority: z.number(),
  app_name: z.string().default(''),
  app_data: z.string().default(''),
});

/** A telephone leg as Asterisk sees it. `state` is `Down`, `Ring`, `Ringing`, `Up` and the like. */
export const channelSnapshot = z.object({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  caller: person,
  connected: person,
  dialplan,
  /** ISO 8601 with milliseconds and an offset without colon. */
  creationtime: z.string(),
  caller_rdnis: written.default(''),
  /** The variables that `channelvars` in ari.conf puts on every snapshot. */
  channelvars: z.record(z.string(), z.string()).default({}),
});
export type ChannelSnapshot = z.infer<typeof channelSnapshot>;

/**
 * What came in from a phone, and what it reports by RTCP of what goes out to it. Packets, lost packets,
 * and seconds; counted since the call began.
 */
export const rtpStatistics = z.object({
  rxcount: z.number(),
  txploss: z.number().default(0),
  rtt: z.number().default(0),
  remote_maxjitter: z.number().default(0),
  remote_minjitter: z.number().default(0),
  remote_normdevjitter: z.number().default(0),
  remote_stdevjitter: z.number().default(0),
});
export type RtpStatistics = z.infer<typeof rtpStatistics>;

/** `channels` holds the ids of the channels inside. */
export const bridgeSnapshot = z.object({
  id: z.string(),
  name: z.string(),
  bridge_type: z.string(),
  technology: z.string(),
  creator: z.string(),
  channels: z.array(z.string()),
});
export type BridgeSnapshot = z.infer<typeof bridgeSnapshot>;

/** `state` is `queued`, `playing`, `continuing`, `done` or `failed`; `target_uri` is `channel:ID` or `bridge:ID`. */
export const playbackSnapshot = z.object({
  id: z.string(),
  media_uri: z.string(),
  target_uri: z.string(),
  state: z.string(),
});
export type PlaybackSnapshot = z.infer<typeof playbackSnapshot>;

/** `duration` is in seconds, null while recording or when Asterisk does not say. */
export const recordingSnapshot = z.object({
  name: z.string(),
  format: z.string(),
  state: z.string(),
  target_uri: z.string().default(''),
  duration: z.number().nullable().default(null),
  cause: z.string().default(''),
});
export type RecordingSnapshot = z.infer<typeof recordingSnapshot>;

/** `state` is `online`, `offline` or `unknown`; for a phone that registers, online means registered. */
export const endpointSnapshot = z.object({
  technology: z.string(),
  resource: z.string(),
  state: z.string().default('unknown'),
  channel_ids: z.array(z.string()),
});
export type EndpointSnapshot = z.infer<typeof endpointSnapshot>;

/** What an application is subscribed to, by id. */
export const applicationSnapshot = z.object({
  name: z.string(),
  channel_ids: z.array(z.string()),
  bridge_ids: z.array(z.string()),
});
export type ApplicationSnapshot = z.infer<typeof applicationSnapshot>;

/** A prompt that Asterisk can play as `sound:ID`. */
export const soundSnapshot = z.object({ id: z.string(), text: z.string().default('') });
export type SoundSnapshot = z.infer<typeof soundSnapshot>;

/** One field of an object made at run time, such as `{attribute: 'allow', value: 'ulaw'}`. */
export const configField = z.object({ attribute: z.string(), value: z.string() });
export type ConfigField = z.infer<typeof configField>;

/** What Asterisk says about itself; `startup_time` tells a restart. */
export const asteriskInfo = z.object({
  system: z.object({ version: z.string(), entity_id: z.string() }),
  status: z.object({ startup_time: z.string(), last_reload_time: z.string() }),
});
export type AsteriskInfo = z.infer<typeof asteriskInfo>;
