import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ExecutionContext } from 'ava';
import { NFT, testNeeding } from './helpers/needs.ts';
import { projectFile } from './helpers/project.ts';

const SERVER = { namespace: `cc-fw-${process.pid}`, address: '10.78.1.1' };
const OUTSIDE = { namespace: `cc-out-${process.pid}`, stranger: '10.78.1.2', carrier: '10.78.1.3' };
const RULES = projectFile('docker/nftables.conf');
/** More than come from a phone. */
const REQUESTS = 100;
/** What the rules let through at once, and what two a second are while the test sends. */
const LET_THROUGH = { least: 20, most: 30 };

const run = (line: string): void => {
  const [command = '', ...args] = line.split(' ');
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
};

const inServer = `ip netns exec ${SERVER.namespace}`;
const inOutside = `ip netns exec ${OUTSIDE.namespace}`;

/** A server with the rules, and somebody outside with two addresses. */
const makeNetwork = (t: ExecutionContext): void => {
  t.teardown(() => {
    for (const { namespace } of [SERVER, OUTSIDE]) run(`ip netns del ${namespace}`);
  });
  run(`ip netns add ${SERVER.namespace}`);
  run(`ip netns add ${OUTSIDE.namespace}`);
  run(
    `ip link add fw-in netns ${SERVER.namespace} type veth peer name fw-out netns ${OUTSIDE.namespace}`,
  );
  run(`${inServer} ip addr add ${SERVER.address}/24 dev fw-in`);
  run(`${inServer} ip link set fw-in up`);
  for (const address of [OUTSIDE.stranger, OUTSIDE.carrier]) {
    run(`${inOutside} ip addr add ${address}/24 dev fw-out`);
  }
  run(`${inOutside} ip link set fw-out up`);
  run(`${inServer} ${NFT} -f ${RULES}`);
  run(`${inServer} ${NFT} add element inet callcenter known { ${OUTSIDE.carrier} }`);
};

/** Answers each datagram, and each connection with one line. */
const ANSWERS = `
const udp = require('node:dgram').createSocket('udp4');
udp.on('message', (message, { port, address }) => udp.send(message, port, address));
require('node:net').createServer((socket) => socket.on('error', () => undefined).end('hello')).listen(5061, '${SERVER.address}', () =>
  udp.bind(5060, '${SERVER.address}', () => console.log('listens')));
`;

/** Sends all of them, and prints how many were answered when half a second has passed without another. */
const ASKS = `
const [from, kind] = process.argv.slice(1);
let answered = 0;
let timer;
const heard = () => { answered += 1; wait(); };
const wait = () => {
  clearTimeout(timer);
  timer = setTimeout(() => { console.log(answered); process.exit(0); }, 500);
};
wait();
if (kind === 'udp') {
  const udp = require('node:dgram').createSocket('udp4');
  udp.on('message', heard);
  udp.bind(0, from, () => {
    for (let n = 0; n < ${REQUESTS}; n += 1) udp.send('OPTIONS', 5060, '${SERVER.address}');
  });
} else {
  for (let n = 0; n < ${REQUESTS}; n += 1) {
    require('node:net').connect({ host: '${SERVER.address}', port: 5061, localAddress: from })
      .on('data', heard).on('error', () => undefined);
  }
}
`;

const answers = async (t: ExecutionContext): Promise<void> => {
  const args = ['netns', 'exec', SERVER.namespace, process.execPath, '-e', ANSWERS];
  const child: ChildProcess = spawn('ip', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  t.teardown(() => child.kill());
  if (child.stdout === null) throw new Error('it has no output');
  await once(child.stdout, 'data');
};

const answered = (from: string, kind: 'udp' | 'tcp'): number => {
  const args = ['netns', 'exec', OUTSIDE.namespace, process.execPath, '-e', ASKS, from, kind];
  return Number(execFileSync('ip', args, { encoding: 'utf8' }));
};

testNeeding('nft', 'network namespaces')(
  'docker/nftables.conf lets some requests of a stranger through and answers no more, and all of the carrier',
  async (t) => {
    makeNetwork(t);
    await answers(t);
    for (const kind of ['udp', 'tcp'] as const) {
      const count = answered(OUTSIDE.stranger, kind);
      const { least, most } = LET_THROUGH;
      t.true(kind === 'tcp' || count >= least, `${kind}: ${count}`);
      t.true(count <= most, `${kind}: ${count}`);
      t.is(answered(OUTSIDE.carrier, kind), REQUESTS, kind);
    }
  },
);
