import test, { type ExecutionContext } from 'ava';
import { type AriClient, createAriClient } from '../../src/ari/client.ts';
import { ON_THIS_MACHINE } from '../../src/ari/endpoint-settings.ts';
import { putSipAccount } from '../../src/ari/sip-accounts.ts';
import { passwordDigest } from '../../src/operations/sip-account.ts';
import type { CallcenterId } from '../../src/domain/ids.ts';
import { ariSettingsFor, uniqueName } from '../helpers/asterisk.ts';
import { eventually } from '../helpers/eventually.ts';
import { claims, type RawAnswer, type RawRequest, SipDatagrams } from '../helpers/sip-datagrams.ts';

interface KnownPhone {
  readonly ari: AriClient;
  readonly sip: SipDatagrams;
  /** SIP user of a phone that exists. */
  readonly agent: string;
}

const withAgent = async (t: ExecutionContext): Promise<KnownPhone> => {
  const app = uniqueName('unknown');
  const ari = createAriClient(ariSettingsFor(app), { request: () => undefined, oddity: t.log });
  ari.start();
  await eventually(() => ari.connected, { awaited: 'Asterisk' });
  const agent = uniqueName('agent');
  const digest = passwordDigest(agent, 'a-password-of-ours');
  const account = {
    user: agent,
    passwordDigest: digest,
    callcenterId: 'acme' as CallcenterId,
    webrtc: false,
  };
  await putSipAccount(ari, { app, transferKey: true, endpoints: ON_THIS_MACHINE }, account);
  const sip = await SipDatagrams.open();
  t.teardown(async () => {
    sip.close();
    for (const type of ['endpoint', 'aor', 'auth']) {
      await ari.deleteConfigObject('res_pjsip', type, agent);
    }
    await ari.stop();
  });
  return { ari, sip, agent };
};

/** Who a stranger may pretend to be: what Asterisk's files have, a phone of an agent, nobody. */
const NAMES = ['gateway', 'trunk', 'anonymous', 'nobody-has-this-name'];
/** The sample IVR, numbers of the carrier, the tests' own entries, accounts, and what is nowhere. */
const PLACES = ['6000', '9999', '+4930123456', 'test-enqueue', 'enqueue', 'gateway', 's', ''];
const METHODS = [
  ...['INVITE', 'OPTIONS', 'REGISTER', 'SUBSCRIBE', 'MESSAGE', 'NOTIFY', 'REFER', 'PUBLISH'],
  ...['INFO', 'UPDATE', 'PRACK'],
];
const FURTHER: Readonly<Record<string, readonly string[]>> = {
  REFER: ['Refer-To: <sip:6000@127.0.0.1>'],
  SUBSCRIBE: ['Event: presence', 'Expires: 60'],
  NOTIFY: ['Event: presence', 'Subscription-State: active'],
  PUBLISH: ['Event: presence', 'Expires: 60'],
};

/** Every way of claiming a name: in the From header, in one Authorization header, behind another one. */
const claimsOf = (name: string): Pick<RawRequest, 'from' | 'headers'>[] => [
  { from: name },
  { from: 'stranger', headers: [claims(name)] },
  { from: name, headers: [claims(name)] },
  { from: 'stranger', headers: [claims('stranger'), claims(name)] },
  { from: 'stranger', headers: [claims(name, '')] },
];

/** One after another: a flood of datagrams may lose some. */
const notAskedForPassword = async (
  sip: SipDatagrams,
  asked: readonly RawRequest[],
): Promise<readonly object[]> => {
  const passed = [];
  for (const request of asked) {
    const { status } = await sip.ask(request);
    if (status !== 401) passed.push({ ...request, status });
  }
  return passed;
};

const channelNames = async (ari: AriClient): Promise<string[]> =>
  (await ari.listChannels()).map(({ name }) => name);

test('given a made-up name, in whichever header, no call gets beyond the question for a password', async (t) => {
  const { ari, sip, agent } = await withAgent(t);
  const asked = [...NAMES, agent].flatMap((name) =>
    PLACES.flatMap((to) => claimsOf(name).map((who) => ({ method: 'INVITE', to, ...who }))),
  );
  t.deepEqual(await notAskedForPassword(sip, asked), []);
  const strangers = (await channelNames(ari)).filter((name) =>
    [...NAMES, agent].some((known) => name.startsWith(`PJSIP/${known}-`)),
  );
  t.deepEqual(strangers, []);
});

test('given a made-up name, no other request reaches anything either', async (t) => {
  const { sip, agent } = await withAgent(t);
  const asked = [...NAMES, agent].flatMap((name) =>
    METHODS.flatMap((method) =>
      claimsOf(name).map(({ headers = [], ...who }) => ({
        ...{ method, to: '6000', ...who },
        headers: [...headers, ...(FURTHER[method] ?? [])],
      })),
    ),
  );
  t.deepEqual(await notAskedForPassword(sip, asked), []);
});

/** What tells two answers apart, without what is random or repeats the question. */
const shapeOf = ({ status, headers }: RawAnswer): string => {
  const kept = [...headers]
    .filter(([name]) => !['via', 'from', 'to', 'call-id', 'cseq'].includes(name))
    .map(([name, value]) => `${name}: ${value.replace(/(nonce|opaque)="[^"]*"/g, '$1')}`);
  return [status, ...kept.sort()].join('\n');
};

test('answers do not tell which SIP users there are', async (t) => {
  const { sip, agent } = await withAgent(t);
  for (const method of ['INVITE', 'REGISTER', 'OPTIONS']) {
    const shapes = [];
    for (const from of [...NAMES, agent]) {
      const to = method === 'REGISTER' ? from : '6000';
      shapes.push(shapeOf(await sip.ask({ method, to, from })));
      shapes.push(shapeOf(await sip.ask({ method, to, from, headers: [claims(from)] })));
    }
    t.is(new Set(shapes).size, 1, [...new Set(shapes)].join('\n\n'));
  }
});
