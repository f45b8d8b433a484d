import test, { type ExecutionContext } from 'ava';
import { AriError } from '../../src/ari/ari-error.ts';
import type { AriEvent } from '../../src/ari/asterisk-events.ts';
import { entranceIn, readArrival } from '../../src/ari/read-arrival.ts';
import { ariSettingsFor, uniqueName } from '../helpers/asterisk.ts';
import { eventually } from '../helpers/eventually.ts';
import { ariErrorOf, watch, type Watched } from './watched-client.ts';

/* The calls of the client against a real Asterisk, on local channels into the echo of the test dialplan. */

const ECHO = 'Local/echo@test-ivr';

async function connected(t: ExecutionContext): Promise<Watched & { readonly app: string }> {
  const app = uniqueName('ari');
  const watched = watch(t, ariSettingsFor(app));
  watched.client.start();
  await watched.connected();
  return { ...watched, app };
}

/** The first event of the type about the channel. */
async function eventOf<Type extends AriEvent['type']>(
  { events }: Pick<Watched, 'events'>,
  type: Type,
  id: string,
): Promise<Extract<AriEvent, { type: Type }>> {
  const found = await eventually(
    () => events.find((event) => event.type === type && subjectOf(event) === id),
    {
      ...{ awaited: `${type} of ${id}`, withinMs: 5_000 },
      observed: () => events.map((event) => `${event.type} ${subjectOf(event)}`).join(', '),
    },
  );
  return found as Extract<AriEvent, { type: Type }>;
}

function subjectOf(event: AriEvent): string {
  if ('peer' in event) return event.peer.id;
  if ('playback' in event) return event.playback.id;
  if ('channel' in event && event.channel !== null) return event.channel.id;
  return 'bridge' in event ? event.bridge.id : '';
}

/** A channel in our application, not dialled yet, that is hung up when the test ends. */
async function createdChannel(t: ExecutionContext, watched: Watched): Promise<string> {
  const { client } = watched;
  const channelId = uniqueName('channel');
  await client.createChannel({ endpoint: ECHO, channelId, appArgs: ['agent', 'call'] });
  t.teardown(() => gone(client.hangupChannel(channelId, 'normal')));
  await eventOf(watched, 'StasisStart', channelId);
  return channelId;
}

/** The same, dialled and up. */
async function channelThatIsUp(t: ExecutionContext, watched: Watched): Promise<string> {
  const id = await createdChannel(t, watched);
  await watched.client.dialChannel(id, null, 10);
  await eventOf(watched, 'ChannelStateChange', id);
  return id;
}

async function createdBridge(t: ExecutionContext, { client }: Watched): Promise<string> {
  const id = uniqueName('bridge');
  await client.createBridge(id, 'mixing,video_sfu', 'a conversation');
  t.teardown(() => gone(client.destroyBridge(id)));
  return id;
}

/** Cleaning up what may have ended by itself. */
async function gone(ending: Promise<void>): Promise<void> {
  await ending.catch((error: unknown) => {
    if (!(error instanceof AriError) || error.status !== 404) throw error;
  });
}

test('Asterisk tells about itself, its prompts, its phones and our application', async (t) => {
  const { client, app } = await connected(t);
  t.regex((await client.info()).system.version, /^22\./);
  await t.notThrowsAsync(client.ping());
  t.is((await client.getApplication()).name, app);
  t.true((await client.listSounds()).some(({ id }) => id === 'hello-world'));
  t.is((await client.getSound('hello-world'))?.id, 'hello-world');
  t.is(await client.getSound('no-such-sound'), null);
  t.is((await client.getEndpoint('PJSIP', 'trunk')).resource, 'trunk');
  const nobody = await ariErrorOf(t, client.getEndpoint('PJSIP', 'nobody-at-all'));
  t.like(nobody, { kind: 'refused', status: 404, reason: 'Endpoint not found' });
});

test('a wrong password is reported as unauthorized', async (t) => {
  const { client, disconnected } = watch(t, { ...ariSettingsFor('any'), password: 'wrong' });
  client.start();
  t.like(await disconnected('unauthorized'), { status: 401 });
});

test('an account is made, changed and deleted at run time', async (t) => {
  const { client } = await connected(t);
  const name = uniqueName('account');
  const contacts = async (value: string) => {
    const fields = [{ attribute: 'max_contacts', value }];
    await client.updateConfigObject('res_pjsip', 'aor', name, fields);
    const stored = await client.getConfigObject('res_pjsip', 'aor', name);
    return stored?.find(({ attribute }) => attribute === 'max_contacts')?.value;
  };
  t.is(await contacts('1'), '1');
  t.is(await contacts('2'), '2');
  await client.deleteConfigObject('res_pjsip', 'aor', name);
  const again = await ariErrorOf(t, client.deleteConfigObject('res_pjsip', 'aor', name));
  t.is(again.status, 404);
  const nonsense = [{ attribute: 'no_such_attribute', value: '1' }];
  const refused = await ariErrorOf(
    t,
    client.updateConfigObject('res_pjsip', 'aor', name, nonsense),
  );
  t.is(refused.status, 400);
});

