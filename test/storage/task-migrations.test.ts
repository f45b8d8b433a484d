import test from 'ava';
import type { AgentName } from '../../src/domain/ids.ts';
import { callback } from '../../src/storage/migrations/018-callback.ts';
import { keysWhileWaiting } from '../../src/storage/migrations/017-keys-while-waiting.ts';
import { recordingsPaused } from '../../src/storage/migrations/020-recordings-paused.ts';
import { wrapUp } from '../../src/storage/migrations/019-wrap-up.ts';
import { ringPause } from '../../src/storage/migrations/021-ring-pause.ts';
import { failuresCounted } from '../../src/storage/migrations/026-failures-counted.ts';
import { callbackFrom } from '../../src/storage/migrations/036-callback-from.ts';
import { loadedAfter } from './loaded-after.ts';
import { agent, change, conversation, task } from './sample-records.ts';

test('keys meant nothing to those who waited before they could leave by one', async (t) => {
  const { enqueue, ...rest } = task('waiting');
  const { exitKeys, keepPlace, ...before } = enqueue;
  const plan = { kind: 'task', task: { ...rest, enqueue: before } };
  const pending = [{ kind: 'phone', callId: 'ana', plan }];
  const loaded = await loadedAfter(t, keysWhileWaiting, [
    change('queue_task', 'waiting', { ...rest, enqueue: before } as never),
    change('conversation', 'asked', { ...conversation('asked'), pending } as never),
  ]);
  t.deepEqual([exitKeys, keepPlace], ['1*', true]);
  const rewritten = { ...before, exitKeys: null, keepPlace: false };
  t.deepEqual(
    loaded?.tasks.map((one) => one.enqueue),
    [rewritten],
  );
  const [kept] = loaded?.conversations.flatMap((one) => one.pending) ?? [];
  t.like(kept, { plan: { task: { enqueue: rewritten } } });
});

test('agents on the phone do afterwards what they were to do before there was time to wrap up', async (t) => {
  const { enqueue, ...rest } = task('waiting');
  const { wrapUpMs, ...before } = enqueue;
  const state = { kind: 'busy', note: 'notes' };
  const talking = { kind: 'talking', callId: 'call-1', afterwards: state };
  const plan = { kind: 'task', task: { ...rest, enqueue: before } };
  const pending = [{ kind: 'phone', callId: 'ana', plan }];
  const loaded = await loadedAfter(t, wrapUp, [
    change('agent', 'ana', { ...agent('ana'), presence: talking } as never),
    change('agent', 'ben', agent('ben')),
    change('queue_task', 'waiting', { ...rest, enqueue: before } as never),
    change('conversation', 'asked', { ...conversation('asked'), pending } as never),
  ]);
  t.is(wrapUpMs, 30_000);
  const afterwards = { wrapUpMs: 0, state, asked: false };
  t.deepEqual(
    loaded?.agents.map(({ presence }) => presence),
    [{ ...talking, afterwards } as never, agent('ben').presence],
  );
  t.deepEqual(
    loaded?.tasks.map((one) => one.enqueue.wrapUpMs),
    [null],
  );
  const [kept] = (loaded?.conversations ?? []).flatMap((one) => one.pending);
  t.like(kept, { plan: { task: { enqueue: { ...before, wrapUpMs: null } } } });
});

test('tasks of before pause nobody who failed them', async (t) => {
  const { pauses, ...before } = task('waiting');
  const plan = { kind: 'task', task: before };
  const pending = [{ kind: 'phone', callId: 'ana', plan }];
  const loaded = await loadedAfter(t, ringPause, [
    change('queue_task', 'waiting', before as never),
    change('conversation', 'asked', { ...conversation('asked'), pending } as never),
  ]);
  t.deepEqual(
    loaded?.tasks.map((one) => one.pauses),
    [pauses],
  );
  const [kept] = (loaded?.conversations ?? []).flatMap((one) => one.pending);
  t.like(kept, { plan: { task: { ...before, pauses } } });
});

