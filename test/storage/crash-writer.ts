import type { CallcenterId } from '../../src/domain/ids.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { agent, call, change, creationOf, event, task } from './sample-records.ts';

/**
 * Commits without end until it is killed, several batches at a time, and prints the number of each
 * when it is stored. Batch n is: the agent who counts to n, a task, a call that comes, one that goes,
 * and three events. Arguments: the database, and the first number.
 */
const [path = '', first = '0'] = process.argv.slice(2);
const AT_ONCE = 8;
const callcenterId = 'acme' as CallcenterId;
const store = await openStore(path);
await store.commit(creationOf(callcenterId));

const batch = (n: number) => ({
  callcenterId,
  changes: [
    change('agent', 'ana', agent('ana', n)),
    change('queue_task', `t${n}`, task(`t${n}`, { createdAt: n })),
    change('call', `c${n}`, call(`c${n}`)),
    change('call', `c${n - 1}`, null),
  ],
  events: [event({ n, part: 0 }), event({ n, part: 1 }), event({ n, part: 2 })],
});

let next = Number(first);
const writer = async (): Promise<never> => {
  for (;;) {
    const n = next;
    next += 1;
    await store.commit(batch(n));
    process.stdout.write(`${n}\n`);
  }
};
await Promise.all(Array.from({ length: AT_ONCE }, writer));