test('a created channel starts in our application with its arguments and variables', async (t) => {
  const watched = await connected(t);
  const { client } = watched;
  const channelId = uniqueName('channel');
  const variables = { GREETING: 'grüß dich, 张三', QUEUE_TASK_ID: 'task-1' };
  await client.createChannel({
    ...{ endpoint: ECHO, channelId, appArgs: ['agent', 'call'], variables },
  });
  t.teardown(() => gone(client.hangupChannel(channelId, 'normal')));
  t.deepEqual((await eventOf(watched, 'StasisStart', channelId)).args, ['agent', 'call']);
  t.is(await client.getChannelVariable(channelId, 'GREETING'), 'grüß dich, 张三');
  const listed = (await client.listChannels()).find(({ id }) => id === channelId);
  t.like(listed, { state: 'Down', channelvars: { QUEUE_TASK_ID: 'task-1' } });
});

test('variables and functions are set and read, and an unset one is null', async (t) => {
  const watched = await connected(t);
  const { client } = watched;
  const id = await createdChannel(t, watched);
  for (const value of ['plain', '', 'a&b=c;d "e" ${F} 100%', '张三']) {
    await client.setChannelVariable(id, 'NOTE', value);
    t.is(await client.getChannelVariable(id, 'NOTE'), value);
  }
  await client.setChannelVariable(id, 'CALLERID(name)', 'Ana');
  t.is(await client.getChannelVariable(id, 'CALLERID(name)'), 'Ana');
  t.is(await client.getChannelVariable(id, 'NEVER_SET'), null);
  t.is((await ariErrorOf(t, client.getChannelVariable('no-such-channel', 'NOTE'))).status, 404);
});

test('a dialled channel is answered, heard of, and hung up with a cause', async (t) => {
  const watched = await connected(t);
  const { client, events } = watched;
  const id = await channelThatIsUp(t, watched);
  await eventually(
    () => events.some((event) => event.type === 'Dial' && event.dialstatus === 'ANSWER'),
    { awaited: 'the answer of the dialled phone', withinMs: 5_000 },
  );
  await client.muteChannel(id, 'both');
  await client.unmuteChannel(id, 'both');
  await client.ringChannel(id);
  await client.stopRinging(id);
  await client.answerChannel(id);
  await client.startMohOnChannel(id, 'default');
  await client.stopMohOnChannel(id);
  await client.hangupChannel(id, 'busy');
  await eventOf(watched, 'StasisEnd', id);
  t.is((await eventOf(watched, 'ChannelDestroyed', id)).cause, 17);
  const again = await ariErrorOf(t, client.hangupChannel(id, 'normal'));
  t.like(again, { kind: 'refused', status: 404, reason: 'Channel not found' });
});

test('a channel that may live one second is hung up by Asterisk', async (t) => {
  const watched = await connected(t);
  const id = await channelThatIsUp(t, watched);
  await watched.client.setChannelAbsoluteTimeout(id, 1);
  await eventOf(watched, 'ChannelDestroyed', id);
  t.pass();
});

test('an originated channel starts when it is answered', async (t) => {
  const watched = await connected(t);
  const channelId = uniqueName('channel');
  await watched.client.originateChannel({
    ...{ endpoint: ECHO, channelId, appArgs: ['agent'], callerId: 'Ana <100>', timeoutSeconds: 5 },
  });
  t.teardown(() => gone(watched.client.hangupChannel(channelId, 'normal')));
  const { channel, args } = await eventOf(watched, 'StasisStart', channelId);
  t.is(channel.state, 'Up');
  t.deepEqual(args, ['agent']);
});

test('channels enter, leave and move between bridges, which play music and prompts', async (t) => {
  const watched = await connected(t);
  const { client } = watched;
  const [id, first, second] = [
    await channelThatIsUp(t, watched),
    await createdBridge(t, watched),
    await createdBridge(t, watched),
  ];
  const inside = async (bridge: string) =>
    (await client.listBridges()).find((listed) => listed.id === bridge)?.channels;
  await client.addToBridge(first, [id]);
  t.is((await eventOf(watched, 'ChannelEnteredBridge', id)).bridge.id, first);
  t.deepEqual(await inside(first), [id]);
  await client.addToBridge(second, [id]);
  t.deepEqual([await inside(first), await inside(second)], [[], [id]]);
  await client.startMohOnBridge(second, 'default');
  await client.stopMohOnBridge(second);
  await client.removeFromBridge(second, [id]);
  t.deepEqual(await inside(second), []);
  await client.destroyBridge(first);
  // Asterisk answers the request before the bridge is out of its list.
  await eventually(async () => (await inside(first)) === undefined, {
    awaited: 'the end of the destroyed bridge',
  });
});

