import { z } from 'zod';
import { WRAP_UP_S } from '../../../domain/enqueue/limits.ts';
import type { SkillChange } from '../../../domain/skill.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { phrase } from '../../../messages/phrase.ts';
import { agentParams, agentPath, presentAgent } from './path.ts';
import { agentData, agentView } from './view.ts';
import {
  extensionId,
  flag,
  members,
  nothing,
  settableState,
  skill,
  skillName,
  wholeNumber,
} from '../../schemas/fields.ts';
import { type Route, route } from '../../schemas/route.ts';
import { ruleText, ruleWords } from '../../protocol/rule.ts';

const MAX_CHANGES = 1000;
const OPTS_RULE = phrase('list-of-changes', { most: MAX_CHANGES });
const OPTS_ERROR = ruleText(OPTS_RULE);

const opt = <const Number extends 0 | 1 | 2>(number: Number, does: string) =>
  z.literal(number).meta({ description: `${number} ${does}`, examples: [number] });

const skillChange = z.discriminatedUnion(
  'opt',
  [
    members({ opt: opt(1, 'adds or changes a skill'), ...skill.shape }),
    members({ opt: opt(2, 'removes a skill'), name: skillName }),
    members({ opt: opt(0, 'removes all skills') }),
  ],
  { error: ruleText(phrase('skill-change')) },
);

const skillsBody = members({
  opts: z
    .array(skillChange, { error: OPTS_ERROR })
    .min(1, { error: OPTS_ERROR })
    .max(MAX_CHANGES, { error: OPTS_ERROR })
    .meta({
      description: `${ruleWords(OPTS_RULE)}, carried out in order: 1 adds or changes, 2 removes, 0 removes all`,
    }),
});

const toChange = (change: z.output<typeof skillChange>): SkillChange => {
  switch (change.opt) {
    case 0:
      return { kind: 'remove-all' };
    case 1: {
      const { name, score, enabled } = change;
      return { kind: 'put', skill: { name, score, enabled } };
    }
    case 2:
      return { kind: 'remove', name: change.name };
  }
};

const keepAlive = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'GET',
    path: `${agentPath}/keepalive`,
    id: 'keepAlive',
    summary: "Keep an agent's login alive for another lease.",
    params: agentParams,
    query: nothing,
    body: null,
    data: agentData,
    refusals: [...presentAgent],
    handle: async ({ params: { callcenter_id, agent_name: agent }, logContext }) =>
      agentView(
        await callcenters.find(callcenter_id).ask({ kind: 'keep-alive', agent }, logContext),
      ),
  });

const setState = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/state`,
    id: 'setAgentState',
    summary: 'Set an agent idle, busy or away.',
    description:
      'While the phone is rung or the agent talks only with after_call: the agent takes the state when that is over, after the wrap-up, whatever reserve_state says. Who wraps up and sets a state has wrapped up; with after_call they take the state when the wrap-up is over. With neither a call nor a wrap-up after_call changes nothing.',
    params: agentParams,
    query: nothing,
    body: members({
      state: settableState,
      after_call: flag
        .default(false)
        .meta({ description: 'true: when the call and the wrap-up are over', examples: [false] }),
    }),
    data: agentData,
    refusals: [...presentAgent, 'agent-busy'],
    handle: async ({ params: { callcenter_id, agent_name: agent }, body, logContext }) => {
      const { state, after_call: afterCall } = body;
      const request = { kind: 'set-agent-state', agent, state, afterCall } as const;
      return agentView(await callcenters.find(callcenter_id).ask(request, logContext));
    },
  });

const wrapUp = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/wrap_up`,
    id: 'wrapUp',
    summary: 'Lengthen the time that an agent has to wrap up, or end it.',
    description:
      'While the agent wraps up (wrap_up_until tells until when), or for the wrap-up after the talk that goes on.',
    params: agentParams,
    query: nothing,
    body: members({
      seconds: wholeNumber(WRAP_UP_S).meta({
        description: `how much longer, from ${WRAP_UP_S.least} to ${WRAP_UP_S.most}; 0: it ends now`,
        examples: [60],
      }),
    }),
    data: agentData,
    refusals: [...presentAgent, 'nothing-to-wrap-up'],
    handle: async ({ params: { callcenter_id, agent_name: agent }, body, logContext }) => {
      const request = { kind: 'wrap-up', agent, ms: body.seconds * 1000 } as const;
      return agentView(await callcenters.find(callcenter_id).ask(request, logContext));
    },
  });

const changeSkills = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/skills`,
    id: 'changeSkills',
    summary: "Change an agent's skills, in the order given, all or nothing.",
    params: agentParams,
    query: nothing,
    body: skillsBody,
    data: agentData,
    refusals: ['agent-not-found'],
    handle: async ({
      params: { callcenter_id, agent_name: agent },
      body: { opts },
      logContext,
    }) => {
      const changes = opts.map(toChange);
      const mailbox = callcenters.find(callcenter_id);
      return agentView(await mailbox.ask({ kind: 'change-skills', agent, changes }, logContext));
    },
  });

const switchExtension = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/extension`,
    id: 'switchExtension',
    summary: 'Move an agent to another extension.',
    description: 'Not while the agent is on the phone.',
    params: agentParams,
    query: nothing,
    body: members({ extension: extensionId }),
    data: agentData,
    refusals: [
      'agent-not-found',
      'agent-busy',
      'extension-not-found',
      'extension-in-use',
      'number-not-allowed',
    ],
    handle: async ({
      params: { callcenter_id, agent_name: agent },
      body: { extension },
      logContext,
    }) =>
      agentView(
        await callcenters
          .find(callcenter_id)
          .ask({ kind: 'switch-extension', agent, extension }, logContext),
      ),
  });

export const agentChangeRoutes = (deps: OperationDeps): readonly Route[] => [
  keepAlive(deps),
  setState(deps),
  wrapUp(deps),
  changeSkills(deps),
  switchExtension(deps),
];
