import { z } from 'zod';
import type { Calendar } from '../../../operations/calendar.ts';
import type { ReportRow, TotalsRow } from '../../../operations/report.ts';
import { type DataOf, shownCount, shownMoment, shownText } from '../../schemas/answer-fields.ts';
import {
  agentFigures,
  agentFiguresView,
  callerFigures,
  callerFiguresView,
} from './figures-view.ts';

const timeRow = z
  .object({
    time: shownText('when it begins, by the clock on the wall', '2026-11-23T09:00:00+01:00'),
    from: shownMoment('when it begins'),
    to: shownMoment('when it is over'),
    ...callerFigures,
    ...agentFigures,
  })
  .meta({ id: 'TimeFigures', description: 'figures of an hour or a day' });

const agentRow = z
  .object({ agent: shownText('the name of the agent', 'ana'), ...callerFigures, ...agentFigures })
  .meta({ id: 'AgentFigures', description: 'figures of an agent' });

const { ring_seconds, talk_seconds, hold_seconds, wrap_up_seconds } = agentFigures;

const conditionRow = z
  .object({
    channel: shownText('the work channel', 'default'),
    condition: z
      .string()
      .nullable()
      .meta({
        description: 'the condition; null: callers who asked for agents and skills alone',
        examples: ['sales'],
      }),
    ...callerFigures,
    ring_seconds,
    talk_seconds,
    hold_seconds,
    wrap_up_seconds,
  })
  .meta({ id: 'ConditionFigures', description: 'figures of a condition' });

const outcomeRow = z
  .object({
    outcome: shownText('what came of conversations', 'order'),
    agent: z
      .string()
      .nullable()
      .meta({ description: 'who noted it; null: somebody who is no agent', examples: ['ana'] }),
    conversations: shownCount('how many', 12),
  })
  .meta({ id: 'OutcomeFigures', description: 'how often an agent noted an outcome' });

const row = z.union([timeRow, agentRow, conditionRow, outcomeRow]);

/** A report as JSON. */
export const reportData = z
  .object({
    from: shownMoment('from when'),
    to: shownMoment('until when'),
    service_level_seconds: shownCount('within which callers are to be answered', 20),
    result: z
      .array(row)
      .meta({ description: 'one row for each hour, day, agent, condition or outcome' }),
  })
  .meta({ id: 'Report', description: 'figures of an interval' });

/** One row as it is shown. */
export const reportRowView = (shown: ReportRow, calendar: Calendar): DataOf<typeof row> => {
  if (shown.by !== 'outcome') return totalsView(shown, calendar);
  const { outcome, agent, conversations } = shown;
  return { outcome, agent, conversations };
};

const totalsView = ({ totals, ...which }: TotalsRow, calendar: Calendar): DataOf<typeof row> => {
  const callers = callerFiguresView(totals);
  const agents = agentFiguresView(totals);
  switch (which.by) {
    case 'time': {
      const { from, to } = which.interval;
      return { time: calendar.format(from), from, to, ...callers, ...agents };
    }
    case 'agent':
      return { agent: which.agent, ...callers, ...agents };
    case 'condition': {
      const { ring_seconds, talk_seconds, hold_seconds, wrap_up_seconds } = agents;
      const times = { ring_seconds, talk_seconds, hold_seconds, wrap_up_seconds };
      return { channel: which.workChannel, condition: which.condition, ...callers, ...times };
    }
  }
};