test('prompts on a channel and on a bridge are told when they begin and end, and can be stopped', async (t) => {
  const watched = await connected(t);
  const { client } = watched;
  const id = await channelThatIsUp(t, watched);
  const onChannel = uniqueName('playback');
  await client.playOnChannel(id, ['digits:1', 'digits:2'], onChannel);
  await eventOf(watched, 'PlaybackStarted', onChannel);
  t.is((await eventOf(watched, 'PlaybackFinished', onChannel)).playback.state, 'done');
  const bridge = await createdBridge(t, watched);
  await client.addToBridge(bridge, [id]);
  const onBridge = uniqueName('playback');
  await client.playOnBridge(bridge, ['sound:demo-congrats'], onBridge);
  await eventOf(watched, 'PlaybackStarted', onBridge);
  await client.stopPlayback(onBridge);
  await eventOf(watched, 'PlaybackFinished', onBridge);
  t.is((await ariErrorOf(t, client.stopPlayback(onBridge))).status, 404);
});

test('a snoop channel is made on another channel', async (t) => {
  const watched = await connected(t);
  const id = await channelThatIsUp(t, watched);
  const snoopId = uniqueName('snoop');
  const snoop = { snoopId, spy: 'none', whisper: 'out', appArgs: ['whisper'] } as const;
  await watched.client.snoopChannel(id, snoop);
  t.deepEqual((await eventOf(watched, 'StasisStart', snoopId)).args, ['whisper']);
  await watched.client.hangupChannel(snoopId, 'normal');
  await eventOf(watched, 'StasisEnd', snoopId);
});

test('a channel goes on in the dialplan', async (t) => {
  const watched = await connected(t);
  const id = await channelThatIsUp(t, watched);
  await watched.client.continueInDialplan(id);
  await eventOf(watched, 'StasisEnd', id);
  t.pass();
});

test('events of what is not ours come after a subscription', async (t) => {
  const watched = await connected(t);
  const id = await createdChannel(t, watched);
  const other = await connected(t);
  await other.client.subscribe(`channel:${id}`);
  t.deepEqual((await other.client.getApplication()).channel_ids, [id]);
  await watched.client.hangupChannel(id, 'normal');
  await eventOf(other, 'ChannelDestroyed', id);
  const nothing = await ariErrorOf(t, other.client.subscribe('endpoint:PJSIP/nobody-at-all'));
  t.is(nothing.status, 422);
});

test('a second client of the same application takes it over, and the first is told', async (t) => {
  const first = await connected(t);
  const second = watch(t, ariSettingsFor(first.app));
  second.client.start();
  await second.connected();
  await eventually(() => first.events.some(({ type }) => type === 'ApplicationReplaced'), {
    awaited: 'ApplicationReplaced at the first client',
  });
  t.pass();
});

test('ENQUEUE comes with the one who arrives, so that nobody waits for it to be asked for', async (t) => {
  const watched = await connected(t);
  const { client } = watched;
  const channelId = uniqueName('channel');
  const variables = { ENQUEUE: '<enqueue>销售, "sales"</enqueue>', QUEUE_ATTEMPTS: '3' };
  await client.createChannel({
    ...{ endpoint: ECHO, channelId, appArgs: ['enqueue', 'acme'], variables },
  });
  t.teardown(() => gone(client.hangupChannel(channelId, 'normal')));
  const { channel, args } = await eventOf(watched, 'StasisStart', channelId);
  const { fact } = await readArrival(client, channel, entranceIn(args));
  t.like(fact, { enqueueXml: variables.ENQUEUE, attempts: 4 });
  const asked = watched.requests.map(({ operation }) => operation);
  t.false(asked.includes('channels.getChannelVar'), asked.join(', '));
});

test('events that are passed over do not come, and the answers among the events still do', async (t) => {
  const watched = await connected(t);
  const { client, events } = watched;
  await client.passOverEvents(['Dial']);
  const unheard = await channelThatIsUp(t, watched);
  await client.passOverEvents([]);
  const heard = await channelThatIsUp(t, watched);
  await eventOf(watched, 'Dial', heard);
  const dialled = events.filter(({ type }) => type === 'Dial').map((event) => subjectOf(event));
  t.false(dialled.includes(unheard));
  // It came over the event socket, where one request at a time goes that way.
  t.is(await client.getChannelVariable(unheard, 'NOTE'), null);
});
