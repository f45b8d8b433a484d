/**
 * What one call center feels of another: B is used as ever, while A does, one after the other, everything
 * that was seen to stop others, each time with keys and an address of its own, so that none is spent
 * before. Service, A and B are a process each. The telephony is in memory: there is no Asterisk in this.
 * Prints B's waits in milliseconds, errors, how much of A's was carried out and how much refused, and the
 * service's memory; `--seconds N` for how long each attack goes on, `--only WORD` for those alone whose
 * name has it, `--json`. Fails above 100 ms at p95, with any error, and if an attack did nothing.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ADMIN_KEY } from './helpers/access.ts';
import { moduleFile, NODE_OPTIONS } from './helpers/project.ts';
import { Asker } from './neighbours/asking.ts';
import type { Order } from './neighbours/attacker.ts';
import { ATTACKS } from './neighbours/attacks.ts';
import { type Felt, printReport } from './neighbours/report.ts';
import { AGENTS, agentOf, ANAS_PHONE, CALLCENTER_A, CALLCENTER_B } from './neighbours/scene.ts';
import type { Wish } from './neighbours/served.ts';
import { Tenant } from './neighbours/tenant.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
});
const MS = Number(values.seconds) * 1000;

const started = (source: `${string}.ts`): ChildProcess =>
  fork(moduleFile(source), { execArgv: [...NODE_OPTIONS] });

/** @throws Error if the child ends before */
const messageOf = async <Message>(child: ChildProcess): Promise<Message> => {
  const heard = new AbortController();
  const { signal } = heard;
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`${child.spawnargs.join(' ')} ended with ${String(code)}`);
  });
  try {
    const [message] = (await Promise.race([once(child, 'message', { signal }), ended])) as [
      Message,
    ];
    return message;
  } finally {
    heard.abort();
  }
};

const service = started('test/neighbours/served.ts');
const { port } = await messageOf<{ port: number }>(service);
service.once('exit', (code) => {
  throw new Error(`the service ended with ${String(code)}`);
});
let wishes = 0;

const wish = (wish: Wish): Promise<number> => {
  wishes += 1;
  const id = wishes;
  return new Promise((resolve, reject) => {
    const hear = (answer: { id: number; value?: number; error?: string }): void => {
      if (answer.id !== id) return;
      service.off('message', hear);
      if (answer.value === undefined) reject(new Error(answer.error));
      else resolve(answer.value);
    };
    service.on('message', hear);
    service.send({ id, wish });
  });
};

const admin = new Asker({ port, keys: [ADMIN_KEY], localAddress: '127.0.0.1', connections: 5 });

const makeAgent = async (callcenter: string, name: string, user: string): Promise<void> => {
  const path = `/callcenter/${callcenter}`;
  await admin.do({ method: 'POST', path: `${path}/extension`, body: { type: 1, user } });
  const body = { name, extension: user, state: name === 'ana' ? 'idle' : 'busy' };
  await admin.do({ method: 'POST', path: `${path}/agent`, body });
};

const makeKey = async (callcenter: string): Promise<string> => {
  const body = { role: 'callcenter', callcenter_id: callcenter };
  const { key } = await admin.do<{ key: string }>({ method: 'POST', path: '/key', body });
  return key;
};

const prepare = async () => {
  for (const id of [CALLCENTER_A, CALLCENTER_B]) {
    await admin.do({ method: 'PUT', path: `/callcenter/${id}`, body: {} });
  }
  await makeAgent(CALLCENTER_B, 'ana', ANAS_PHONE);
  await makeAgent(CALLCENTER_B, 'ben', 'quiet-ben');
  for (let n = 0; n < AGENTS; n += 1) {
    await makeAgent(CALLCENTER_A, agentOf(n), `noisy-${n}`);
  }
  await wish('history');
};

/** B's own is the first. */
const addressOf = (attack: number): string => `127.0.0.${attack + 2}`;

const feel = async (attack: number, tenant: Tenant): Promise<Felt> => {
  const alone = await tenant.live(wait(MS / 4));
  const keys: string[] = [];
  for (let n = 0; n < (ATTACKS[attack]?.keys ?? 1); n += 1) keys.push(await makeKey(CALLCENTER_A));
  // One for each attack: what one leaves behind is not the next one's.
  const attacker = started('test/neighbours/attacker.ts');
  const order: Order = { attack, port, keys, localAddress: addressOf(attack), ms: MS };
  attacker.send(order);
  const ended = messageOf<Record<string, number>>(attacker);
  const served = await tenant.live(ended);
  attacker.disconnect();
  const name = ATTACKS[attack]?.name ?? '';
  const megabytes = (await wish('memory')) / 1e6;
  return { attack: name, alone, counted: await ended, megabytes, ...served };
};

await prepare();
const tenant = new Tenant(port, await makeKey(CALLCENTER_B), () => wish('call'));
const all: Felt[] = [];
for (const [index, { name }] of ATTACKS.entries()) {
  if (!name.includes(values.only)) continue;
  all.push(await feel(index, tenant));
  process.stderr.write(`${name}: done\n`);
}
if (values.json) console.log(JSON.stringify(all, null, 2));
const isWell = values.json || printReport(all);
service.removeAllListeners('exit');
await wish('stop');
process.exit(isWell ? 0 : 1);
