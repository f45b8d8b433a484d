import test from 'ava';
import type { Knex } from 'knex';
import type { AgentName } from '../../src/domain/ids.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { figures } from '../../src/storage/migrations/007-figures.ts';
import { lastAgentCounted } from '../../src/storage/migrations/041-last-agent-counted.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { agent, change, creationOf, selection, task } from './sample-records.ts';
import { ACME, temporaryPath } from './temporary-store.ts';

const AT = 1_700_000_000_000;
const RULES = { inTimeMs: 20_000, soonMs: 5000 };

/** The database of a version that counted nothing yet. */
const uncounted = async (knex: Knex): Promise<void> => {
  for (const table of ['ended_task', 'ended_ring', 'agent_span']) {
    await knex.schema.dropTable(table);
  }
  await knex('callcenter').update({
    record: knex.raw(`json_remove(record, '$.settings.serviceLevelSeconds')`),
  });
};

test('history from before anything was counted is counted, and what agents do now', async (t) => {
  const path = await temporaryPath(t);
  const before = await openStore(path);
  await before.commit(creationOf(ACME));
  const won = { ...selection('ana'), at: AT + 6000 };
  const changes = [
    change('queue_task', 't1', task('t1')),
    change(
      'queue_task',
      't2',
      task('t2', { phase: { kind: 'success', selection: won, endedAt: AT + 9000 } }),
    ),
    change(
      'queue_task',
      't3',
      task('t3', {
        phase: {
          kind: 'fail',
          failure: { cause: 'hangup' },
          endedAt: AT + 2000,
          selection: null,
        },
      }),
    ),
    change('agent', 'ana', agent('ana')),
    change('agent', 'ben', {
      ...agent('ben'),
      presence: {
        kind: 'talking',
        callId: won.callId,
        afterwards: { wrapUpMs: 0, state: { kind: 'idle' }, asked: false },
      },
    }),
  ];
  await before.commit({ callcenterId: ACME, changes, events: [] });
  await before.close();
  const { knex, readers, reporters } = await openDatabase(path);
  await uncounted(knex);
  await figures.up(knex, () => undefined);
  await lastAgentCounted.up(knex, () => undefined);
  await Promise.all([knex, readers, reporters].map((connection) => connection.destroy()));

  const store = await openStore(path);
  t.teardown(() => store.close());
  const interval = { from: AT, to: AT + 10_000 };
  const totals = await store.reports.ofInterval(ACME, interval, RULES);
  t.like(totals.tasks, { offered: 2, answered: 1, abandoned: 1, abandonedSoon: 1 });
  t.like(totals.tasks, { waitedMs: 9000, rangMs: 3000, p90WaitedMs: 9000 });
  t.is(totals.handling.handled, 0, 'how long they talked is not known');
  t.deepEqual(totals.activityMs, { busy: 9999, talk: 9999 });
  const [sales] = await store.reports.byCondition(ACME, interval, RULES);
  t.like(sales, { workChannel: 'default', condition: 'sales' });
  t.is((await store.load(ACME))?.callcenter.settings.serviceLevelSeconds, 20);

  const at = AT + 10_000;
  const none = { activity: 'none', state: 'none', reason: '', task: null } as const;
  const logout = { ...none, kind: 'activity', agent: 'ana' as AgentName, at } as const;
  await store.commit({ callcenterId: ACME, changes: [], events: [], figures: [logout] });
  const later = await store.reports.ofInterval(ACME, { from: at, to: at + 1000 }, RULES);
  t.deepEqual(later.activityMs, { talk: 1000 });
});
