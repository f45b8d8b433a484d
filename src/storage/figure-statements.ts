/**
 * How figures are stored: statements of the trigger that stores a batch, which holds them as a JSON
 * array in NEW.figures. Nothing here may fail for what a figure says, or the batch would not be stored.
 */

/** Columns of counted tasks and rings, and where they stand in a figure. */
const COUNTED = {
  ended_at: 'at',
  task_id: 'taskId',
  type: 'type',
  is_caller: 'isCaller',
  work_channel: 'workChannel',
  condition: 'condition',
  outcome: 'outcome',
  waited_ms: 'waitedMs',
  agent: 'agent',
  rang_ms: 'rangMs',
  last_agent: 'lastAgent',
};

const insertCounted = (
  table: string,
  kind: string,
  more: Readonly<Record<string, string>> = {},
): string => `
  INSERT INTO ${table} (callcenter_id, ${[...Object.keys(COUNTED), ...Object.keys(more)].join(', ')})
    SELECT ${[
      'NEW.callcenter_id',
      ...Object.values(COUNTED).map((member) => `value ->> '$.${member}'`),
      ...Object.values(more),
    ].join(', ')}
    FROM json_each(NEW.figures) WHERE value ->> '$.kind' = '${kind}'
    ON CONFLICT DO NOTHING;`;

const TALK_TIMES = { talk_ms: '0', hold_ms: '0', wrap_up_ms: '0' };

/** Columns of an activity that begins, and where they stand in a figure. */
const ACTIVITY = {
  at: 'at',
  agent: 'agent',
  activity: 'activity',
  state: 'state',
  reason: 'reason',
  task_id: 'task.taskId',
  work_channel: 'task.workChannel',
  condition: 'task.condition',
};

const ACTIVITY_COLUMNS = ['callcenter_id', ...Object.keys(ACTIVITY)];

/** Columns of what is counted of callbacks, and where they stand in a figure. */
const CALLBACK = {
  at: 'at',
  task_id: 'taskId',
  what: 'what',
  work_channel: 'workChannel',
  condition: 'condition',
  agent: 'agent',
  after_ms: 'afterMs',
};

/** Part of the trigger that stores a batch. */
export const STORE_FIGURES = `
  ${insertCounted('ended_task', 'task-ended', TALK_TIMES)}
  ${insertCounted('ended_ring', 'ring-ended')}
  INSERT INTO counted_callback (callcenter_id, ${Object.keys(CALLBACK).join(', ')})
    SELECT NEW.callcenter_id, ${Object.values(CALLBACK)
      .map((member) => `value ->> '$.${member}'`)
      .join(', ')}
    FROM json_each(NEW.figures) WHERE value ->> '$.kind' = 'callback'
    ON CONFLICT DO NOTHING;
  INSERT INTO begun_activity (${ACTIVITY_COLUMNS.join(', ')})
    SELECT NEW.callcenter_id, ${Object.values(ACTIVITY)
      .map((member) => `value ->> '$.${member}'`)
      .join(', ')}
    FROM json_each(NEW.figures) WHERE value ->> '$.kind' = 'activity' ORDER BY key;`;

/** The latest span of the agent: what they do now, or did before they logged out. */
const LATEST = `(
      SELECT rowid FROM agent_span
      WHERE callcenter_id = NEW.callcenter_id AND agent = NEW.agent
      ORDER BY from_at DESC, rowid DESC LIMIT 1
    )`;

/** Adds how long the activity lasted that ends, if it is this one, to what it was done for. */
const addTo = (column: string, activity: string): string =>
  `${column} = ${column} + iif(activity = '${activity}', ends - from_at, 0)`;

/**
 * An activity begins, and the one before it ends. What an agent does during the talk of a
 * task counts for that task, and so does the wrap-up: the state busy or away that directly follows,
 * unless the agent asked for it meanwhile, for a break say.
 */
export const FIGURES_SETUP = `
  CREATE TEMP VIEW begun_activity AS
    SELECT ${ACTIVITY_COLUMNS.map((name) => `NULL AS ${name}`).join(', ')};
  CREATE TEMP TRIGGER begin_activity INSTEAD OF INSERT ON begun_activity
  WHEN NOT EXISTS (
    SELECT 1 FROM agent_span WHERE rowid = ${LATEST} AND to_at IS NULL
      AND state = NEW.state AND (activity = 'hold') = (NEW.activity = 'hold')
  )
  BEGIN
    UPDATE ended_task
      SET ${addTo('talk_ms', 'talk')},
        ${addTo('hold_ms', 'hold')},
        ${addTo('wrap_up_ms', 'wrap_up')}
      FROM (
        SELECT activity, from_at, max(from_at, NEW.at) AS ends, task_id AS for_task, task_ended_at
        FROM agent_span WHERE rowid = ${LATEST} AND to_at IS NULL
      )
      WHERE callcenter_id = NEW.callcenter_id AND ended_at = task_ended_at AND task_id = for_task;
    UPDATE agent_span SET to_at = max(from_at, NEW.at) WHERE rowid = ${LATEST} AND to_at IS NULL;
    INSERT INTO agent_span (callcenter_id, agent, activity, state, reason, from_at, task_id,
        task_ended_at, work_channel, condition)
      SELECT NEW.callcenter_id, NEW.agent,
        iif(talk.task_id IS NOT NULL AND NEW.activity NOT IN ('talk', 'hold'), 'wrap_up', NEW.activity),
        NEW.state, NEW.reason,
        max(NEW.at, coalesce((SELECT to_at FROM agent_span WHERE rowid = ${LATEST}), NEW.at)),
        coalesce(talk.task_id, NEW.task_id),
        coalesce(talk.task_ended_at, iif(NEW.activity = 'talk', NEW.at, NULL)),
        coalesce(talk.work_channel, NEW.work_channel),
        iif(talk.task_id IS NULL, NEW.condition, talk.condition)
      FROM (SELECT 1) LEFT JOIN agent_span AS talk ON talk.rowid = ${LATEST}
        AND talk.to_at >= NEW.at AND talk.activity IN ('talk', 'hold') AND talk.task_id IS NOT NULL
        AND (
          NEW.activity IN ('talk', 'hold')
          OR (NEW.activity IN ('busy', 'away', 'productive') AND NEW.reason <> 'after-call')
        )
      WHERE NEW.activity <> 'none';
  END;`;
