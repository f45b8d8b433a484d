import test from 'ava';
import type { AriEvent } from '../../src/ari/asterisk-events.ts';
import { readEvent } from '../../src/ari/asterisk-events.ts';
import { eventually } from '../helpers/eventually.ts';
import { channel, stasisStart } from './misbehaving-asterisk.ts';
import { connectedToServer, type Watched } from './watched-client.ts';

const idOf = (event: AriEvent) => ('channel' in event ? event.channel?.id : undefined);

async function hears({ events }: Pick<Watched, 'events'>, id: string): Promise<AriEvent> {
  return eventually(() => events.find((event) => idOf(event) === id), {
    ...{ awaited: `an event of channel ${id}`, observed: () => JSON.stringify(events) },
  });
}

test('an event arrives as plain data, without the fields that we do not use', async (t) => {
  const watched = await connectedToServer(t);
  watched.asterisk.say(stasisStart('c1'));
  const event = await hears(watched, 'c1');
  t.deepEqual(event, {
    ...{ type: 'StasisStart', timestamp: '2026-01-01T00:00:00.000+0000', application: 'a' },
    args: ['enqueue'],
    replace_channel: null,
    channel: {
      ...{ id: 'c1', name: 'PJSIP/100-00000001', state: 'Up' },
      caller: { name: 'Ana', number: '100' },
      connected: { name: '', number: '' },
      dialplan: { context: 'default', exten: '1', priority: 1, app_name: 'Stasis', app_data: 'a' },
      creationtime: '2026-01-01T00:00:00.000+0000',
      ...{ caller_rdnis: '', channelvars: {} },
    },
  });
});

const passedOver: [string, string, object][] = [
  ['an unknown type', '{"type":"FromTheFuture"}', { kind: 'unknown-event', type: 'FromTheFuture' }],
  ['a type that every object has', '{"type":"constructor"}', { kind: 'unknown-event' }],
  ['bad JSON', '{"type":', { kind: 'bad-message' }],
  ['an empty message', '', { kind: 'bad-message' }],
  ['a number', '7', { kind: 'bad-message' }],
  ['null', 'null', { kind: 'bad-message' }],
  ['a message without type', '{}', { kind: 'bad-message' }],
  ['an event without its channel', '{"type":"StasisEnd"}', { kind: 'bad-message' }],
];
for (const [what, message, oddity] of passedOver) {
  test(`${what} on the event stream is passed over, and the stream lives on`, async (t) => {
    const watched = await connectedToServer(t);
    watched.asterisk.say(message);
    watched.asterisk.say(stasisStart('after'));
    await hears(watched, 'after');
    t.is(watched.oddities.length, 1);
    t.like(watched.oddities[0], oddity);
    t.is(watched.asterisk.handshakeTimes.length, 1, 'on the same connection');
  });
}

test('a listener that throws stops neither the other listeners nor the stream', async (t) => {
  const watched = await connectedToServer(t);
  const { client, asterisk, oddities } = watched;
  const seenByThrower: string[] = [];
  client.onEvent((event) => {
    seenByThrower.push(idOf(event) ?? '');
    throw new Error('a bug');
  });
  const seenByLast: string[] = [];
  client.onEvent((event) => seenByLast.push(idOf(event) ?? ''));
  asterisk.say(stasisStart('one'));
  asterisk.say(stasisStart('two'));
  await hears(watched, 'two');
  t.deepEqual(seenByThrower, ['one', 'two']);
  t.deepEqual(seenByLast, ['one', 'two']);
  t.deepEqual(oddities, Array(2).fill({ kind: 'listener-failed', error: new Error('a bug') }));
});

test('a connection listener that throws does not keep the client from connecting again', async (t) => {
  const { client, asterisk, connected, oddities } = await connectedToServer(t);
  client.onConnection(() => {
    throw new Error('a bug');
  });
  asterisk.breakConnections();
  await connected(2);
  t.like(oddities[0], { kind: 'listener-failed' });
});

