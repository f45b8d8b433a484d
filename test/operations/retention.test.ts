import test, { type ExecutionContext } from 'ava';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CallcenterId, ConversationId } from '../../src/domain/ids.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { Callcenters } from '../../src/operations/callcenters.ts';
import { historyRemoval } from '../../src/operations/retention.ts';
import { ANY_CONVERSATION } from '../../src/operations/ports/store.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { phrase } from '../../src/messages/phrase.ts';
import { eventually } from '../helpers/eventually.ts';
import { MemoryClock } from '../helpers/memory-clock.ts';
import { MemoryRecordings } from '../helpers/memory-recordings.ts';
import { MemoryTelephony } from '../helpers/memory-telephony.ts';
import { callcenter, change, conversation, selection, task } from '../storage/sample-records.ts';

const ACME = 'acme' as CallcenterId;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const ALL = { number: 1, size: 1999 };
const ANY = { state: null, agent: null, since: null };

const OVER = { kind: 'over', endedAt: 3, reason: 'exit' } as const;
const ENDS = [
  { kind: 'fail', failure: { cause: 'timeout' }, endedAt: 3, selection: null },
  { kind: 'success', selection: selection('ana'), endedAt: 3 },
] as const;

/** Call center acme keeps its history for so many days. What the log was told is in `lines`. */
const scene = async (t: ExecutionContext, retentionDays: number, recordingDays = 0) => {
  const store = await openStore(':memory:');
  const [clock, recordings] = [new MemoryClock(), new MemoryRecordings()];
  const lines: string[] = [];
  const note = (_fields: object, message: string) => void lines.push(message);
  const log = { debug: note, info: note, warn: note, error: note };
  const { id, settings, limits } = callcenter(ACME);
  const record = { id, settings: { ...settings, retentionDays, recordingDays }, limits };
  const changes = [change('callcenter', ACME, record)];
  await store.commit({ callcenterId: ACME, changes, events: [] });
  const callcenters = new Callcenters({ store, telephony: new MemoryTelephony(), clock, log });
  await callcenters.load();
  const retention = historyRemoval({
    ...{ callcenters, store, recordings, clock, log },
    audit: store.audit,
  });
  t.teardown(async () => {
    await retention.stop();
    await callcenters.close();
    await store.close();
  });
  const daysAgo = (days: number) => clock.now() - days * DAY_MS;
  const tasks = async () => (await store.listQueueTasks(ACME, ANY, ALL)).rows.map(({ id }) => id);
  const talks = async () =>
    (await store.listConversations(ACME, ANY_CONVERSATION, ALL)).rows.map(({ id }) => id as string);
  return { store, clock, recordings, lines, retention, daysAgo, tasks, talks };
};

type AgedHistory = Awaited<ReturnType<typeof scene>>;

const storeTasks = ({ store }: AgedHistory, rows: readonly ReturnType<typeof task>[]) =>
  store.commit({
    callcenterId: ACME,
    changes: rows.map((row) => change('queue_task', row.id, row)),
    events: [],
  });

/** 250, which are two days old. */
const storeManyTasks = (here: AgedHistory) => {
  const names = Array.from({ length: 250 }, (_, number) => `t${number}`);
  const [phase] = ENDS;
  return storeTasks(
    here,
    names.map((name) => task(name, { createdAt: here.daysAgo(2), phase })),
  );
};

const storeTalks = ({ store }: AgedHistory, rows: readonly ReturnType<typeof conversation>[]) =>
  store.commit({
    callcenterId: ACME,
    changes: rows.map((row) => change('conversation', row.id, row)),
    events: [],
  });

/** Lets time pass, in steps of the longest pause, until something is so. */
const passTime = (
  clock: MemoryClock,
  condition: () => Promise<boolean>,
  awaited: string,
  stepMs = 2000,
) =>
  eventually(
    async () => {
      clock.advance(stepMs);
      await nextTurn();
      return condition();
    },
    { awaited },
  );

test('history older than the days set is removed, with recordings, and what lives is kept', async (t) => {
  const here = await scene(t, 30);
  const { clock, recordings, retention, daysAgo, tasks, talks } = here;
  const [fail, success] = ENDS;
  await storeTasks(here, [
    task('old-fail', { createdAt: daysAgo(31), phase: fail }),
    task('old-success', { createdAt: daysAgo(31), phase: success }),
    task('old-waits', { createdAt: daysAgo(31) }),
    task('new', { createdAt: daysAgo(29), phase: fail }),
  ]);
  await storeTalks(here, [
    conversation('old-talk', { createdAt: daysAgo(31), begunAt: 2, phase: OVER }),
    conversation('old-live', { createdAt: daysAgo(31) }),
    conversation('new-talk', { createdAt: daysAgo(29), begunAt: 2, phase: OVER }),
  ]);
  for (const id of ['old-talk', 'new-talk']) {
    recordings.files.set(id as ConversationId, Buffer.from('RIFF'));
  }
  retention.start();
  t.is((await tasks()).length, 4);
  clock.advance(60_000);
  await passTime(clock, async () => (await talks()).length === 2, 'the old to be removed');
  t.deepEqual((await tasks()).toSorted(), ['new', 'old-waits']);
  t.deepEqual((await talks()).toSorted(), ['new-talk', 'old-live']);
  t.deepEqual([...recordings.files.keys()] as string[], ['new-talk']);

  clock.advance(2 * DAY_MS);
  const isRemoved = async () => (await talks()).length === 1;
  await passTime(clock, isRemoved, 'the new to be removed too', HOUR_MS);
  t.deepEqual(await tasks(), ['old-waits']);
});

