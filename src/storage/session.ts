import type { Knex } from 'knex';
import type { Instant, KeyId, LinkId, SessionId } from '../domain/ids.ts';
import { refusals } from '../domain/refusals.ts';
import type { Session, SignInLink } from '../domain/session.ts';
import type { Page, PageOf } from '../operations/ports/page.ts';
import type { StoredSessions } from '../operations/ports/stored-sessions.ts';
import { type AccessColumns, accessOf, columnsOf } from './access-columns.ts';
import { lacksOwner, rowsOf } from './dialect.ts';

const SESSIONS = 'session';
const LINKS = 'sign_in_link';

interface Proven extends AccessColumns {
  readonly key_id: KeyId;
  readonly digest: string;
}

interface SessionRow extends Proven {
  readonly id: SessionId;
  readonly link_id: LinkId | null;
  readonly opened_at: Instant;
  readonly used_at: Instant;
}

interface LinkRow extends Proven {
  readonly id: LinkId;
  readonly made_at: Instant;
  readonly expires_at: Instant;
}

const sessionOf = (row: SessionRow): Session => ({
  id: row.id,
  keyId: row.key_id,
  linkId: row.link_id,
  access: accessOf(row, `session ${row.id}`),
  digest: row.digest,
  openedAt: row.opened_at,
  usedAt: row.used_at,
});

const sessionRow = ({ access, ...session }: Session): SessionRow => ({
  id: session.id,
  key_id: session.keyId,
  link_id: session.linkId,
  ...columnsOf(access),
  digest: session.digest,
  opened_at: session.openedAt,
  used_at: session.usedAt,
});

const linkOf = (row: LinkRow): SignInLink => ({
  id: row.id,
  keyId: row.key_id,
  access: accessOf(row, `link ${row.id}`),
  digest: row.digest,
  madeAt: row.made_at,
  expiresAt: row.expires_at,
});

const linkRow = ({ access, ...link }: SignInLink): LinkRow => ({
  id: link.id,
  key_id: link.keyId,
  ...columnsOf(access),
  digest: link.digest,
  made_at: link.madeAt,
  expires_at: link.expiresAt,
});

/** What it belongs to may be removed while it is made. */
const insert = async (knex: Knex, table: string, row: SessionRow | LinkRow): Promise<void> => {
  try {
    await knex(table).insert(row);
  } catch (error) {
    if (!lacksOwner(error)) throw error;
    const key: unknown = await knex('api_key').where('id', row.key_id).first('id');
    if (key === undefined) throw refusals.keyNotFound(row.key_id);
    throw refusals.callcenterNotFound(row.callcenter_id ?? '');
  }
};

interface Listed {
  readonly table: string;
  /** The column whose later values are listed. */
  readonly by: string;
  readonly after: Instant;
  /** When it began. */
  readonly order: string;
}

const listAfter = async <Row>(
  knex: Knex,
  { table, by, after, order }: Listed,
  { number, size }: Page,
): Promise<PageOf<Row>> => {
  const [rows, counted] = await Promise.all([
    knex(table)
      .where(by, '>', after)
      .orderBy([order, 'id'])
      .limit(size)
      .offset((number - 1) * size) as unknown as Promise<Row[]>,
    knex(table).where(by, '>', after).count({ totalCount: '*' }),
  ]);
  return { totalCount: Number(counted[0]?.totalCount ?? 0), rows };
};

const removeAllBut = async (
  knex: Knex,
  { keyId, id }: Pick<Session, 'keyId' | 'id'>,
  most: number,
): Promise<void> => {
  const ofKey = { key_id: keyId, link_id: null };
  const stay = knex(SESSIONS)
    .where(ofKey)
    .whereNot({ id })
    .orderBy('used_at', 'desc')
    .limit(most - 1)
    .select('id');
  await knex(SESSIONS).where(ofKey).whereNot({ id }).whereNotIn('id', stay).del();
};

type OfLinks = 'findLinkByDigest' | 'listLinks' | 'putLink' | 'removeLink' | 'removeLinksBefore';

const linksIn = (knex: Knex): Pick<StoredSessions, OfLinks> => ({
  findLinkByDigest: async (digest) => {
    const row = await knex<LinkRow>(LINKS).where('digest', digest).first();
    return row === undefined ? null : linkOf(row);
  },
  listLinks: async (after, page) => {
    const listed = { table: LINKS, by: 'expires_at', after, order: 'made_at' };
    const { totalCount, rows } = await listAfter<LinkRow>(knex, listed, page);
    return { totalCount, rows: rows.map(linkOf) };
  },
  putLink: (link) => insert(knex, LINKS, linkRow(link)),
  removeLink: async (id) => {
    // knex gives no rows back of what SQLite deletes.
    const removal = `DELETE FROM ${LINKS} WHERE id = ? RETURNING *`;
    const [row] = await rowsOf<LinkRow>(knex, removal, [id]);
    return row === undefined ? null : linkOf(row);
  },
  removeLinksBefore: (moment) => knex(LINKS).where('expires_at', '<=', moment).del(),
});

/** Who is signed in, and links to sign in with, in a database. */
export const sessionsIn = (knex: Knex): StoredSessions => {
  const findOne = async (by: Partial<SessionRow>): Promise<Session | null> => {
    const row = await knex<SessionRow>(SESSIONS).where(by).first();
    return row === undefined ? null : sessionOf(row);
  };
  return {
    find: (id) => findOne({ id }),
    findByDigest: (digest) => findOne({ digest }),
    list: async (after, page) => {
      const listed = { table: SESSIONS, by: 'used_at', after, order: 'opened_at' };
      const { totalCount, rows } = await listAfter<SessionRow>(knex, listed, page);
      return { totalCount, rows: rows.map(sessionOf) };
    },
    put: (session) => insert(knex, SESSIONS, sessionRow(session)),
    touch: async (id, usedAt) => {
      await knex(SESSIONS).where('id', id).where('used_at', '<', usedAt).update('used_at', usedAt);
    },
    remove: async (id) => (await knex(SESSIONS).where('id', id).del()) > 0,
    removeAllBut: (newest, most) => removeAllBut(knex, newest, most),
    removeUnused: (before) => knex(SESSIONS).where('used_at', '<=', before).del(),
    ...linksIn(knex),
  };
};
