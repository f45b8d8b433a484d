import type { Knex } from 'knex';
import type { Instant } from '../domain/ids.ts';
import type {
  AnsweredRequests,
  BegunRequest,
  KeptAnswer,
} from '../operations/ports/answered-requests.ts';

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

const findRequest = async (
  knex: Knex,
  id: string,
  since: Instant,
): Promise<BegunRequest | null> => {
  const row = await knex<AnsweredRequestRow>(TABLE)
    .where('id', id)
    .where('begun_at', '>=', since)
    .first();
  if (row === undefined) return null;
  const { owner, fingerprint, begun_at: begunAt } = row;
  return { id, owner, fingerprint, begunAt, answer: answerOf(row) };
};

/** Takes the place of an older one of the same id. */
const putRequest = async (
  knex: Knex,
  { id, owner, fingerprint, begunAt, answer }: BegunRequest,
): Promise<void> => {
  const { status, body } = answer ?? { status: null, body: null };
  await knex<AnsweredRequestRow>(TABLE)
    .insert({ id, owner, fingerprint, begun_at: begunAt, status, body })
    .onConflict('id')
    .merge();
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
  ) WHERE number > ? OR total > ?)`;

/** Requests that are to be done once, and of each owner the newest alone. */
class KeptRequests implements AnsweredRequests {
  readonly #knex: Knex;
  readonly #most: KeptLimits;
  /** Share of what is kept that was put since the last removal, by owner. */
  readonly #put = new Map<string, number>();

  constructor(knex: Knex, most: KeptLimits) {
    this.#knex = knex;
    this.#most = most;
  }

  find(id: string, since: Instant): Promise<BegunRequest | null> {
    return findRequest(this.#knex, id, since);
  }

  async put(request: BegunRequest): Promise<void> {
    await putRequest(this.#knex, request);
    const { owner, answer } = request;
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
