import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import test from 'ava';
import fc from 'fast-check';
import type { AriErrorKind } from '../../src/ari/ari-error.ts';
import { reconnectDelayMs } from '../../src/ari/reconnect-delay.ts';
import { eventually } from '../helpers/eventually.ts';
import { nodeArguments } from '../helpers/project.ts';
import { MisbehavingAsterisk, stasisStart } from './misbehaving-asterisk.ts';
import { ariErrorOf, connectedToServer, serverAndClient, settingsFor } from './watched-client.ts';

test('while Asterisk is down at the start the client is disconnected, and it connects when Asterisk comes', async (t) => {
  const { client, asterisk, connected, disconnected } = await serverAndClient(t);
  await asterisk.stop();
  client.start();
  const reason = await disconnected('unavailable');
  t.regex(reason.reason, /ECONNREFUSED/);
  t.false(client.connected);
  await asterisk.start();
  await connected();
  t.true(client.connected);
  await t.notThrowsAsync(client.ping());
});

test('until events may come only what Asterisk offers is asked for', async (t) => {
  const { client, asterisk, connected } = await serverAndClient(t);
  let opened = false;
  asterisk.onHandshake = () => {
    opened = true;
    return null;
  };
  let mayOpen = (): void => undefined;
  client.start(
    new Promise<void>((resolve) => {
      mayOpen = resolve;
    }),
  );
  // It can be called only when what it offers is known.
  const isKnown = () =>
    client.ping().then(
      () => true,
      () => false,
    );
  await eventually(isKnown, { awaited: 'Asterisk to be known', withinMs: 10_000 });
  t.false(opened);
  mayOpen();
  await connected();
  t.true(opened);
});

test('a wrong password is reported as unauthorized, and it connects once the password is right', async (t) => {
  const { client, asterisk, connected, disconnected } = await serverAndClient(t, {
    password: 'new',
  });
  client.start();
  t.like(await disconnected('unauthorized'), { status: 401, operation: 'connect' });
  asterisk.password = 'new';
  await connected();
  t.pass();
});

test('a password that only the event socket refuses is reported as unauthorized', async (t) => {
  const { client, asterisk, disconnected } = await serverAndClient(t);
  asterisk.onHandshake = () => ({ kind: 'answer', status: 401, body: '' });
  client.start();
  t.like(await disconnected('unauthorized'), { status: 401, operation: 'events' });
});

for (const misbehaviour of [
  { kind: 'hang' },
  { kind: 'reset' },
  { kind: 'reset-in-the-body' },
  { kind: 'answer', status: 500, body: '' },
  { kind: 'answer', status: 200, body: 'not JSON' },
] as const) {
  const what = JSON.stringify(misbehaviour);
  test(`an API description that fails in the middle by ${what} is fetched again`, async (t) => {
    const { client, asterisk, connected, changes } = await serverAndClient(t, {
      requestTimeoutMs: 700,
    });
    let failures = 2;
    asterisk.onRequest = (path) => {
      if (!path.endsWith('channels.json') || failures === 0) return null;
      failures -= 1;
      return misbehaviour;
    };
    client.start();
    await connected();
    t.is(changes[0]?.state, 'disconnected');
    t.is((await client.listChannels()).length, 1);
  });
}

for (const misbehaviour of [{ kind: 'hang' }, { kind: 'reset' }] as const) {
  test(`an event socket whose handshake fails by ${misbehaviour.kind} is opened again`, async (t) => {
    const { client, asterisk, connected, disconnected } = await serverAndClient(t, {
      requestTimeoutMs: 700,
    });
    asterisk.onHandshake = () => misbehaviour;
    client.start();
    await disconnected(misbehaviour.kind === 'hang' ? 'timed-out' : 'unavailable');
    asterisk.onHandshake = () => null;
    await connected();
    t.pass();
  });
}

test('a lost connection is told each time, is soon back, and carries events again', async (t) => {
  const { client, asterisk, connected, events, changes } = await connectedToServer(t);
  for (const round of [2, 3]) {
    asterisk.breakConnections();
    await connected(round);
  }
  asterisk.say(stasisStart('c1'));
  await eventually(() => events.length === 1, { awaited: 'an event after reconnecting' });
  t.true(client.connected);
  const states = changes.map(({ state }) => state);
  t.deepEqual(states, ['connected', 'disconnected', 'connected', 'disconnected', 'connected']);
});

test('the API description is fetched once, not with each connection', async (t) => {
  const { asterisk, connected } = await connectedToServer(t);
  asterisk.breakConnections();
  await connected(2);
  const fetched = asterisk.requests.filter(({ path }) => path.endsWith('resources.json'));
  t.is(fetched.length, 1);
});

