import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Asked, Asker } from './asking.ts';
import { agentOf, CALLCENTER_A } from './scene.ts';

/** What A has to attack with. */
export interface Attacker {
  readonly asker: Asker;
  readonly keys: readonly string[];
  readonly port: number;
  readonly localAddress: string;
  /** When to stop, by performance.now(). */
  readonly until: number;
  /** Notes what one request was answered with. */
  readonly count: (status: number) => void;
}

export interface Attack {
  readonly name: string;
  /** With how many keys; absent: with one. */
  readonly keys?: number;
  readonly run: (attacker: Attacker) => Promise<void>;
}

const A = `/callcenter/${CALLCENTER_A}`;
const DAY_MS = 86_400_000;
const DATA_SIZES = [60_000, 2000];
/** With what is around it, a body of 64 KiB. */
const XML_BYTES = 58_000;
const STREAMS = 2000;
const IDLE_CONNECTIONS = 10_000;
const REFUSED_WITHIN_MS = 1000;

/** So many ask one after the other, until the time is up. */
const flood =
  (atOnce: number, make: (n: number) => Asked) =>
  async ({ asker, keys, until, count }: Attacker): Promise<void> => {
    let sent = 0;
    const one = async (): Promise<void> => {
      while (performance.now() < until) {
        const key = keys[sent % keys.length] ?? '';
        const { status } = await asker.ask({ key, ...make(sent++) });
        count(status);
        // One who is refused and asks again at once is busy with that alone.
        if (status !== 200) await wait(2);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, one));
  };

const get = (path: string) => (): Asked => ({ method: 'GET', path: `${A}${path}` });

const setState = (n: number): Asked => ({
  method: 'POST',
  path: `${A}/agent/${agentOf(n)}/state`,
  body: { state: n % 2 === 0 ? 'busy/lunch' : 'busy' },
});

const callOut =
  (data: string) =>
  (n: number): Asked => ({
    method: 'POST',
    path: `${A}/agent/${agentOf(n)}/call_out`,
    body: { to: '4711', max_answer_seconds: 1, max_dial_seconds: 1, data },
  });

/** As much as passes. */
const carryMuch = async (attacker: Attacker): Promise<void> => {
  for (const size of DATA_SIZES) {
    const make = callOut('x'.repeat(size));
    const { status, text } = await attacker.asker.ask(make(0), true);
    if (status !== 400 || !text.includes('data')) return flood(20, make)(attacker);
  }
};

const keyed = (n: number): Asked => ({
  ...setState(n),
  headers: { 'Idempotency-Key': `neighbours-${n}-${performance.now()}` },
});

const entry = '<condition name="nobody-has-this-one"/>';
const bigXml = `<enqueue><route>${entry.repeat(Math.floor(XML_BYTES / entry.length))}</route></enqueue>`;

const sendBigXml = (n: number): Asked => ({
  method: 'POST',
  path: `${A}/agent/${agentOf(n)}/call_agent`,
  body: { enqueue: bigXml },
});

const report = (n: number): Asked => ({
  method: 'GET',
  path: `${A}/report?by=${n % 2 === 0 ? 'day' : 'hour'}&from=${Date.now() - 60 * DAY_MS}`,
});

/** As many nodes as are let in. */
const NODES = 90;
/** A call center may have a thousand. */
const CONDITIONS = 900;

const where = (n: number): string =>
  Array.from({ length: NODES }, (_, i) => `has("${i === 0 ? `a${n}` : 'a'}")`).join('||');

/** Makes conditions, and changes them when there are enough. */
const putCondition = (n: number): Asked => {
  const name = `c-${n % CONDITIONS}`;
  const changed = { method: 'POST', path: `${A}/condition/${name}`, body: { where: where(n) } };
  const made = { method: 'POST', path: `${A}/condition`, body: { name, where: where(n) } };
  return (n < CONDITIONS ? made : changed) as Asked;
};

const follow = async (attacker: Attacker): Promise<void> => {
  const { asker, keys, until, count } = attacker;
  const open: { destroy: () => void }[] = [];
  const one = async (n: number): Promise<void> => {
    try {
      const path = `${A}/events${n % 2 === 0 ? '' : `?agent=${agentOf(n)}`}`;
      const key = keys[n % keys.length] ?? '';
      const response = await asker.open({ method: 'GET', path, key });
      count(response.statusCode ?? 0);
      response.on('error', () => undefined);
      response.resume();
      open.push(response);
    } catch {
      count(0);
    }
  };
  for (let n = 0; n < STREAMS && performance.now() < until; n += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, i) => one(n + i)));
  }
  await flood(4, setState)({ ...attacker, count: () => undefined });
  for (const response of open) response.destroy();
};

const connectIdle = async ({ port, localAddress, until, count }: Attacker): Promise<void> => {
  const open = new Set<Socket>();
  for (let n = 0; n < IDLE_CONNECTIONS && performance.now() < until; n += 1) {
    const socket = connect({ host: '127.0.0.1', port, localAddress });
    const since = performance.now();
    // What it is told is read, or it would not notice that it was closed.
    socket.resume();
    socket.on('error', () => undefined);
    // The service lets nobody be idle for ever, but it refuses at once.
    socket.on('close', () => {
      if (open.delete(socket)) count(performance.now() - since > REFUSED_WITHIN_MS ? 200 : 0);
    });
    open.add(socket);
    if (n % 50 === 0) await wait(5);
  }
  await wait(Math.max(0, until - performance.now()));
  const held = [...open];
  open.clear();
  for (const socket of held) {
    count(200);
    socket.destroy();
  }
};

/** Everything that one call center was seen to stop others with. */
export const ATTACKS: readonly Attack[] = [
  { name: 'calls that carry much data', run: carryMuch },
  { name: 'event?limit=1000', run: flood(1, get('/event?limit=1000')) },
  { name: 'event?limit=1000, 60 at once', run: flood(60, get('/event?limit=1000')) },
  { name: 'the same with 20 keys', keys: 20, run: flood(60, get('/event?limit=1000')) },
  { name: 'answers kept for their keys', run: flood(50, keyed) },
  { name: '2,000 event streams, 40 keys', keys: 40, run: follow },
  { name: 'enqueue XML of 64 KB', run: flood(20, sendBigXml) },
  { name: 'reports with one key, 16 at once', run: flood(16, report) },
  { name: 'reports with 20 keys, 60 at once', keys: 20, run: flood(60, report) },
  { name: 'stats, 30 at once', run: flood(30, get('/stats')) },
  { name: 'large conditions', run: flood(10, putCondition) },
  { name: 'lists of 1,999, 30 at once', run: flood(30, get('/condition?page_size=1999')) },
  { name: 'tasks and their count, 30 at once', run: flood(30, get('/queue_task?page_size=1999')) },
  { name: '10,000 idle connections', run: connectIdle },
  { name: 'a flood of reads', run: flood(200, get('/agent?page_size=100')) },
  { name: 'a flood of changes', run: flood(200, setState) },
  { name: 'a flood of changes with 20 keys', keys: 20, run: flood(200, setState) },
];
