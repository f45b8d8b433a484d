import knex from 'knex';

/** As much as a call center of some hundred agents has after three months. */
const TASKS = 300_000;
const EVENTS = 20_000;
const DAYS_MS = 90 * 86_400_000;
/** What one may give a call to carry along. */
const DATA_BYTES = 2000;

const numbers = (most: number): string =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${most})`;

const TASKS_SQL = `INSERT INTO ended_task (callcenter_id, ended_at, task_id, type, is_caller, work_channel,
    condition, outcome, waited_ms, agent, rang_ms, talk_ms, hold_ms, wrap_up_ms)
  ${numbers(TASKS)}
  SELECT :id, :now - i * (${DAYS_MS} / ${TASKS}), 'task-' || i, 'ivr', 1, 'default', 'c' || (i % 50),
    'success', i % 60000, 'agent-' || (i % 200), 3000, 60000, 0, 5000 FROM n`;

const EVENTS_SQL = `INSERT INTO event (callcenter_id, event, at, body)
  ${numbers(EVENTS)}
  SELECT :id, 'callcenter.queue.wait', :now,
    json_object('id', 'task-' || i, 'type', 'ivr', 'origin_call_id', 'call-' || i,
      'user_data', replace(hex(zeroblob(${DATA_BYTES / 2})), '0', 'x'))
  FROM n`;

/** Gives a call center a past, beside the service and through a connection of its own. */
export const makeHistory = async (filename: string, id: string): Promise<void> => {
  const db = knex({ client: 'sqlite3', connection: { filename }, useNullAsDefault: true });
  try {
    await db.raw('PRAGMA busy_timeout = 20000');
    for (const sql of [TASKS_SQL, EVENTS_SQL]) await db.raw(sql, { id, now: Date.now() });
  } finally {
    await db.destroy();
  }
};
