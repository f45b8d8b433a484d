import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import test from 'ava';
import type { CallId } from '../../src/domain/ids.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { callers } from '../../src/storage/migrations/008-callers.ts';
import { holds } from '../../src/storage/migrations/011-holds.ts';
import { plans } from '../../src/storage/migrations/009-plans.ts';
import { outsideCalls } from '../../src/storage/migrations/012-outside-calls.ts';
import { names } from '../../src/storage/migrations/015-names.ts';
import { openingHours } from '../../src/storage/migrations/016-opening-hours.ts';
import type { Note } from '../../src/storage/migrations/migration.ts';
import {
  agent,
  call,
  change,
  condition,
  conversation,
  creationOf,
  task,
} from './sample-records.ts';
import { loadedAfter } from './loaded-after.ts';
import { ACME, temporaryPath } from './temporary-store.ts';

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

test('a database that is made is for its owner’s eyes only, and so are its journals', async (t) => {
  const path = await temporaryPath(t);
  const store = await openStore(path);
  t.teardown(() => store.close());
  await store.commit(creationOf(ACME));
  t.is(await modeOf(path), 0o600);
  t.is(await modeOf(`${path}-wal`), 0o600);
  t.is(await modeOf(`${path}-shm`), 0o600);
});

test('a database that others could read is closed to them', async (t) => {
  const path = await temporaryPath(t);
  await mkdir(dirname(path));
  await writeFile(path, '', { mode: 0o644 });
  const store = await openStore(path);
  t.teardown(() => store.close());
  t.is(await modeOf(path), 0o600);
});

test('migrations that are run again change nothing', async (t) => {
  const path = await temporaryPath(t);
  const schemaOf = async (): Promise<unknown> => {
    const { knex } = await openDatabase(path);
    const schema: unknown = await knex('sqlite_master').select('name', 'sql').orderBy('name');
    const done: unknown = await knex('knex_migrations').select('*');
    await knex.destroy();
    return { schema, done };
  };
  const first = await schemaOf();
  t.deepEqual(await schemaOf(), first);
});

test('a database whose migration was interrupted can be opened all the same', async (t) => {
  const path = await temporaryPath(t);
  const { knex } = await openDatabase(path);
  await knex('knex_migrations_lock').update({ is_locked: 1 });
  await knex.destroy();

  const store = await openStore(path);
  t.teardown(() => store.close());
  t.deepEqual(await store.callcenterIds(), []);
});

test('a database of a newer version is refused by name and left alone', async (t) => {
  const path = await temporaryPath(t);
  const { knex } = await openDatabase(path);
  await knex('knex_migrations').insert({ name: '999-from-the-future', batch: 2 });
  await knex.destroy();
  await t.throwsAsync(openStore(path), {
    message: `cannot use the database ${path}: it was written by a newer version of this service (999-from-the-future)`,
  });
});

test('a file that is no database is refused by name', async (t) => {
  const path = await temporaryPath(t);
  await mkdir(dirname(path));
  await writeFile(path, 'this is a shopping list, '.repeat(100));
  await t.throwsAsync(openStore(path), {
    message: `cannot use the database ${path}: SQLITE_NOTADB: file is not a database`,
  });
});

test('a path that cannot be written is refused by name', async (t) => {
  const path = await temporaryPath(t);
  await mkdir(path, { recursive: true });
  await t.throwsAsync(openStore(path), {
    message: new RegExp(`^cannot write the database ${path}: EISDIR`, 'u'),
  });
  await writeFile(join(path, 'file'), '');
  const below = join(path, 'file', 'callcenter.db');
  await t.throwsAsync(openStore(below), {
    message: new RegExp(`^cannot write the database ${below}: E(?:EXIST|NOTDIR)`, 'u'),
  });
});

test('tasks of before know their caller as far as they are still on the line', async (t) => {
  const old = (id: string) => {
    const { origin, ...rest } = task(id);
    return { ...rest, origin: { kind: 'call', callId: origin.callId } } as ReturnType<typeof task>;
  };
  const loaded = await loadedAfter(t, callers, [
    change('queue_task', 'here', old('here')),
    change('queue_task', 'gone', old('gone')),
    change('call', 'caller-of-here', call('caller-of-here')),
  ]);
  const origins = loaded?.tasks
    .map(({ origin }) => origin)
    .toSorted((a, b) => ((a.callId ?? '') < (b.callId ?? '') ? -1 : 1));
  t.deepEqual(origins, [
    { kind: 'call', callId: 'caller-of-gone' as CallId, number: '', name: '' },
    { kind: 'call', callId: 'caller-of-here' as CallId, number: '+4912345', name: 'José' },
  ]);
});

