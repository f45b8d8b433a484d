import { z } from 'zod';
import {
  type Access,
  KEY_NAME_PATTERN,
  KEY_NAME_RULE,
  type Role,
  ROLES,
} from '../../../domain/api-key.ts';
import type { AgentName, CallcenterId } from '../../../domain/ids.ts';
import { phrase } from '../../../messages/phrase.ts';
import { callcenterId, flag, instant, members, newAgentName, text } from '../../schemas/fields.ts';
import { ruleText, ruleWords } from '../../protocol/rule.ts';

const ROLE_RULE = phrase('key-role', { roles: ROLES });

/** What each role is for: what has to be told, and what may be. */
const TAKES = {
  admin: { needed: [], possible: [] },
  callcenter: { needed: ['callcenter_id'], possible: ['callcenter_id'] },
  supervisor: { needed: ['callcenter_id'], possible: ['callcenter_id'] },
  agent: { needed: ['callcenter_id', 'agent_name'], possible: ['callcenter_id', 'agent_name'] },
  read: { needed: [], possible: ['callcenter_id'] },
} as const;
const OPTIONAL = ['callcenter_id', 'agent_name'] as const;

interface RoleBody {
  readonly role: Role;
  readonly callcenter_id?: CallcenterId | undefined;
  readonly agent_name?: AgentName | undefined;
}

/** Whom a key or a link is for. */
export const roleFields = {
  role: z
    .enum(ROLES, { error: ruleText(ROLE_RULE) })
    .meta({ description: ruleWords(ROLE_RULE), examples: ['agent'] }),
  callcenter_id: callcenterId.optional().meta({
    description: 'whose call center it is for; role read without it: all',
    examples: ['acme'],
  }),
  agent_name: newAgentName
    .optional()
    .meta({ description: 'the agent whom the role agent is for', examples: ['ana'] }),
};

/** Adds to what is wrong what a role lacks, and what it has not. */
export const roleNeeds = (body: RoleBody, context: z.RefinementCtx): void => {
  const needed: readonly string[] = TAKES[body.role].needed;
  const possible: readonly string[] = TAKES[body.role].possible;
  for (const name of OPTIONAL) {
    const isThere = body[name] !== undefined;
    if (isThere ? possible.includes(name) : !needed.includes(name)) continue;
    const rule = phrase(isThere ? 'key-has-not' : 'key-needs', { member: name, role: body.role });
    context.addIssue({ code: 'custom', path: [name], message: ruleText(rule) });
  }
};

/** A key to be made: whom it is for depends on its role. */
export const keyBody = members({
  ...roleFields,
  name: text(KEY_NAME_RULE, KEY_NAME_PATTERN, 'ana-desktop')
    .optional()
    .meta({ description: `what it is for: ${ruleWords(KEY_NAME_RULE)}; without it: its id` }),
  signing: flag
    .default(false)
    .meta({ description: 'whether it is to sign requests too', examples: [false] }),
  expires_at: instant.optional().meta({
    description: 'when it ends, in milliseconds since 1970; without it: never',
    examples: [1827014400000],
  }),
}).superRefine(roleNeeds);

/** The schema has seen to it that it is there. */
const told = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('the schema lets a key through that lacks something');
  return value;
};

export const accessIn = ({ role, callcenter_id, agent_name }: RoleBody): Access => {
  switch (role) {
    case 'admin':
      return { role };
    case 'callcenter':
    case 'supervisor':
      return { role, callcenterId: told(callcenter_id) };
    case 'agent':
      return { role, callcenterId: told(callcenter_id), agent: told(agent_name) };
    case 'read':
      return { role, callcenterId: callcenter_id ?? null };
  }
};