test('a peer that vanished without closing is noticed by its missing pong', async (t) => {
  const settings = { pingIntervalMs: 50, pongTimeoutMs: 200 };
  const { client, asterisk, connected, disconnected } = await serverAndClient(t, settings);
  asterisk.answersPings = false;
  client.start();
  await connected();
  const reason = await disconnected('timed-out');
  t.regex(reason.reason, /no pong within 200 ms/);
  asterisk.answersPings = true;
  await connected(2);
  t.pass();
});

test('a quiet peer that answers pings stays connected', async (t) => {
  const { asterisk, changes } = await connectedToServer(t, { pingIntervalMs: 20 });
  await eventually(() => asterisk.pingsSeen >= 20, { awaited: 'twenty pings', withinMs: 5_000 });
  t.is(changes.length, 1);
  t.is(asterisk.handshakeTimes.length, 1);
});

test('it goes on trying after the tenth failure, and does not repeat itself about it', async (t) => {
  const { client, asterisk, connected, changes } = await serverAndClient(t);
  asterisk.onHandshake = () => ({ kind: 'answer', status: 503, body: '' });
  client.start();
  await eventually(() => asterisk.handshakeTimes.length > 12, {
    ...{ awaited: 'thirteen tries', withinMs: 20_000 },
  });
  t.is(changes.length, 1, 'one and the same reason is told once');
  asterisk.onHandshake = () => null;
  await connected();
  t.pass();
});

test('an event socket that is accepted and dropped at once is not reopened in a tight loop', async (t) => {
  const { client, asterisk } = await serverAndClient(t);
  client.onConnection(({ state }) => {
    if (state === 'connected') asterisk.breakConnections();
  });
  client.start();
  const times = asterisk.handshakeTimes;
  await eventually(() => times.length >= 6, { awaited: 'six tries', withinMs: 10_000 });
  const lastPauseMs = (times[5] ?? 0) - (times[4] ?? 0);
  t.true(lastPauseMs > 400, `the pauses do not grow: ${lastPauseMs} ms`);
});

test('the pauses between tries grow, vary, and stay within their limits for ever', (t) => {
  const kinds: AriErrorKind[] = ['refused', 'unauthorized', 'unavailable', 'timed-out'];
  fc.assert(
    fc.property(
      ...[fc.nat(5_000), fc.constantFrom(...kinds), fc.double({ min: 0, max: 0.999, noNaN: true })],
      (failures, kind, random) => {
        const delay = reconnectDelayMs(failures, kind, random);
        return delay >= 37 && delay <= (kind === 'unauthorized' ? 5_000 : 1_000);
      },
    ),
  );
  t.true(reconnectDelayMs(0, 'unavailable', 0.999) < 100);
  t.true(reconnectDelayMs(3, 'unavailable', 0) > reconnectDelayMs(1, 'unavailable', 0.99));
  t.not(reconnectDelayMs(5, 'unavailable', 0.1), reconnectDelayMs(5, 'unavailable', 0.9));
});

test('stop closes every connection, ends calls under way, and nothing is tried afterwards', async (t) => {
  const { client, asterisk } = await connectedToServer(t);
  asterisk.onRequest = () => ({ kind: 'hang' });
  const underWay = ariErrorOf(t, client.ping());
  await eventually(() => asterisk.requests.at(-1)?.path === '/ari/asterisk/ping', {
    awaited: 'the call to arrive',
  });
  await client.stop();
  t.is((await underWay).kind, 'unavailable');
  t.is((await ariErrorOf(t, client.ping())).kind, 'unavailable');
  await eventually(() => asterisk.openSockets === 0, { awaited: 'all sockets to be closed' });
  t.false(client.connected);
});

test('after stop the process can end, whatever the client was doing', async (t) => {
  const good = new MisbehavingAsterisk();
  const hanging = new MisbehavingAsterisk();
  const deaf = new MisbehavingAsterisk();
  const down = new MisbehavingAsterisk();
  hanging.onRequest = () => ({ kind: 'hang' });
  deaf.onHandshake = () => ({ kind: 'hang' });
  const servers = [good, hanging, deaf, down];
  for (const server of servers) {
    await server.start();
    t.teardown(() => server.stop());
  }
  await down.stop();
  const settings = JSON.stringify(servers.map(settingsFor));
  const args = nodeArguments('test/ari/start-and-stop.ts', settings);
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  t.teardown(() => child.kill());
  const exit = once(child, 'exit', { signal: AbortSignal.timeout(20_000) });
  t.is(await text(child.stdout), '', 'ari-client prints nothing of its own');
  const [code] = (await exit) as [number];
  t.is(code, 0);
  t.true(good.handshakeTimes.length === 1 && deaf.handshakeTimes.length === 1);
});
