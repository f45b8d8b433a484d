import { z } from 'zod';
import { SETTABLE_STATE_RULE } from '../../../domain/agent-state.ts';
import type { RequestOf } from '../../../domain/requests/request.ts';
import { DEFAULT_WORK_CHANNEL } from '../../../domain/work-channel.ts';
import { phrase } from '../../../messages/phrase.ts';
import {
  extensionId,
  flag,
  members,
  newAgentName,
  settableState,
  skill,
  text,
  workChannelName,
} from '../../schemas/fields.ts';
import { ruleText, ruleWords } from '../../protocol/rule.ts';

const MAX_EXTENSIONS = 10;
const MAX_SKILLS = 1000;
const EXTENSIONS_RULE = ruleText(
  phrase('list-of-extensions', { most: MAX_EXTENSIONS, shape: '{"id", "active"}' }),
);
const EITHER_RULE = ruleText(phrase('extension-either'));

const extensions = z
  .array(
    members({
      id: extensionId,
      active: flag.default(false).meta({ description: 'the one that is rung' }),
    }),
    { error: EXTENSIONS_RULE },
  )
  .min(1, { error: EXTENSIONS_RULE })
  .max(MAX_EXTENSIONS, { error: EXTENSIONS_RULE })
  .refine((list) => list.filter(({ active }) => active).length === 1, {
    error: ruleText(phrase('one-active-extension')),
  })
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, {
    error: ruleText(phrase('extensions-once')),
  });

/** How an agent logs in: with one extension, or with several of which one is active. */
export const loginBody = members({
  name: newAgentName,
  extension: extensionId
    .optional()
    .meta({ description: 'the phone that is rung; this or extensions is needed' }),
  extensions: extensions.optional().meta({
    description: 'several phones, of which the active one is rung',
    'x-another-name-of': 'extension',
  }),
  channel: workChannelName
    .default(DEFAULT_WORK_CHANNEL)
    .meta({ description: 'the work channel that the agent works in' }),
  num: text(phrase('job-number'), /^[0-9]{0,32}$/, '1009').default(''),
  state: settableState
    .optional()
    .meta({ description: `${ruleWords(SETTABLE_STATE_RULE)}; without one the agent is online` }),
  skills: z
    .array(skill, { error: ruleText(phrase('list-of-skills')) })
    .max(MAX_SKILLS, { error: ruleText(phrase('most-skills', { most: MAX_SKILLS })) })
    .default([])
    .meta({ description: 'what the agent can do' }),
}).refine((body) => (body.extension === undefined) !== (body.extensions === undefined), {
  error: EITHER_RULE,
  path: ['extension'],
});

const phonesOf = ({ extension, extensions = [] }: z.output<typeof loginBody>) => {
  const ids = extensions.map(({ id }) => id);
  const active = extension ?? extensions.find((entry) => entry.active)?.id;
  // The schema lets nobody in without.
  if (active === undefined) throw new Error('a login without an active extension');
  return { extension: active, extensions: extension === undefined ? ids : [extension] };
};

/** The login as the domain takes it. */
export const loginRequest = (body: z.output<typeof loginBody>): RequestOf<'log-in'> => ({
  kind: 'log-in',
  agent: body.name,
  num: body.num,
  workChannel: body.channel,
  ...phonesOf(body),
  state: body.state ?? null,
  skills: body.skills,
});
