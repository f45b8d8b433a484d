import type { Migration } from './migration.ts';

/** Columns of what is counted of a queue task or of the ringing of a phone for it. */
const COUNTED = `
    task_id TEXT NOT NULL,
    type TEXT NOT NULL,
    is_caller INTEGER NOT NULL,
    work_channel TEXT NOT NULL,
    condition TEXT,
    outcome TEXT NOT NULL,
    waited_ms INTEGER NOT NULL,`;

const OWNED = 'callcenter_id TEXT NOT NULL REFERENCES callcenter ON DELETE CASCADE';

/**
 * Reports read these tables alone: rows of numbers in the order of time, in place of records.
 * Times of talk and the like are added to a task as they end; null: from before they were counted.
 */
const TABLES = [
  `CREATE TABLE ended_task (
    ${OWNED},
    ended_at INTEGER NOT NULL,${COUNTED}
    agent TEXT,
    rang_ms INTEGER,
    talk_ms INTEGER,
    hold_ms INTEGER,
    wrap_up_ms INTEGER,
    PRIMARY KEY (callcenter_id, ended_at, task_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE ended_ring (
    ${OWNED},
    ended_at INTEGER NOT NULL,${COUNTED}
    agent TEXT NOT NULL,
    rang_ms INTEGER NOT NULL,
    PRIMARY KEY (callcenter_id, ended_at, task_id, agent)
  ) STRICT, WITHOUT ROWID`,
  // What an agent did, from when to when; to_at is null for what they do now. Those of one agent do
  // not overlap. A row id in place of a key: a clock that was set back must not keep anything from
  // being stored.
  `CREATE TABLE agent_span (
    ${OWNED},
    agent TEXT NOT NULL,
    activity TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    from_at INTEGER NOT NULL,
    to_at INTEGER,
    task_id TEXT,
    task_ended_at INTEGER,
    work_channel TEXT,
    condition TEXT
  ) STRICT`,
  'CREATE INDEX agent_span_by_agent ON agent_span (callcenter_id, agent, from_at)',
  // Both hold all that sums by activity need, so that no row is looked at.
  'CREATE INDEX agent_span_by_start ON agent_span (callcenter_id, from_at, activity)',
  'CREATE INDEX agent_span_by_end ON agent_span (callcenter_id, to_at, activity)',
];

const FIRST_CONDITION = `(
    SELECT entry.value ->> '$.name'
    FROM json_each(record, '$.routes') AS route, json_each(route.value) AS entry
    WHERE entry.value ->> '$.kind' = 'condition' ORDER BY route.key, entry.key LIMIT 1
  )`;

/** History as far as its records tell: how tasks ended, and what agents do now. */
const HISTORY = [
  `INSERT INTO ended_task (callcenter_id, ended_at, task_id, type, is_caller, work_channel,
      condition, outcome, waited_ms, agent, rang_ms)
    SELECT callcenter_id, ended_at, key, record ->> '$.type',
      record ->> '$.origin.kind' = 'call', record ->> '$.enqueue.workChannel', ${FIRST_CONDITION},
      coalesce(cause, 'success'), max(0, ended_at - created_at),
      record ->> '$.phase.selection.agent', max(0, ended_at - (record ->> '$.phase.selection.at'))
    FROM queue_task WHERE state IN ('success', 'fail')`,
  `INSERT INTO agent_span (callcenter_id, agent, activity, state, reason, from_at)
    SELECT callcenter_id, key, activity,
      iif(activity = 'talk', 'talking', activity) || iif(note = '', '', '/' || note),
      'migration', since
    FROM (
      SELECT callcenter_id, key, record ->> '$.stateSince' AS since,
        coalesce(record ->> '$.presence.state.note', '') AS note,
        CASE record ->> '$.presence.kind'
          WHEN 'resting' THEN record ->> '$.presence.state.kind'
          WHEN 'talking' THEN 'talk'
          ELSE 'fetching'
        END AS activity
      FROM agent
    )`,
];

const SETTINGS = `UPDATE callcenter
  SET record = json_set(record, '$.settings.serviceLevelSeconds', 20)`;

/** What reports are made of, and the threshold of the service level. */
export const figures: Migration = {
  name: '007-figures',
  up: async (knex) => {
    for (const statement of [...TABLES, ...HISTORY, SETTINGS]) await knex.raw(statement);
  },
};