test('phones of before are taken not to hold, in calls, members and plans', async (t) => {
  const without = ({ onHold: _, ...rest }: object & { onHold?: boolean }) => rest;
  const now = conversation('talk');
  const plan = { kind: 'line', call: { id: 'out' }, dialForMs: 1000 };
  const ana = { kind: 'phone', callId: 'ana', plan };
  const bob = { kind: 'phone', callId: 'bob', plan: null };
  const members = [...now.members, ...now.members].map((member, index) => ({
    ...member,
    callId: `call-${index}`,
  }));
  const old = { ...now, members: members.map(without), pending: [ana, bob] } as never;
  const loaded = await loadedAfter(t, holds, [
    change('conversation', 'talk', old),
    change('conversation', 'empty', conversation('empty', { members: [], pending: [] })),
    change('call', 'caller', without(call('caller')) as never),
  ]);
  t.deepEqual(loaded?.calls, [call('caller')]);
  t.deepEqual(loaded?.conversations.find(({ id }) => id === 'talk') as unknown, {
    ...now,
    members,
    pending: [{ ...ana, plan: { ...plan, call: { id: 'out', onHold: false } } }, bob],
  });
  const empty = loaded?.conversations.find(({ id }) => id === 'empty');
  t.deepEqual([empty?.members, empty?.pending], [[], []]);
});

test('what was planned before is kept with the phone that rings for it', async (t) => {
  const line = { kind: 'planned-line', call: { id: 'out' }, dialForMs: 1000 };
  const phones = ['ana', 'bob'].map((callId) => ({ kind: 'phone', callId }));
  const old = { ...conversation('asked'), pending: [line, ...phones] } as never;
  const loaded = await loadedAfter(t, plans, [change('conversation', 'asked', old)]);
  t.deepEqual(
    loaded?.conversations.map(({ pending }) => pending),
    [
      [
        { kind: 'phone', callId: 'ana', plan: { ...line, kind: 'line' } },
        { kind: 'phone', callId: 'bob', plan: null },
      ],
    ] as never,
  );
});

test('of numbers that were called before it is not known who asked for them', async (t) => {
  const out = { kind: 'outside', id: 'out', number: '5' };
  const plan = { kind: 'line', call: { ...out, id: 'planned' }, dialForMs: 1000 };
  const pending = [{ kind: 'phone', callId: 'ana', plan }];
  const loaded = await loadedAfter(t, outsideCalls, [
    change('call', 'out', out as never),
    change('call', 'caller', call('caller')),
    change('conversation', 'asked', { ...conversation('asked'), pending } as never),
  ]);
  const byId = new Map<string, object>(loaded?.calls.map((one) => [one.id, one]));
  t.deepEqual(byId.get('out'), { ...out, agent: null });
  t.deepEqual(byId.get('caller'), call('caller'));
  const [kept] = loaded?.conversations.flatMap((one) => one.pending) ?? [];
  t.deepEqual(kept, {
    kind: 'phone',
    callId: 'ana',
    plan: { ...plan, call: { ...plan.call, agent: null } },
  } as never);
});

test('callers who waited before a call center could be closed wait on', async (t) => {
  const { enqueue, ...rest } = task('waiting');
  const { closed, ...before } = enqueue;
  const plan = { kind: 'task', task: { ...rest, enqueue: before } };
  const pending = [{ kind: 'phone', callId: 'ana', plan }];
  const loaded = await loadedAfter(t, openingHours, [
    change('queue_task', 'waiting', { ...rest, enqueue: before } as never),
    change('conversation', 'asked', { ...conversation('asked'), pending } as never),
  ]);
  t.is(closed, 'return');
  t.deepEqual(
    loaded?.tasks.map((one) => one.enqueue.closed),
    ['wait'],
  );
  const [kept] = loaded?.conversations.flatMap((one) => one.pending) ?? [];
  t.like(kept, { plan: { task: { enqueue: { ...before, closed: 'wait' } } } });
});

test('names that could not be reached are written as they are compared, and two that would be one stay two', async (t) => {
  const [jose, twoSigns] = ['José', 'Jose\u0301'];
  const skills = [
    { name: twoSigns, score: 1, enabled: true },
    { name: jose, score: 2, enabled: true },
  ];
  const named = (name: string) => ({ ...agent(name), skills });
  const rule = condition('..');
  const asked = task('asked');
  const entries = [
    { ...asked.routes[0]?.[0], kind: 'condition', name: '..' },
    { ...asked.routes[0]?.[0], kind: 'agent', name: twoSigns },
    { ...asked.routes[0]?.[0], kind: 'skill', name: twoSigns },
  ];
  const waiting = {
    ...asked,
    routes: [entries],
    enqueue: { ...asked.enqueue, data: twoSigns },
  } as never;
  const notes: Note[] = [];
  const loaded = await loadedAfter(
    t,
    names,
    [
      change('agent', twoSigns, named(twoSigns)),
      change('agent', jose, named(jose)),
      change('condition', 'default/..', rule),
      change('queue_task', 'asked', waiting),
    ],
    notes,
  );
  t.deepEqual(loaded?.agents.map(({ name }) => name).toSorted(), [jose, 'José-2'] as never);
  for (const { skills: had } of loaded?.agents ?? []) {
    t.deepEqual(had, [{ name: jose, score: 2, enabled: true }]);
  }
  t.deepEqual(loaded?.conditions.map(({ name }) => name) as unknown, ['dot-dot']);
  const [told] = loaded?.tasks ?? [];
  const [route] = told?.routes ?? [];
  const said = route?.map((entry) => entry.name) as unknown;
  t.deepEqual(said, ['dot-dot', 'José-2', jose]);
  t.is(told?.enqueue.data, twoSigns);
  t.deepEqual(
    notes.map(({ fields }) => [fields['before'], fields['name']]),
    [
      [twoSigns, 'José-2'],
      ['..', 'dot-dot'],
    ],
  );
});
