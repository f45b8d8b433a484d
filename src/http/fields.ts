import { z } from 'zod';
import { parseSettableState, SETTABLE_STATE_RULE } from '../domain/agent-state.ts';
import type { Range } from '../domain/enqueue/limits.ts';
import type {
  AgentName,
  CallcenterId,
  CallId,
  ConditionName,
  ConversationId,
  ExtensionId,
  QueueTaskId,
  WorkChannelName,
} from '../domain/ids.ts';
import { isName, NAME_RULE } from '../domain/names.ts';

/**
 * What requests are made of. Each field has one rule in words, which completes the sentence
 * "expected …" however it is broken, and describes the field in the documentation.
 */

/** An object whose members are all known. For unknown ones the message lists those that are. */
export const members = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? Object.keys(shape).join(', ') : 'an object',
  });

/** Takes nothing. */
export const nothing = members({});

export const text = (rule: string, isRight: (text: string) => boolean): z.ZodString =>
  z.string({ error: rule }).refine(isRight, { error: rule }).meta({ description: rule });

/** The brand is our word for what is named. */
const branded = <Brand extends string>(schema: z.ZodString) =>
  schema as unknown as z.ZodType<Brand, string>;

const nameOf = <Brand extends string>(what: string) =>
  branded<Brand>(text(`${what}: ${NAME_RULE}`, isName));

export const callcenterId = nameOf<CallcenterId>('the id of a call center');
export const agentName = nameOf<AgentName>('the name of an agent');
export const skillName = nameOf<string>('the name of a skill');
export const conditionName = nameOf<ConditionName>('the name of a condition');
export const workChannelName = nameOf<WorkChannelName>('the name of a work channel');
export const queueTaskId = nameOf<QueueTaskId>('the id of a queue task');
export const conversationId = nameOf<ConversationId>('the id of a conversation');

/** SIP users, `user@address` with IPv6 and port, telephone numbers. */
const CALL_ID = /^[A-Za-z0-9_.-]{1,128}$/;

export const callId = branded<CallId>(text('the id of a call', (id) => CALL_ID.test(id)));

const EXTENSION_ID = /^[A-Za-z0-9_.@:+*#[\]-]{1,128}$/;

export const extensionId = branded<ExtensionId>(
  text('the id of an extension: a SIP user, user@address or a telephone number', (id) =>
    EXTENSION_ID.test(id),
  ),
);

export const wholeNumber = ({ least, most }: Range): z.ZodNumber => {
  const error = `a whole number from ${least} to ${most}`;
  const number = z.number({ error }).int({ error }).min(least, { error }).max(most, { error });
  return number.meta({ description: error });
};

export const seconds = ({ least, most }: Range): z.ZodNumber => {
  const error = `seconds from ${least} to ${most}`;
  const number = z.number({ error }).min(least, { error }).max(most, { error });
  return number.meta({ description: error });
};

export const flag = z.boolean({ error: 'true or false' });

const INSTANT: Range = { least: 0, most: 8.64e15 };

/** Milliseconds since 1970. */
export const instant = wholeNumber(INSTANT).meta({ description: 'milliseconds since 1970' });

/** Whatever an integrator wants to have carried along. */
export const userData = z.string({ error: 'a text' }).meta({ description: 'any text' });

export const settableState = z
  .string({ error: SETTABLE_STATE_RULE })
  .meta({ description: SETTABLE_STATE_RULE })
  .transform((written, context) => {
    const state = parseSettableState(written);
    if (state !== null) return state;
    context.addIssue({ code: 'custom', message: SETTABLE_STATE_RULE });
    return z.NEVER;
  });

export const skill = members({
  name: skillName,
  score: z.number({ error: 'a number' }).meta({ description: 'the higher, the better he does it' }),
  enabled: flag.default(true),
});

const TELEPHONE_NUMBER = /^\+?[0-9*#]{1,32}$/;

/** Nothing but a number can reach Asterisk. */
export const telephoneNumber = text(
  'a telephone number: 1 to 32 digits, * or #, with + before them or not',
  (number) => TELEPHONE_NUMBER.test(number),
);

/** XML that says whom to look for. */
export const enqueueXml = z
  .string({ error: 'the XML of an <enqueue>' })
  .meta({ description: 'the XML of an <enqueue>' });

const MODE_RULE = '1 hears and speaks, 2 only hears, 3 only speaks, 4 neither';

export const listenSpeakMode = z
  .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], {
    error: `a mode: ${MODE_RULE}`,
  })
  .meta({ description: MODE_RULE });

export const activeMode = z
  .union([z.literal(1), z.literal(2), z.literal(3)], { error: `a mode from 1 to 3: ${MODE_RULE}` })
  .meta({ description: MODE_RULE });
