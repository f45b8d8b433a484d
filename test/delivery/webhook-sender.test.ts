import test, { type ExecutionContext } from 'ava';
import { WebhookSender, type WebhookSenderSettings } from '../../src/delivery/webhook-sender.ts';
import { isPublic, publicLookup } from '../../src/delivery/public-addresses.ts';
import { type Behaviour, Receiver } from '../helpers/receiver.ts';

const NOBODY_ABORTS = new AbortController().signal;

const senderFor = (
  t: ExecutionContext,
  settings: Partial<WebhookSenderSettings> = {},
): WebhookSender => {
  const sender = new WebhookSender({ allowPrivate: true, followRedirects: false, ...settings });
  t.teardown(() => sender.close());
  return sender;
};

const receiverFor = async (t: ExecutionContext, ...behaviours: Behaviour[]): Promise<Receiver> => {
  const receiver = await Receiver.open();
  receiver.behave = (before) => behaviours[before] ?? { kind: 'takes' };
  t.teardown(() => receiver.stop());
  return receiver;
};

const to = (url: string) => ({ url, headers: { 'Callcenter-Event-Id': '7' }, body: '{"a":"ü"}' });

const post = (sender: WebhookSender, url: string) => sender.post(to(url), NOBODY_ABORTS);

test('a request comes as it was written', async (t) => {
  const receiver = await receiverFor(t);
  t.deepEqual(await post(senderFor(t), receiver.url), { kind: 'answered', status: 204 });
  t.like(receiver.taken, [{ method: 'POST', path: '/events?of=acme', body: '{"a":"ü"}' }]);
  t.is(receiver.taken[0]?.headers['callcenter-event-id'], '7');
});

test('an answer of any status is an answer', async (t) => {
  const statuses = [200, 299, 400, 404, 410, 429, 500, 503];
  const receiver = await receiverFor(
    t,
    ...statuses.map((status): Behaviour => ({ kind: 'answers', status })),
  );
  const sender = senderFor(t);
  for (const status of statuses) {
    t.deepEqual(await post(sender, receiver.url), { kind: 'answered', status });
  }
});

for (const behaviour of [
  { kind: 'babbles' },
  { kind: 'hangs-up', takes: true },
  { kind: 'breaks-off' },
  { kind: 'stays-mute' },
] as const) {
  test(`a receiver that ${behaviour.kind} has not answered, and can be asked again`, async (t) => {
    const receiver = await receiverFor(t, behaviour);
    const sender = senderFor(t, { timeoutMs: 500 });
    t.like(await post(sender, receiver.url), { kind: 'failed' });
    t.deepEqual(await post(sender, receiver.url), { kind: 'answered', status: 204 });
  });
}

test('a receiver that is down has not answered, and the reason says so', async (t) => {
  const receiver = await receiverFor(t);
  await receiver.stop();
  const posted = await post(senderFor(t), receiver.url);
  t.regex(posted.kind === 'failed' ? posted.reason : '', /ECONNREFUSED/);
});

test('a receiver that answers without end is let go', async (t) => {
  const receiver = await receiverFor(t, { kind: 'answers-for-ever' });
  const sender = senderFor(t);
  t.deepEqual(await post(sender, receiver.url), { kind: 'answered', status: 200 });
  t.deepEqual(await post(sender, receiver.url), { kind: 'answered', status: 204 });
});

test('a request can be called off', async (t) => {
  const receiver = await receiverFor(t, { kind: 'stays-mute' });
  const abort = new AbortController();
  const posted = senderFor(t).post(to(receiver.url), abort.signal);
  abort.abort(new Error('the service stops'));
  t.deepEqual(await posted, { kind: 'failed', reason: 'the service stops' });
});

test('a redirect is not followed', async (t) => {
  const other = await receiverFor(t);
  const receiver = await receiverFor(t, { kind: 'answers', status: 307, location: other.url });
  t.deepEqual(await post(senderFor(t), receiver.url), { kind: 'answered', status: 307 });
  t.deepEqual(other.came, []);
});

for (const status of [301, 302, 307, 308]) {
  test(`where it is allowed, a redirect with ${status} is followed with the same request`, async (t) => {
    const other = await receiverFor(t);
    const receiver = await receiverFor(t, { kind: 'answers', status, location: other.url });
    const sender = senderFor(t, { followRedirects: true });
    t.deepEqual(await post(sender, receiver.url), { kind: 'answered', status: 204 });
    t.like(other.taken, [{ method: 'POST', body: '{"a":"ü"}' }]);
  });
}

test('redirects are not followed in circles, nor to where nothing is posted', async (t) => {
  const receiver = await receiverFor(t);
  const sender = senderFor(t, { followRedirects: true });
  const answers = (status: number, location?: string) => {
    receiver.behave = () => ({
      kind: 'answers',
      status,
      ...(location !== undefined && { location }),
    });
  };
  answers(308, receiver.url);
  t.deepEqual(await post(sender, receiver.url), { kind: 'answered', status: 308 });
  t.is(receiver.came.length, 4);
  for (const location of [undefined, 'ftp://127.0.0.1/', 'http://[']) {
    answers(307, location);
    t.deepEqual(await post(sender, receiver.url), { kind: 'answered', status: 307 });
  }
  answers(303, receiver.url);
  t.deepEqual(await post(sender, receiver.url), { kind: 'answered', status: 303 });
});

test('unless it is allowed, nothing is sent to this machine, however it is written', async (t) => {
  const receiver = await receiverFor(t);
  const sender = senderFor(t, { allowPrivate: false });
  for (const host of [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '2130706433',
    '0x7f.1',
    '0.0.0.0',
    '[::]',
  ]) {
    const posted = await post(sender, `http://${host}:${receiver.port}/`);
    t.regex(posted.kind === 'failed' ? posted.reason : 'answered', /no public address/, host);
  }
  t.deepEqual(receiver.came, []);
});

test('a name is given with its public addresses alone', async (t) => {
  const error = await new Promise((resolve) => {
    publicLookup('localhost', { all: false }, resolve);
  });
  t.true(error instanceof Error && error.name === 'NotPublic', String(error));
});

test('addresses that are kept for something else are not public', (t) => {
  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001:db8::1',
    'not an address',
  ]) {
    t.false(isPublic(address), address);
  }
  for (const address of ['9.9.9.9', '172.32.0.1', '2620:fe::fe', '::ffff:9.9.9.9']) {
    t.true(isPublic(address), address);
  }
});
