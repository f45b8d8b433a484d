import type { Knex } from 'knex';
import type { ApiKey } from '../domain/api-key.ts';
import type { Instant, KeyId } from '../domain/ids.ts';
import { refusals } from '../domain/refusals.ts';
import type { ApiKeys } from '../operations/ports/api-keys.ts';
import type { Page, PageOf } from '../operations/ports/page.ts';
import { type AccessColumns, accessOf, columnsOf } from './access-columns.ts';
import { dialectOf, lacksOwner } from './dialect.ts';

const TABLE = 'api_key';

interface ApiKeyRow extends AccessColumns {
  readonly id: KeyId;
  readonly name: string;
  readonly digest: string;
  readonly signing_secret: string | null;
  readonly created_at: Instant;
  readonly expires_at: Instant | null;
}

const keyOf = (row: ApiKeyRow): ApiKey => ({
  id: row.id,
  name: row.name,
  access: accessOf(row, `key ${row.id}`),
  digest: row.digest,
  signingSecret: row.signing_secret,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
});

const rowOf = ({ access, ...key }: ApiKey): ApiKeyRow => ({
  id: key.id,
  name: key.name,
  ...columnsOf(access),
  digest: key.digest,
  signing_secret: key.signingSecret,
  created_at: key.createdAt,
  expires_at: key.expiresAt,
});

const findOne = async (knex: Knex, by: Partial<ApiKeyRow>): Promise<ApiKey | null> => {
  const row = await knex<ApiKeyRow>(TABLE).where(by).first();
  return row === undefined ? null : keyOf(row);
};

const list = async (knex: Knex, { number, size }: Page): Promise<PageOf<ApiKey>> => {
  const [rows, counted] = await Promise.all([
    knex<ApiKeyRow>(TABLE)
      .orderBy(['created_at', 'id'])
      .limit(size)
      .offset((number - 1) * size),
    knex<ApiKeyRow>(TABLE).count({ totalCount: '*' }),
  ]);
  return { totalCount: Number(counted[0]?.totalCount ?? 0), rows: rows.map(keyOf) };
};

const put = async (knex: Knex, key: ApiKey): Promise<void> => {
  const row = rowOf(key);
  try {
    await knex<ApiKeyRow>(TABLE).insert(row).onConflict('id').merge();
  } catch (error) {
    const id = row.callcenter_id ?? '';
    if (!lacksOwner(error)) throw error;
    throw refusals.callcenterNotFound(id);
  }
};

/** So that of two that are removed at once one stays: one statement, where one writes at a time. */
const removeUnlessLastAdmin = (knex: Knex, id: KeyId, now: Instant): Promise<boolean> =>
  dialectOf(knex).name === 'sqlite'
    ? removeUnlessLast(knex, id, now)
    : knex.transaction(async (alone) => {
        await alone.raw(`LOCK TABLE ${TABLE} IN SHARE ROW EXCLUSIVE MODE`);
        return removeUnlessLast(alone, id, now);
      });

const removeUnlessLast = async (knex: Knex, id: KeyId, now: Instant): Promise<boolean> => {
  const otherAdmin = knex(TABLE)
    .where('role', 'admin')
    .whereNot('id', id)
    .where((valid) => {
      void valid.whereNull('expires_at').orWhere('expires_at', '>', now);
    });
  const removed = await knex(TABLE)
    .where('id', id)
    .where((either) => {
      void either.whereNot('role', 'admin').orWhereExists(otherAdmin);
    })
    .del();
  return removed > 0;
};

/** The keys that are stored in a database. */
export const apiKeysIn = (knex: Knex): ApiKeys => ({
  find: (id) => findOne(knex, { id }),
  findByDigest: (digest) => findOne(knex, { digest }),
  list: (page) => list(knex, page),
  put: (key) => put(knex, key),
  remove: async (id) => (await knex<ApiKeyRow>(TABLE).where('id', id).del()) > 0,
  removeUnlessLastAdmin: (id, now) => removeUnlessLastAdmin(knex, id, now),
});
