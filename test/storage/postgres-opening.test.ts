import test from 'ava';
import { DatabaseInUse } from '../../src/storage/own-database.ts';
import { placeOf, UnusableDatabase } from '../../src/storage/postgres/database.ts';
import { openPostgresStore } from '../../src/storage/postgres/open-store.ts';
import { ownPostgresDatabase } from '../../src/storage/postgres/own-database.ts';
import { marked, parseRecord, converted } from '../../src/storage/record-text.ts';
import { hasPostgres } from '../helpers/own-postgres.ts';
import { ownServer } from './both-stores.ts';
import { agent, creationOf, event } from './sample-records.ts';
import { ACME } from './temporary-store.ts';

const testPostgres = hasPostgres() ? test.serial : test.serial.skip;

const DAY_MS = 86_400_000;

test('a database is told of without its password', (t) => {
  t.is(
    placeOf('postgres://callcenter:s3cret@db.example:5433/cc?sslmode=require'),
    'postgres://callcenter@db.example:5433/cc',
  );
});

testPostgres('a server that cannot be reached is told of, and not the password', async (t) => {
  const error = await t.throwsAsync(openPostgresStore('postgres://cc:s3cret@127.0.0.1:1/cc'), {
    instanceOf: UnusableDatabase,
  });
  t.is(
    error.message,
    'cannot use the database postgres://cc@127.0.0.1:1/cc: the server cannot be reached (ECONNREFUSED)',
  );
});

testPostgres(
  'a database that is not there, of something else, or of a newer version is refused',
  async (t) => {
    const server = await ownServer();
    await t.throwsAsync(openPostgresStore(server.url('none')), { message: /no such database/ });

    const strange = await server.database();
    await server.do('CREATE TABLE shopping (item text)', new URL(strange).pathname.slice(1));
    await t.throwsAsync(openPostgresStore(strange), {
      message: /it holds something else \(the table shopping\)/,
    });

    const newer = await server.database();
    await (await openPostgresStore(newer)).close();
    await server.do('UPDATE schema_version SET version = 999', new URL(newer).pathname.slice(1));
    await t.throwsAsync(openPostgresStore(newer), { message: /written by a newer version/ });
  },
);

testPostgres('of several that open an empty database at once, all can work on it', async (t) => {
  const url = await (await ownServer()).database();
  const stores = await Promise.all([1, 2, 3].map(() => openPostgresStore(url)));
  await stores[0]?.commit(creationOf(ACME));
  for (const store of stores) {
    t.deepEqual(await store.callcenterIds(), [ACME]);
    await store.close();
  }
});

testPostgres('one service owns a database at a time', async (t) => {
  const url = await (await ownServer()).database();
  const first = await ownPostgresDatabase(url);
  await t.throwsAsync(ownPostgresDatabase(url), { instanceOf: DatabaseInUse });
  await first.release();
  await (await ownPostgresDatabase(url)).release();
});

testPostgres(
  'events of old days go with the part of their day, and those of today stay',
  async (t) => {
    const url = await (await ownServer()).database();
    const store = await openPostgresStore(url);
    t.teardown(() => store.close());
    await store.commit(creationOf(ACME));
    const now = Date.now();
    const events = [event({ n: 1 }, now), event({ n: 2 }, now + DAY_MS)];
    await store.commit({ callcenterId: ACME, changes: [], events });
    const days = async (): Promise<number> => {
      const { rows } = await store.knex.raw<{ rows: object[] }>(
        `SELECT 1 FROM pg_inherits WHERE inhparent = 'event'::regclass`,
      );
      return rows.length;
    };
    const before = await days();
    const midnight = Math.ceil((now + 1) / DAY_MS) * DAY_MS;
    t.is(await store.removeEventsBefore(midnight, 100), 0);
    t.is(await days(), before - 1);
    const left = await store.eventsAfter(ACME, 0, 10);
    t.deepEqual(
      left.map(({ body }) => body),
      [{ n: 2 }],
    );
  },
);

test('a record of an older version is converted when it is read, one of a newer refused', (t) => {
  const conversions = [
    { agent: (old: object) => ({ ...old, second: true }) },
    { call: (old: object) => ({ ...old, wrong: true }) },
    { agent: (old: object) => ({ ...old, fourth: true }) },
  ];
  t.deepEqual(converted(conversions, 'agent', '{"_version":1,"name":"ana"}'), {
    name: 'ana',
    second: true,
    fourth: true,
  });
  t.deepEqual(converted(conversions, 'agent', '{"_version":3}'), { fourth: true });
  t.deepEqual(converted(conversions, 'agent', '{"_version":4,"a":1}'), { a: 1 });
  t.throws(() => converted(conversions, 'agent', '{"_version":5}'), { message: /newer version/ });
  t.deepEqual(parseRecord('agent', marked(JSON.stringify(agent('ana')))), agent('ana'));
  t.deepEqual(parseRecord('agent', JSON.stringify(agent('ana'))), agent('ana'));
});

testPostgres('signs that PostgreSQL has no text for delay no batch', async (t) => {
  const store = await openPostgresStore(await (await ownServer()).database());
  t.teardown(() => store.close());
  await store.commit(creationOf(ACME));
  const reason = 'a\u0000b\ud800';
  const odd = { ...agent('ana'), num: reason };
  const figure = {
    ...{ kind: 'activity', at: 5, agent: 'ana', activity: 'idle', state: 'idle', reason },
    task: null,
  } as never;
  await store.commit({
    callcenterId: ACME,
    changes: [{ kind: 'agent', key: 'ana', record: odd }],
    events: [event({ reason })],
    figures: [figure],
  });
  t.deepEqual((await store.load(ACME))?.agents, [odd]);
  t.deepEqual((await store.eventsAfter(ACME, 0, 1))[0]?.body, { reason });
});
