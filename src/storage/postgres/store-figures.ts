/**
 * How figures are stored, as SQLite's triggers do it (figure-statements.ts): statements of the function that stores a
 * batch, which holds them in `figures_`. Nothing here may fail for what a figure says, or the batch would not be stored.
 */

const text = (member: string): string => `v ->> '${member}'`;
const number = (member: string): string => `CAST(v ->> '${member}' AS bigint)`;
const truth = (member: string): string => `CAST(v ->> '${member}' AS boolean)`;

const COUNTED = {
  ended_at: number('at'),
  task_id: text('taskId'),
  type: text('type'),
  is_caller: truth('isCaller'),
  work_channel: text('workChannel'),
  condition: text('condition'),
  outcome: text('outcome'),
  waited_ms: number('waitedMs'),
  agent: text('agent'),
  rang_ms: number('rangMs'),
  last_agent: truth('lastAgent'),
};

const CALLBACK = {
  at: number('at'),
  task_id: text('taskId'),
  what: text('what'),
  work_channel: text('workChannel'),
  condition: text('condition'),
  agent: text('agent'),
  after_ms: number('afterMs'),
};

const insert = (table: string, kind: string, columns: Readonly<Record<string, string>>): string => `
    INSERT INTO ${table} (callcenter_id, ${Object.keys(columns).join(', ')})
      SELECT callcenter_, ${Object.values(columns).join(', ')}
      FROM json_array_elements(figures_) AS each (v) WHERE v ->> 'kind' = '${kind}'
      ON CONFLICT DO NOTHING;`;

/** Adds how long the activity lasted that ends, if it is this one, to what it was done for. */
const addTo = (column: string, activity: string): string =>
  `${column} = ${column} + CASE latest_.activity WHEN '${activity}' THEN ends_ - latest_.from_at ELSE 0 END`;

/** What is declared for it. */
export const FIGURE_VARIABLES = `
  figure_ json;
  latest_ agent_span;
  at_ bigint;
  activity_ text;
  ends_ bigint;
  goes_on_ boolean;`;

const FIND_LATEST = `
      at_ := CAST(figure_ ->> 'at' AS bigint);
      activity_ := figure_ ->> 'activity';
      SELECT * INTO latest_ FROM agent_span
        WHERE callcenter_id = callcenter_ AND agent = figure_ ->> 'agent'
        ORDER BY from_at DESC, row_id DESC LIMIT 1;
      CONTINUE WHEN latest_.row_id IS NOT NULL AND latest_.to_at IS NULL
        AND latest_.state = figure_ ->> 'state' AND (latest_.activity = 'hold') = (activity_ = 'hold');`;

const END_LATEST = `
      IF latest_.row_id IS NOT NULL AND latest_.to_at IS NULL THEN
        ends_ := greatest(latest_.from_at, at_);
        UPDATE ended_task SET ${addTo('talk_ms', 'talk')}, ${addTo('hold_ms', 'hold')},
            ${addTo('wrap_up_ms', 'wrap_up')}
          WHERE callcenter_id = callcenter_ AND ended_at = latest_.task_ended_at
            AND task_id = latest_.task_id;
        UPDATE agent_span SET to_at = ends_ WHERE row_id = latest_.row_id;
        latest_.to_at := ends_;
      END IF;`;

/**
 * What an agent does during the talk of a task counts for that task, and so does the wrap-up: the state busy or away that
 * directly follows, unless the agent asked for it meanwhile, for a break say.
 */
const BEGIN_NEXT = `
      CONTINUE WHEN activity_ = 'none';
      goes_on_ := coalesce(latest_.to_at >= at_ AND latest_.activity IN ('talk', 'hold')
        AND latest_.task_id IS NOT NULL
        AND (activity_ IN ('talk', 'hold') OR
          (activity_ IN ('busy', 'away', 'productive') AND figure_ ->> 'reason' <> 'after-call')), false);
      INSERT INTO agent_span (callcenter_id, agent, activity, state, reason, from_at, task_id,
          task_ended_at, work_channel, condition)
        VALUES (callcenter_, figure_ ->> 'agent',
          CASE WHEN goes_on_ AND activity_ NOT IN ('talk', 'hold') THEN 'wrap_up' ELSE activity_ END,
          figure_ ->> 'state', figure_ ->> 'reason', greatest(at_, coalesce(latest_.to_at, at_)),
          CASE WHEN goes_on_ THEN latest_.task_id ELSE figure_ #>> '{task,taskId}' END,
          coalesce(CASE WHEN goes_on_ THEN latest_.task_ended_at END,
            CASE activity_ WHEN 'talk' THEN at_ END),
          coalesce(CASE WHEN goes_on_ THEN latest_.work_channel END, figure_ #>> '{task,workChannel}'),
          CASE WHEN goes_on_ THEN latest_.condition ELSE figure_ #>> '{task,condition}' END);`;

/** Part of the function that stores a batch. */
export const STORE_FIGURES = `
  IF figures_ IS NOT NULL THEN
    ${insert('ended_task', 'task-ended', { ...COUNTED, talk_ms: '0', hold_ms: '0', wrap_up_ms: '0' })}
    ${insert('ended_ring', 'ring-ended', COUNTED)}
    ${insert('counted_callback', 'callback', CALLBACK)}
    FOR figure_ IN SELECT v FROM json_array_elements(figures_) WITH ORDINALITY AS each (v, n)
        WHERE v ->> 'kind' = 'activity' ORDER BY n LOOP
      ${FIND_LATEST}
      ${END_LATEST}
      ${BEGIN_NEXT}
    END LOOP;
  END IF;`;
