import { z } from 'zod';
import type { SkillChange } from '../domain/skill.ts';
import type { OperationParts } from '../operations/operation-parts.ts';
import { agentParams, agentPath } from './agent-path.ts';
import { agentView } from './agent-view.ts';
import { extensionId, members, nothing, settableState, skill, skillName } from './fields.ts';
import { type Route, route } from './route.ts';

const MAX_CHANGES = 1000;
const OPTS_RULE = `a list of 1 to ${MAX_CHANGES} changes`;

const skillChange = z.discriminatedUnion(
  'opt',
  [
    members({ opt: z.literal(0) }),
    members({ opt: z.literal(1), ...skill.shape }),
    members({ opt: z.literal(2), name: skillName }),
  ],
  { error: 'opt: 0 to remove all skills, 1 to add or change one, 2 to remove one' },
);

const skillsBody = members({
  opts: z
    .array(skillChange, { error: OPTS_RULE })
    .min(1, { error: OPTS_RULE })
    .max(MAX_CHANGES, { error: OPTS_RULE }),
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

const keepAlive = ({ callcenters }: OperationParts): Route =>
  route({
    method: 'GET',
    path: `${agentPath}/keepalive`,
    summary: "Keep an agent's login alive for another lease.",
    params: agentParams,
    query: nothing,
    body: null,
    handle: async ({ params: { callcenter_id, agent_name: agent } }) =>
      agentView(await callcenters.find(callcenter_id).ask({ kind: 'keep-alive', agent })),
  });

const setState = ({ callcenters }: OperationParts): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/state`,
    summary: 'Set an agent idle, busy or away.',
    params: agentParams,
    query: nothing,
    body: members({ state: settableState }),
    handle: async ({ params: { callcenter_id, agent_name: agent }, body: { state } }) =>
      agentView(
        await callcenters.find(callcenter_id).ask({ kind: 'set-agent-state', agent, state }),
      ),
  });

const changeSkills = ({ callcenters }: OperationParts): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/skills`,
    summary: "Change an agent's skills, in the order given, all or nothing.",
    params: agentParams,
    query: nothing,
    body: skillsBody,
    handle: async ({ params: { callcenter_id, agent_name: agent }, body: { opts } }) => {
      const changes = opts.map(toChange);
      const mailbox = callcenters.find(callcenter_id);
      return agentView(await mailbox.ask({ kind: 'change-skills', agent, changes }));
    },
  });

const switchExtension = ({ callcenters }: OperationParts): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/extension`,
    summary: 'Move an agent to another extension.',
    params: agentParams,
    query: nothing,
    body: members({ extension: extensionId }),
    handle: async ({ params: { callcenter_id, agent_name: agent }, body: { extension } }) =>
      agentView(
        await callcenters.find(callcenter_id).ask({ kind: 'switch-extension', agent, extension }),
      ),
  });

export const agentChangeRoutes = (parts: OperationParts): readonly Route[] => [
  keepAlive(parts),
  setState(parts),
  changeSkills(parts),
  switchExtension(parts),
];