test('ten thousand events keep their order', async (t) => {
  const watched = await connectedToServer(t);
  for (let i = 0; i < 10_000; i += 1) watched.asterisk.say(stasisStart(`c${i}`));
  await hears(watched, 'c9999');
  t.true(watched.events.every((event, i) => idOf(event) === `c${i}`));
});

test('each kind of event that we use is read', (t) => {
  const playback = {
    ...{ id: 'p', media_uri: 'sound:x', target_uri: 'channel:c1' },
    state: 'done',
  };
  const bridge = {
    ...{ id: 'b', name: '', bridge_type: 'mixing', technology: 'simple_bridge', creator: 'Stasis' },
    channels: ['c1'],
  };
  const recording = {
    name: 'r',
    format: 'wav',
    state: 'done',
    target_uri: 'bridge:b',
    duration: 3,
  };
  const fields: Record<AriEvent['type'], object> = {
    StasisStart: { channel, args: [], replace_channel: channel },
    StasisEnd: { channel },
    ChannelCreated: { channel },
    ChannelStateChange: { channel },
    ChannelDestroyed: { channel, cause: 17, cause_txt: 'User busy' },
    ChannelHangupRequest: { channel, cause: 16, soft: true },
    ChannelHold: { channel },
    ChannelUnhold: { channel },
    ChannelTransfer: {
      refer_to: { requested_destination: { destination: '1002' } },
      referred_by: { source_channel: channel },
    },
    ChannelDtmfReceived: { channel, digit: '#', duration_ms: 100 },
    Dial: { peer: channel, dialstatus: 'RINGING', dialstring: '100', forward: '' },
    PlaybackStarted: { playback },
    PlaybackContinuing: { playback },
    PlaybackFinished: { playback },
    ChannelEnteredBridge: { bridge, channel },
    ChannelLeftBridge: { bridge, channel },
    BridgeCreated: { bridge },
    BridgeDestroyed: { bridge },
    RecordingFinished: { recording },
    RecordingFailed: { recording },
    ApplicationReplaced: {},
  };
  for (const [type, more] of Object.entries(fields)) {
    const reading = readEvent(JSON.stringify({ type, application: 'a', ...more }));
    t.is(reading.kind, 'event', `${type}: ${JSON.stringify(reading)}`);
  }
});

const wrongEvents: [string, object, string][] = [
  ['StasisStart', { channel }, 'args is missing, and should be a list of texts'],
  ['StasisStart', { channel, args: ['a', 7] }, 'args is a list, and should be a list of texts'],
  ['StasisEnd', { channel: { ...channel, id: 7 } }, 'channel.id is a number, and should be text'],
  ['StasisEnd', { channel: [] }, 'channel is a list, and should be an object'],
  [
    'ChannelStateChange',
    { channel: { ...channel, dialplan: { priority: '1' } } },
    'channel.dialplan.priority is a string, and should be a number',
  ],
  [
    'ChannelStateChange',
    { channel: { ...channel, channelvars: { ENQUEUE: null } } },
    'channel.channelvars.ENQUEUE is null, and should be text',
  ],
  ['ChannelDestroyed', { channel, cause_txt: '' }, 'cause is missing, and should be a number'],
  [
    'Dial',
    { peer: channel, caller: 7, dialstatus: '' },
    'caller is a number, and should be an object',
  ],
  ['BridgeDestroyed', { bridge: { id: 'b' } }, 'bridge.name is missing, and should be text'],
];
for (const [type, fields, fault] of wrongEvents) {
  test(`an event ${type} is refused when ${fault}`, (t) => {
    const reading = readEvent(JSON.stringify({ type, ...fields }));
    t.deepEqual(reading, { kind: 'bad-message', reason: `${type}: ${fault}` });
  });
}

test('what a caller or a dialplan wrote keeps no event away, whatever it is', (t) => {
  const odd = { ...channel, caller: null, connected: { name: 7 }, caller_rdnis: ['x'] };
  const reading = readEvent(JSON.stringify({ type: 'StasisEnd', channel: odd }));
  t.like(reading, {
    kind: 'event',
    event: {
      channel: {
        ...{ caller: { name: '', number: '' }, connected: { name: '', number: '' } },
        caller_rdnis: '',
      },
    },
  });
});
