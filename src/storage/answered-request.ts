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
  const { fingerprint, begun_at: begunAt } = row;
  return { id, fingerprint, begunAt, answer: answerOf(row) };
};

/** Takes the place of an older one of the same id. */
const putRequest = async (
  knex: Knex,
  { id, fingerprint, begunAt, answer }: BegunRequest,
): Promise<void> => {
  const { status, body } = answer ?? { status: null, body: null };
  await knex<AnsweredRequestRow>(TABLE)
    .insert({ id, fingerprint, begun_at: begunAt, status, body })
    .onConflict('id')
    .merge();
};

const removeRequest = async (knex: Knex, id: string): Promise<void> => {
  await knex<AnsweredRequestRow>(TABLE).where('id', id).del();
};

const removeRequestsBefore = async (knex: Knex, moment: Instant): Promise<void> => {
  await knex<AnsweredRequestRow>(TABLE).where('begun_at', '<', moment).del();
};

/** Requests that are to be done once. */
export const answeredRequestsIn = (knex: Knex): AnsweredRequests => ({
  find: (id, since) => findRequest(knex, id, since),
  put: (request) => putRequest(knex, request),
  remove: (id) => removeRequest(knex, id),
  removeBefore: (moment) => removeRequestsBefore(knex, moment),
});
