import { z } from 'zod';
import { agentState, type Agent } from '../../../domain/agent.ts';
import { formatState } from '../../../domain/agent-state.ts';
import { nextOf } from '../../../domain/next-state.ts';
import type { AgentName } from '../../../domain/ids.ts';
import {
  type DataOf,
  shownMoment,
  shownText,
  shownTextOrNull,
} from '../../schemas/answer-fields.ts';
import { agentName, extensionId, flag, skillName, workChannelName } from '../../schemas/fields.ts';

const phoneData = z.object({
  id: extensionId,
  active: flag.meta({ description: 'whether this is the one that is rung' }),
});

/** A skill, as requests have it, with nothing left out. */
const skillData = z.object({
  name: skillName,
  score: z.number().meta({ description: 'the higher, the better', examples: [80] }),
  enabled: flag.meta({ description: 'false: counts as absent when agents are looked for' }),
});

/** An agent who is logged in. */
export const agentData = z
  .object({
    name: agentName,
    num: shownText('job number, said to callers digit by digit; empty: none', '1009'),
    state: shownText(
      'online, idle, fetching, talking, or busy, away, offline, each perhaps with /NOTE',
      'idle',
    ),
    channel: workChannelName.meta({ description: 'the work channel that the agent works in' }),
    extension: extensionId.meta({ description: 'the phone that is rung' }),
    extensions: z
      .array(phoneData)
      .meta({ description: 'all phones that the agent logged in with' }),
    skills: z.array(skillData).meta({ description: 'what the agent can do' }),
    next_state: shownTextOrNull(
      'the state after the wrap-up, or the one that was asked for after the call; null: none was',
      'away/lunch',
    ).meta({ examples: [null] }),
    wrap_up_until: shownMoment('when the wrap-up ends by itself')
      .nullable()
      .meta({
        description:
          'when the wrap-up ends by itself, in milliseconds since 1970; null: there is none',
        examples: [null],
      }),
    wrap_up_seconds: z
      .number()
      .nullable()
      .meta({
        description: 'how long the wrap-up will be after the talk that goes on; null: none does',
        examples: [null],
      }),
    login_time: shownMoment('when the agent logged in'),
    state_since: shownMoment('when the agent came into this state'),
    lease_until: shownMoment('when the login lapses unless it is kept alive'),
  })
  .meta({ id: 'Agent', description: 'an agent who is logged in' });

/** An agent as colleagues see them. */
export const colleagueData = z
  .object({ name: agentName, state: shownText('as Agent shows it', 'idle') })
  .meta({ id: 'Colleague', description: 'what a key of role agent is shown of other agents' });

/** An agent as they are, or as a colleague sees them. */
export const agentOrColleagueData = z.union([agentData, colleagueData]);

type AgentView = DataOf<typeof agentData>;

/** Of agents as they are: a record is never changed, and shown many times. */
const known = new WeakMap<Agent, AgentView>();

const viewOf = (agent: Agent): AgentView => ({
  name: agent.name,
  num: agent.num,
  state: formatState(agentState(agent)),
  channel: agent.workChannel,
  extension: agent.extension,
  extensions: agent.extensions.map((id) => ({ id, active: id === agent.extension })),
  skills: agent.skills,
  ...nextOf(agent),
  login_time: agent.loggedInAt,
  state_since: agent.stateSince,
  lease_until: agent.leaseUntil,
});

/** Times in milliseconds since 1970. */
export const agentView = (agent: Agent): AgentView => {
  const shown = known.get(agent);
  if (shown !== undefined) return shown;
  const view = viewOf(agent);
  known.set(agent, view);
  return view;
};

/** @param only to this agent colleagues are shown by name and state alone; null: everything is shown */
export const agentViewFor =
  (only: AgentName | null) =>
  (agent: Agent): DataOf<typeof agentOrColleagueData> =>
    only === null || agent.name === only
      ? agentView(agent)
      : { name: agent.name, state: formatState(agentState(agent)) };
