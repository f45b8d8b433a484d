import test, { type ExecutionContext } from 'ava';
import { type ArrivalDeps, Arrivals } from '../../src/ari/arrivals.ts';
import { ConversationBridges } from '../../src/ari/conversation-bridges.ts';
import { lookAtAsterisk } from '../../src/ari/resync.ts';
import { channel, type Misbehaviour } from './misbehaving-asterisk.ts';
import { connectedToServer } from './watched-client.ts';

const WAITS = 'caller-who-waits';
const PHONE = 'phone-of-ana-call';
const GONE = 'gone-call';
const SNOOP = 'whisper-snoop';
const TALK = { ...{ id: 'talk', name: 'test/acme', channels: [PHONE] } };

const reply = (status: number, body: unknown): Misbehaviour => ({
  kind: 'answer',
  status,
  body: JSON.stringify(body),
});

const failed = (status: number, message: string): Misbehaviour => reply(status, { message });
const untold = failed(500, 'Internal Server Error');
const missing = failed(404, 'Channel not found');

const bridge = (known: typeof TALK) => ({
  ...{ bridge_type: 'mixing', technology: 'softmix', creator: 'Stasis', ...known },
});

/** An Asterisk that has these channels of ours, and cannot list channels. */
const asteriskWith = async (
  t: ExecutionContext,
  answers: Readonly<Record<string, Misbehaviour>>,
) => {
  const { client, asterisk } = await connectedToServer(t);
  const application = { name: 'test', channel_ids: [WAITS, PHONE, GONE, SNOOP], bridge_ids: [] };
  const all: Readonly<Record<string, Misbehaviour>> = {
    'GET /ari/applications/test': reply(200, application),
    'GET /ari/endpoints/PJSIP': reply(200, []),
    'GET /ari/bridges': reply(200, [bridge(TALK)]),
    'GET /ari/channels': untold,
    [`GET /ari/channels/${GONE}`]: missing,
    [`DELETE /ari/channels/${SNOOP}`]: missing,
    ...answers,
  };
  asterisk.onRequest = (path, method) =>
    all[`${method} ${decodeURIComponent(path)}`] ?? all[`${method} ${path.split('?')[0]}`] ?? null;
  return { client, asterisk };
};

const stateOf = (id: string, state: Misbehaviour) => ({
  [`GET /ari/channels/${id}`]: untold,
  [`GET /ari/channels/${id}/variable?variable=CHANNEL(state)`]: state,
});

test('a call of ours of which Asterisk cannot tell is there, in its place and state; what it does not know is gone', async (t) => {
  const { client } = await asteriskWith(t, {
    ...stateOf(WAITS, reply(200, { value: 'Up' })),
    ...stateOf(PHONE, reply(200, { value: 'Ringing' })),
    [`GET /ari/channels/${SNOOP}`]: untold,
  });
  const { calls } = await lookAtAsterisk(client, 'test', new ConversationBridges('test'));
  const unknown = { attempts: null, callcenterId: null };
  t.deepEqual<unknown, unknown>(calls, [
    { callId: WAITS, origin: 'ivr', state: 'up', conversationId: null, ...unknown },
    { callId: PHONE, origin: 'platform', state: 'ringing', conversationId: 'talk', ...unknown },
  ]);
});

test('of a call whose state is not told either nothing is concluded, but that it is gone where Asterisk says so', async (t) => {
  const { client } = await asteriskWith(t, {
    ...stateOf(WAITS, untold),
    ...stateOf(PHONE, missing),
    [`GET /ari/channels/${SNOOP}`]: missing,
  });
  const { calls } = await lookAtAsterisk(client, 'test', new ConversationBridges('test'));
  t.deepEqual<unknown, unknown>(
    calls.map(({ callId, state }) => [callId, state]),
    [[WAITS, 'ringing']],
  );
});

test('of others’ calls of which Asterisk cannot tell nothing is said', async (t) => {
  const theirs = { id: 'theirs', name: 'someone/else', channels: ['their-caller'] };
  const { client } = await asteriskWith(t, {
    'GET /ari/bridges': reply(200, [bridge(theirs)]),
    'GET /ari/channels/their-caller': untold,
    [`GET /ari/channels/${SNOOP}`]: missing,
    [`GET /ari/channels/${WAITS}`]: missing,
    [`GET /ari/channels/${PHONE}`]: reply(200, { ...channel, id: PHONE }),
  });
  const { calls } = await lookAtAsterisk(client, 'test', new ConversationBridges('test'));
  t.deepEqual<unknown, unknown>(
    calls.map(({ callId }) => callId),
    [PHONE],
  );
});

test('a caller of whom Asterisk cannot tell when they are asked for goes back to the IVR', async (t) => {
  const { client, asterisk } = await asteriskWith(t, {
    [`GET /ari/channels/${WAITS}`]: untold,
    [`GET /ari/channels/${WAITS}/variable`]: reply(200, { value: '2' }),
  });
  const arrivals = new Arrivals({ ari: client, app: 'test' } as ArrivalDeps);
  await arrivals.readmit(WAITS, {});
  const posted = asterisk.requests.filter(({ method }) => method === 'POST');
  t.is(posted.at(-1)?.path, `/ari/channels/${WAITS}/continue`);
  t.true(posted.some(({ path }) => path.startsWith(`/ari/channels/${WAITS}/variable`)));
});

/** The place of the call of Ana's phone where Asterisk has these bridges, and what was destroyed. */
const placeIn = async (t: ExecutionContext, bridges: readonly object[]) => {
  const { client, asterisk } = await asteriskWith(t, {
    'GET /ari/bridges': reply(200, bridges),
    'DELETE /ari/bridges/talk': reply(204, null),
    [`GET /ari/channels/${SNOOP}`]: missing,
    [`GET /ari/channels/${WAITS}`]: missing,
    [`GET /ari/channels/${PHONE}`]: reply(200, { ...channel, id: PHONE }),
  });
  const conversations = new ConversationBridges('test');
  const seen = await lookAtAsterisk(client, 'test', conversations);
  const destroyed = asterisk.requests.filter(
    ({ method, path }) => method === 'DELETE' && path.startsWith('/ari/bridges/'),
  );
  return {
    ...{ seen, conversations, place: seen.calls[0]?.conversationId },
    destroyed: destroyed.map(({ path }) => path),
  };
};

test('a conversation whose bridge was widened is known by its own id', async (t) => {
  const wide = { ...bridge({ ...TALK, id: 'talk-wide' }), video_mode: 'sfu' };
  const { seen, conversations, place, destroyed } = await placeIn(t, [wide]);
  t.is(place, 'talk' as typeof place);
  t.deepEqual<unknown, unknown>(
    seen.bridges.map(({ conversationId }) => conversationId),
    ['talk'],
  );
  t.is(conversations.idOf('talk'), 'talk-wide');
  t.deepEqual(destroyed, []);
});

test('where the service died while it widened a bridge, who was not moved yet is in none', async (t) => {
  const wide = { ...bridge({ ...TALK, id: 'talk-wide', channels: [] }), video_mode: 'sfu' };
  const { seen, place, destroyed } = await placeIn(t, [bridge(TALK), wide]);
  t.is(place, null);
  t.is(seen.bridges.length, 1);
  t.deepEqual(destroyed, ['/ari/bridges/talk']);
});
