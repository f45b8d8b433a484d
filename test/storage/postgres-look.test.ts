import test from 'ava';
import { readConfig } from '../../src/config.ts';
import { lookAtDatabase } from '../../src/cli/doctor/database.ts';
import { WHOLE_SERVICE } from '../../src/operations/ports/ownership.ts';
import { lookAtPostgres } from '../../src/storage/postgres/look.ts';
import { openPostgresStore } from '../../src/storage/postgres/open-store.ts';
import { PostgresShardClaims } from '../../src/storage/postgres/shard-claims.ts';
import { hasPostgres } from '../helpers/own-postgres.ts';
import { ownServer } from './both-stores.ts';

const testPostgres = hasPostgres() ? test.serial : test.serial.skip;

const ARI = { ARI_USERNAME: 'nobody', ARI_PASSWORD: 'nothing' };

const findingOf = (DATABASE_URL: string) => lookAtDatabase(readConfig({ ...ARI, DATABASE_URL }));

testPostgres('the doctor tells who is in charge of a database, and when nobody is', async (t) => {
  const url = await (await ownServer()).database();
  t.like(await findingOf(url), { is: 'well' });
  t.regex((await findingOf(url)).what, /No service has used it yet/);
  const store = await openPostgresStore(url);
  t.teardown(() => store.close());
  const claims = new PostgresShardClaims({ url, knex: store.knex, name: 'machine-a/7' });
  t.teardown(() => claims.close());
  const claimed = await claims.claim(WHOLE_SERVICE);
  t.regex((await findingOf(url)).what, /machine-a\/7 is in charge/);
  await claimed?.release();
  t.like(await findingOf(url), { is: 'doubtful', helps: 'Start the service.' });
});

testPostgres(
  'the doctor sees clocks that are apart, and tells why there is no database',
  async (t) => {
    const url = await (await ownServer()).database();
    const ahead = await lookAtPostgres(url, () => Date.now() + 900);
    t.true(ahead.apartMs > 500 && ahead.apartMs <= 900, String(ahead.apartMs));
    const behind = await lookAtPostgres(url, () => Date.now() - 900);
    t.true(behind.apartMs < -500 && behind.apartMs >= -901, String(behind.apartMs));
    const gone = await findingOf('postgres://callcenter:secret-word@127.0.0.1:1/calls');
    t.is(gone.is, 'wrong');
    t.regex(gone.what, /cannot be reached/);
    t.notRegex(gone.what, /secret-word/);
  },
);