test('tasks of before count who failed them until their route began', async (t) => {
  const { route, attempts, ...rest } = task('waiting');
  const { failedBefore, ...begun } = route;
  const failed = [-1, 0, 1].map((late) => ({
    agent: 'ana' as AgentName,
    at: begun.since + late,
    failure: 'busy' as const,
  }));
  const before = { ...rest, route: begun, attempts: failed };
  const { routes } = rest;
  const place = { since: 1, until: 2, routes, route: begun, attempts: failed.slice(1) };
  const plan = { kind: 'task', task: { ...rest, route: begun, attempts } };
  const pending = [{ kind: 'phone', callId: 'ana', plan }];
  const loaded = await loadedAfter(t, failuresCounted, [
    change('queue_task', 'waiting', before as never),
    change('kept_place', 'gone', { callId: 'gone', ...place } as never),
    change('conversation', 'asked', { ...conversation('asked'), pending } as never),
  ]);
  t.is(failedBefore, 0);
  t.deepEqual(loaded?.tasks, [{ ...before, route: { ...begun, failedBefore: 2 } }]);
  t.deepEqual(
    loaded?.keptPlaces.map((one) => one.route),
    [{ ...begun, failedBefore: 1 }],
  );
  const [kept] = (loaded?.conversations ?? []).flatMap((one) => one.pending);
  t.like(kept, { plan: { task: { ...rest, route, attempts } } });
});

test('everybody who waited before there were callbacks is on the line', async (t) => {
  const { enqueue, callback: none, ...rest } = task('waiting');
  const before = Object.fromEntries(
    Object.entries(enqueue).filter(([name]) => !name.startsWith('callback')),
  );
  const plan = { kind: 'task', task: { ...rest, enqueue: before } };
  const pending = [{ kind: 'phone', callId: 'ana', plan }];
  const loaded = await loadedAfter(t, callback, [
    change('queue_task', 'waiting', { ...rest, enqueue: before } as never),
    change('conversation', 'asked', { ...conversation('asked'), pending } as never),
  ]);
  t.is(none, null);
  const rewritten = {
    ...before,
    ...{ callbackKey: null, callbackVoice: null, callbackTo: null },
    ...{ callbackFirst: 'agent', callbackTries: 3, callbackRetryMs: 300_000 },
  };
  t.deepEqual(loaded?.tasks as unknown, [{ ...rest, callback: null, enqueue: rewritten }]);
  const [kept] = loaded?.conversations.flatMap((one) => one.pending) ?? [];
  t.like(kept, { plan: { task: { enqueue: rewritten, callback: null } } });
});

test('callbacks of before show what the trunk shows', async (t) => {
  const { enqueue, ...rest } = task('waiting');
  const { callbackFrom: given, ...before } = enqueue;
  const stored = { number: '+4930', first: 'agent' };
  const plan = { kind: 'task', task: { ...rest, enqueue: before } };
  const pending = [{ kind: 'phone', callId: 'ana', plan }];
  const loaded = await loadedAfter(t, callbackFrom, [
    change('queue_task', 'waiting', { ...rest, enqueue: before, callback: stored } as never),
    change('queue_task', 'caller', { ...rest, id: 'caller', enqueue: before } as never),
    change('conversation', 'asked', { ...conversation('asked'), pending } as never),
  ]);
  t.is(given, '4008001');
  const rewritten = { ...before, callbackFrom: null };
  t.deepEqual(
    new Map(loaded?.tasks.map((one) => [one.id as string, [one.enqueue, one.callback as unknown]])),
    new Map([
      ['waiting', [rewritten, { ...stored, from: null }]],
      ['caller', [rewritten, null]],
    ]),
  );
  const [kept] = loaded?.conversations.flatMap((one) => one.pending) ?? [];
  t.like(kept, { plan: { task: { enqueue: rewritten } } });
});

test('recordings of before go on to the end, and what never began has none', async (t) => {
  const { recording, ...before } = conversation('live', { begunAt: 2 });
  const loaded = await loadedAfter(t, recordingsPaused, [
    change('conversation', 'live', before as never),
    change('conversation', 'waits', { ...before, id: 'waits', begunAt: null } as never),
    change('conversation', 'not', { ...before, id: 'not', recorded: false } as never),
  ]);
  t.is(recording, 'on');
  t.deepEqual(
    Object.fromEntries(
      (loaded?.conversations ?? []).map((one) => [one.id as string, [one.recording, one.recorded]]),
    ),
    { live: ['on', true], not: ['off', false], waits: ['on', false] },
  );
});
