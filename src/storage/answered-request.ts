import type { Knex } from 'knex';
import type { Instant } from '../domain/ids.ts';
import type {
  AnsweredRequests,
  BegunRequest,
  KeptAnswer,
} from '../operations/ports/answered-requests.ts';
import { type Dialect, dialectOf, rowsOf } from './dialect.ts';
import { WrittenTogether } from './written-together.ts';

const TABLE = 'answered_request';

interface AnsweredRequestRow {
  readonly id: string;
  readonly owner: string;
  readonly fingerprint: string;
  readonly begun_at: Instant;
  /** Both null: the answer was never known. */
  readonly status: number | null;
  readonly body: string | null;
}

const answerOf = ({ status, body }: AnsweredRequestRow): KeptAnswer | null =>
  status === null || body === null ? null : { status, body };

/** What is kept is one statement, which is a transaction of its own, for as many as there are at once. */
const insertIn = ({ name }: Dialect): string => `
  INSERT INTO ${TABLE} (id, owner, fingerprint, begun_at, status, body)
  ${name === 'sqlite' ? FROM_JSON : FROM_JSON_IN_POSTGRES} WHERE true
  ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, fingerprint = excluded.fingerprint,
    begun_at = excluded.begun_at, status = excluded.status, body = excluded.body`;
const FROM_JSON = `
  SELECT value ->> '$.id', value ->> '$.owner', value ->> '$.fingerprint', value ->> '$.begun_at',
    value ->> '$.status', value ->> '$.body' FROM json_each(?)`;
const FROM_JSON_IN_POSTGRES = `SELECT * FROM json_to_recordset(CAST(? AS json))
  AS kept (id text, owner text, fingerprint text, begun_at bigint, status integer, body text)`;
const UNLESS_KNOWN = `WHERE ${TABLE}.begun_at < ? RETURNING id`;

const rowOf = ({ id, owner, fingerprint, begunAt, answer }: BegunRequest): AnsweredRequestRow => {
  const { status, body } = answer ?? { status: null, body: null };
  return { id, owner, fingerprint, begun_at: begunAt, status, body };
};

const requestOf = (row: AnsweredRequestRow): BegunRequest => {
  const { id, owner, fingerprint, begun_at: begunAt } = row;
  return { id, owner, fingerprint, begunAt, answer: answerOf(row) };
};

const jsonOf = (requests: readonly BegunRequest[]): string => JSON.stringify(requests.map(rowOf));

interface Beginning {
  readonly request: BegunRequest;
  readonly since: Instant;
}

/** Of several that begin at once and are the same, one is new and known to the others. */
const firstOfEach = (beginnings: readonly Beginning[]): ReadonlyMap<string, Beginning> =>
  new Map(beginnings.toReversed().map((beginning) => [beginning.request.id, beginning]));

const lastOfEach = (requests: readonly BegunRequest[]): readonly BegunRequest[] => [
  ...new Map(requests.map((request) => [request.id, request])).values(),
];

/** Those that are known already, by their ids. */
const knownOf = async (
  knex: Knex,
  beginnings: readonly Beginning[],
): Promise<ReadonlyMap<string, BegunRequest>> => {
  // They began within the same moment: a day ago is the same for all of them.
  const since = Math.min(...beginnings.map((beginning) => beginning.since));
  const requests = beginnings.map(({ request }) => request);
  const begun = await rowsOf<{ id: string }>(knex, `${insertIn(dialectOf(knex))} ${UNLESS_KNOWN}`, [
    jsonOf(requests),
    since,
  ]);
  if (begun.length === requests.length) return new Map();
  const isNew = new Set(begun.map(({ id }) => id));
  const others = requests.map(({ id }) => id).filter((id) => !isNew.has(id));
  const known = await knex<AnsweredRequestRow>(TABLE).whereIn('id', others);
  return new Map(known.map((row) => [row.id, requestOf(row)]));
};

const removeRequest = async (knex: Knex, id: string): Promise<void> => {
  await knex<AnsweredRequestRow>(TABLE).where('id', id).del();
};

const removeRequestsBefore = async (knex: Knex, moment: Instant): Promise<void> => {
  await knex<AnsweredRequestRow>(TABLE).where('begun_at', '<', moment).del();
};

/** How much is kept of one owner. */
export interface KeptLimits {
  readonly requests: number;
  readonly bytes: number;
}

const MOST_KEPT: KeptLimits = { requests: 10_000, bytes: 64_000_000 };
/** So often what is too much is removed while that much is put: in between there is a little more. */
const REMOVALS = 20;

const REMOVE_OLDEST = `DELETE FROM ${TABLE} WHERE id IN (
  SELECT id FROM (
    SELECT id, row_number() OVER newest AS number, sum(bytes) OVER newest AS total
    FROM ${TABLE} WHERE owner = ?
    WINDOW newest AS (ORDER BY begun_at DESC, id ROWS UNBOUNDED PRECEDING)
  ) AS counted WHERE number > ? OR total > ?)`;

/** Requests that are to be done once, and of each owner the newest alone. */
class KeptRequests implements AnsweredRequests {
  readonly #knex: Knex;
  readonly #most: KeptLimits;
  /** Share of what is kept that was put since the last removal, by owner. */
  readonly #put = new Map<string, number>();

  readonly #beginnings: WrittenTogether<Beginning, BegunRequest | null>;
  readonly #answers: WrittenTogether<BegunRequest, undefined>;

  constructor(knex: Knex, most: KeptLimits) {
    this.#knex = knex;
    this.#most = most;
    this.#beginnings = new WrittenTogether(async (beginnings) => {
      const firsts = firstOfEach(beginnings);
      const known = await knownOf(knex, [...firsts.values()]);
      return beginnings.map((beginning) => {
        const { id } = beginning.request;
        const first = firsts.get(id);
        return known.get(id) ?? (first === beginning ? null : (first?.request ?? null));
      });
    });
    this.#answers = new WrittenTogether(async (requests) => {
      await knex.raw(insertIn(dialectOf(knex)), [jsonOf(lastOfEach(requests))]);
      return requests.map(() => undefined);
    });
  }

  async begin(request: BegunRequest, since: Instant): Promise<BegunRequest | null> {
    const known = await this.#beginnings.write({ request, since });
    if (known === null) await this.#removeOldest(request);
    return known;
  }

  async put(request: BegunRequest): Promise<void> {
    await this.#answers.write(request);
    await this.#removeOldest(request);
  }

  async #removeOldest({ owner, answer }: BegunRequest): Promise<void> {
    const { requests, bytes } = this.#most;
    const share = 1 / requests + (answer?.body.length ?? 0) / bytes;
    const put = (this.#put.get(owner) ?? 0) + share;
    this.#put.set(owner, put);
    if (put * REMOVALS < 1) return;
    this.#put.delete(owner);
    await this.#knex.raw(REMOVE_OLDEST, [owner, requests, bytes]);
  }

  remove(id: string): Promise<void> {
    return removeRequest(this.#knex, id);
  }

  removeBefore(moment: Instant): Promise<void> {
    return removeRequestsBefore(this.#knex, moment);
  }
}

/** @param most of one owner */
export const answeredRequestsIn = (knex: Knex, most = MOST_KEPT): AnsweredRequests =>
  new KeptRequests(knex, most);
