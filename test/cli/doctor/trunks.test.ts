import test from 'ava';
import type { Finding } from '../../../src/cli/doctor/finding.ts';
import { findingsOf, type SeenTrunk } from '../../../src/cli/doctor/trunks.ts';
import type { TrunkName } from '../../../src/domain/ids.ts';
import { BUILT_IN_TRUNK, type Trunk } from '../../../src/domain/trunk.ts';

const SIP = { address: '0.0.0.0', port: 5060, transports: ['udp'] } as const;
const WELL: SeenTrunk = {
  state: 'online',
  calls: 0,
  registered: 'yes',
  addresses: ['203.0.113.9'],
};

const trunk = (more: Partial<Trunk> = {}): Trunk => ({
  ...BUILT_IN_TRUNK,
  ...{ name: 'acme' as TrunkName, kind: 'register', host: 'sip.carrier.example', port: 5060 },
  credentials: { kind: 'password', username: 'acme-4711', password: 'very-secret' },
  ...more,
});
const accepted = trunk({ kind: 'accept', host: null, port: null });

const told = (
  one: Trunk,
  seen: Partial<SeenTrunk> | null,
  sip = SIP as Parameters<typeof findingsOf>[2],
) => findingsOf(one, seen && { ...WELL, ...seen }, sip);

interface Case {
  readonly title: string;
  readonly one?: Trunk;
  readonly seen?: Partial<SeenTrunk> | null;
  readonly sip?: Parameters<typeof findingsOf>[2];
  readonly is: Finding['is'];
  readonly what: RegExp;
}

const CASES: readonly Case[] = [
  { title: 'one that works', is: 'well', what: /^Trunk acme is registered with sip\.carrier/ },
  {
    title: 'a carrier that answers and refuses our password',
    ...{ seen: { registered: 'refused' }, is: 'wrong', what: /answers .* but does not let us/ },
  },
  {
    title: 'a carrier that does not answer',
    ...{
      seen: { state: 'offline', registered: 'refused' },
      is: 'doubtful',
      what: /does not answer/,
    },
  },
  {
    title: 'a carrier that was not asked yet',
    ...{ seen: { registered: 'no' }, is: 'doubtful', what: /not registered .* yet/ },
  },
  {
    title: 'an Asterisk that does not tell of registrations',
    ...{ seen: { registered: null }, is: 'doubtful', what: /cannot be seen/ },
  },
  {
    title: 'a host without an address',
    ...{ seen: { addresses: null, state: 'offline' }, is: 'wrong', what: /has no address/ },
  },
  {
    title: 'a carrier outside, and SIP on this machine alone',
    sip: { ...SIP, address: '127.0.0.1' },
    ...{ seen: { state: 'offline' }, is: 'wrong', what: /SIP_ADDRESS is 127\.0\.0\.1/ },
  },
  {
    title: 'a transport that there is not',
    ...{ one: trunk({ transport: 'tls' }), is: 'wrong', what: /SIP_TRANSPORTS is udp/ },
  },
  {
    title: 'a peer that answers',
    ...{ one: trunk({ kind: 'peer' }), is: 'well', what: /^The carrier of trunk acme answers/ },
  },
  {
    title: 'a gateway that is registered',
    ...{ one: accepted, seen: { registered: null }, is: 'well', what: /is registered\.$/ },
  },
  {
    title: 'a gateway that is not',
    ...{ one: accepted, seen: { state: 'offline' }, is: 'doubtful', what: /is not registered: no/ },
  },
  {
    title: 'one that Asterisk lacks',
    ...{ seen: null, is: 'wrong', what: /^Asterisk has no endpoint "acme"/ },
  },
];

for (const { title, one = trunk(), seen = {}, sip, is, what } of CASES) {
  test(`of a trunk is said what it is: ${title}`, (t) => {
    const [found, ...more] = told(one, seen, sip);
    t.deepEqual(more, []);
    t.is(found?.is, is);
    t.regex(found?.what ?? '', what);
    t.false(JSON.stringify(found).includes('very-secret'));
  });
}

test('a trunk that has as many calls as it may is told of', (t) => {
  const full = trunk({ maxCalls: 2 });
  t.regex(told(full, { calls: 2 })[1]?.what ?? '', /^Trunk acme has 2 calls, as many as it may/);
  t.is(told(full, { calls: 1 }).length, 1);
});
