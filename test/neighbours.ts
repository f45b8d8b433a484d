/**
 * What one call center feels of another: B is used as ever, while A does, one after the other, everything
 * that was seen to stop others. Service, A and B are a process each. The telephony is in memory: there is
 * no Asterisk in this. Prints B's waits in milliseconds, errors, and the service's memory; `--seconds N`
 * for how long each attack goes on, `--only WORD` for those alone whose name has it, `--json`.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
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

const messageOf = async <Message>(child: ChildProcess): Promise<Message> => {
  const [message] = (await once(child, 'message')) as [Message];
  return message;
};

const service = started('test/neighbours/served.ts');
const { port } = await messageOf<{ port: number }>(service);
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

const admin = new Asker({ port, key: ADMIN_KEY, localAddress: '127.0.0.1', connections: 5 });

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
  return { keyOfA: await makeKey(CALLCENTER_A), keyOfB: await makeKey(CALLCENTER_B) };
};

const feel = async (attack: number, key: string, tenant: Tenant): Promise<Felt> => {
  // One for each attack: what one leaves behind is not the next one's.
  const attacker = started('test/neighbours/attacker.ts');
  const order: Order = { attack, port, key, ms: MS };
  attacker.send(order);
  const ended = messageOf<Record<string, number>>(attacker);
  const served = await tenant.live(ended);
  attacker.disconnect();
  const name = ATTACKS[attack]?.name ?? '';
  const megabytes = (await wish('memory')) / 1e6;
  return { attack: name, counted: await ended, megabytes, ...served };
};

const { keyOfA, keyOfB } = await prepare();
const tenant = new Tenant(port, keyOfB, () => wish('call'));
const all: Felt[] = [];
for (const [index, { name }] of ATTACKS.entries()) {
  if (!name.includes(values.only)) continue;
  all.push(await feel(index, keyOfA, tenant));
  process.stderr.write(`${name}: done\n`);
}
if (values.json) console.log(JSON.stringify(all, null, 2));
else printReport(all);
await wish('stop');
process.exit();