test('with 0 days history is kept for ever', async (t) => {
  const here = await scene(t, 0);
  const { clock, retention, tasks } = here;
  await storeTasks(here, [task('ancient', { createdAt: 1, phase: ENDS[0] })]);
  retention.start();
  clock.advance(60_000);
  await nextTurn();
  clock.advance(HOUR_MS);
  await retention.stop();
  t.deepEqual(await tasks(), ['ancient']);
});

test('much is removed in small batches, with pauses between them', async (t) => {
  const here = await scene(t, 1);
  const { clock, retention, tasks } = here;
  await storeManyTasks(here);
  retention.start();
  clock.advance(60_000);
  const seen = new Set<number>();
  await passTime(
    clock,
    async () => {
      const left = (await tasks()).length;
      seen.add(left);
      return left === 0;
    },
    'all to be removed',
  );
  t.deepEqual([...seen].slice(-3), [150, 50, 0]);
});

test('a conversation whose recording cannot be removed is kept, and tried again', async (t) => {
  const here = await scene(t, 1);
  const { clock, recordings, lines, retention, daysAgo, talks } = here;
  await storeTalks(here, [
    conversation('talk', { createdAt: daysAgo(2), begunAt: 2, phase: OVER }),
  ]);
  recordings.failure = new Refusal('asterisk-unavailable', phrase('asterisk-away'));
  retention.start();
  clock.advance(60_000);
  const failed = () => lines.some((line) => line.startsWith('cannot remove history'));
  await eventually(failed, { awaited: 'the failure to be logged' });
  t.deepEqual(await talks(), ['talk']);
  recordings.failure = null;
  const isRemoved = async () => (await talks()).length === 0;
  await passTime(clock, isRemoved, 'the conversation to be removed', HOUR_MS);
  await eventually(() => lines.includes('history removed'), { awaited: 'that to be logged' });
  t.pass();
});

test('a stop in the middle ends after the batch that is being removed', async (t) => {
  const here = await scene(t, 1);
  const { clock, retention, tasks } = here;
  await storeManyTasks(here);
  retention.start();
  clock.advance(60_000);
  await retention.stop();
  t.is((await tasks()).length, 150);
});

test('recordings older than their days are removed in small batches, and their conversations kept', async (t) => {
  const here = await scene(t, 0, 7);
  const { store, clock, recordings, lines, retention, daysAgo, talks } = here;
  const names = Array.from({ length: 150 }, (_, number) => `old${number}`);
  const old = { createdAt: daysAgo(8), begunAt: 2, phase: OVER };
  await storeTalks(here, [
    ...names.map((name) => conversation(name, old)),
    conversation('not-recorded', { ...old, recorded: false }),
    conversation('goes-on', { createdAt: daysAgo(8), begunAt: 2 }),
    conversation('new', { ...old, createdAt: daysAgo(6) }),
  ]);
  for (const id of [...names, 'goes-on', 'new']) {
    recordings.files.set(id as ConversationId, Buffer.from('RIFF'));
  }
  const listed = async () => {
    const filter = { ...ANY_CONVERSATION, recorded: true };
    return (await store.listConversations(ACME, filter, ALL)).rows.map(({ id }) => id as string);
  };
  retention.start();
  clock.advance(60_000);
  const seen = new Set<number>();
  const areRemoved = async () => {
    seen.add(recordings.files.size);
    return (await listed()).length === 2;
  };
  await passTime(clock, areRemoved, 'the old recordings to be removed');
  t.true(seen.has(52), 'there is a rest after the first hundred');
  t.deepEqual(([...recordings.files.keys()] as string[]).toSorted(), ['goes-on', 'new']);
  t.deepEqual((await listed()).toSorted(), ['goes-on', 'new']);
  t.is((await talks()).length, 153);
  await eventually(() => lines.includes('recordings removed'), { awaited: 'that to be logged' });
});

test('a recording that cannot be removed keeps its name, and is removed an hour later', async (t) => {
  const here = await scene(t, 0, 7);
  const { store, clock, recordings, lines, retention, daysAgo } = here;
  const old = { createdAt: daysAgo(8), begunAt: 2, phase: OVER };
  await storeTalks(here, [conversation('talk', old)]);
  recordings.files.set('talk' as ConversationId, Buffer.from('RIFF'));
  recordings.failure = new Refusal('asterisk-unavailable', phrase('asterisk-away'));
  retention.start();
  clock.advance(60_000);
  const failed = () => lines.some((line) => line.startsWith('cannot remove recordings'));
  await eventually(failed, { awaited: 'the failure to be logged' });
  const isNamed = async () =>
    (await store.findConversation(ACME, 'talk' as ConversationId))?.recorded === true;
  t.true(await isNamed());
  recordings.failure = null;
  await passTime(clock, async () => !(await isNamed()), 'the name to be gone', HOUR_MS);
  t.is(recordings.files.size, 0);
});
