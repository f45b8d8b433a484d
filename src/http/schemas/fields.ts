import { z } from 'zod';
import { parseSettableState, SETTABLE_STATE_RULE } from '../../domain/agent-state.ts';
import type { Range } from '../../domain/enqueue/limits.ts';
import type {
  AgentName,
  CallcenterId,
  CallId,
  ConditionName,
  ConversationId,
  ExtensionId,
  KeyId,
  LinkId,
  QueueTaskId,
  SessionId,
  WorkChannelName,
} from '../../domain/ids.ts';
import {
  KNOWN_NAME_PATTERN,
  NAME_PATTERN,
  NAME_RULE,
  TELEPHONE_NUMBER,
} from '../../domain/names.ts';
import { dataBytes, MOST_DATA_BYTES } from '../../domain/user-data.ts';
import { type Phrase, phrase } from '../../messages/phrase.ts';
import { SECRET_PATTERN } from '../../operations/secret.ts';
import { ruleText, ruleWords } from '../protocol/rule.ts';

/**
 * What requests are made of. Each field has one rule in words, which completes the sentence
 * "expected …" however it is broken, and describes the field in the documentation. The examples that
 * the documentation shows are put together from those of the fields.
 */

/** An object whose members are all known. For unknown ones the message lists those that are. */
export const members = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? Object.keys(shape).join(', ') : ruleText(phrase('an-object')),
  });

/** Marks a field that means the same as another, and is left out of examples. */
export const anotherNameOf = (name: string) => ({
  description: `another name of ${name}`,
  'x-another-name-of': name,
});

/** Takes nothing. */
export const nothing = members({});

/** @param isRight a pattern, which the documentation tells too, where one is enough */
export const text = (
  rule: Phrase,
  isRight: RegExp | ((text: string) => boolean),
  example: string,
): z.ZodString => {
  const error = ruleText(rule);
  const any = z.string({ error });
  const right =
    isRight instanceof RegExp ? any.regex(isRight, { error }) : any.refine(isRight, { error });
  return right.meta({ description: ruleWords(rule), examples: [example] });
};

/** The brand is our word for what is named. */
const branded = <Brand extends string>(schema: z.ZodString) =>
  schema as unknown as z.ZodType<Brand, string>;

const named = <Brand extends string>(what: Phrase, pattern: RegExp, example: string) => {
  const rule = phrase('named-by', { what, rule: NAME_RULE });
  const error = ruleText(rule);
  const name = z.string({ error }).normalize('NFC').regex(pattern, { error });
  return branded<Brand>(name.meta({ description: ruleWords(rule), examples: [example] }));
};

/** The name of something that there is: it may be older than the rule for names. */
const nameOf = <Brand extends string>(what: Phrase, example: string) =>
  named<Brand>(what, KNOWN_NAME_PATTERN, example);

/** The name of something that is to be made. */
const newNameOf = <Brand extends string>(what: Phrase, example: string) =>
  named<Brand>(what, NAME_PATTERN, example);

export const callcenterId = nameOf<CallcenterId>(phrase('callcenter-id'), 'acme');
export const newCallcenterId = newNameOf<CallcenterId>(phrase('callcenter-id'), 'acme');
export const agentName = nameOf<AgentName>(phrase('agent-name'), 'ana');
export const newAgentName = newNameOf<AgentName>(phrase('agent-name'), 'ana');
export const skillName = nameOf<string>(phrase('skill-name'), 'sales');
export const conditionName = nameOf<ConditionName>(phrase('condition-name'), 'sales');
export const newConditionName = newNameOf<ConditionName>(phrase('condition-name'), 'sales');
export const workChannelName = nameOf<WorkChannelName>(phrase('work-channel-name'), 'default');
export const newWorkChannelName = newNameOf<WorkChannelName>(
  phrase('work-channel-name'),
  'default',
);
export const queueTaskId = nameOf<QueueTaskId>(
  phrase('queue-task-id'),
  '01kb0q6w5zt8h2m4v7ne-task',
);
export const conversationId = nameOf<ConversationId>(
  phrase('conversation-id'),
  '01kb0q6xd3ra9c1f5ykj-conversation',
);
export const keyId = nameOf<KeyId>(phrase('key-id'), '01kb0q6xk2w7p4d9h5tb-key');
export const sessionId = nameOf<SessionId>(phrase('session-id'), '01kb0q6xk2w7p4d9h5tb-session');
export const linkId = nameOf<LinkId>(phrase('link-id'), '01kb0q6xm1c3v8n5r2jw-link');

/** SIP users, `user@address` with IPv6 and port, telephone numbers. */
const CALL_ID = /^(?!\.{1,2}$)[A-Za-z0-9_.-]{1,128}$/;

export const callId = branded<CallId>(
  text(phrase('call-id'), CALL_ID, '01kb0q6xe0w4s8d2b6gp-call'),
);

export const linkSecret = text(
  phrase('link-secret'),
  SECRET_PATTERN,
  'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
);

/** What a story is told of. */
export const traceId = text(
  phrase('trace-id'),
  /^(?!\.{1,2}$)[A-Za-z0-9_.@-]{1,128}$/,
  '01kb0q6w5zt8h2m4v7ne-task',
);

/** Keys of a telephone (DTMF), in the order in which they are pressed. */
export const dtmfKeys = text(phrase('dtmf-keys'), /^[0-9*#A-D]{1,32}$/, '1204#');

const EXTENSION_ID = /^(?!\.{1,2}$)[A-Za-z0-9_.@:+*#[\]-]{1,128}$/;

export const extensionId = branded<ExtensionId>(text(phrase('extension-id'), EXTENSION_ID, '1001'));

export const wholeNumber = ({ least, most }: Range): z.ZodNumber => {
  const rule = phrase('whole-number', { least, most });
  const error = ruleText(rule);
  const number = z.number({ error }).int({ error }).min(least, { error }).max(most, { error });
  return number.meta({ description: ruleWords(rule), examples: [least] });
};

export const seconds = ({ least, most }: Range): z.ZodNumber => {
  const rule = phrase('seconds-range', { least, most });
  const error = ruleText(rule);
  const number = z.number({ error }).min(least, { error }).max(most, { error });
  return number.meta({ description: ruleWords(rule), examples: [Math.min(30, most)] });
};

export const flag = z
  .boolean({ error: ruleText(phrase('true-or-false')) })
  .meta({ examples: [true] });

/** One of a few words. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) => {
  const rule = phrase('one-of', { values: words });
  const error = ruleText(rule);
  return z.enum(words, { error }).meta({ description: ruleWords(rule), examples: [words[0]] });
};

/** Any number of them, also none: in a query the same name is repeated. */
export const anyOf = <Schema extends z.ZodType>(schema: Schema, most: number) => {
  const error = ruleText(phrase('at-most-many', { most }));
  return z.array(schema, { error }).max(most, { error }).default([]);
};

const INSTANT: Range = { least: 0, most: 8.64e15 };

/** Milliseconds since 1970. */
export const instant = wholeNumber(INSTANT).meta({
  description: 'milliseconds since 1970',
  examples: [1795425600000],
});

/** Whatever an integrator wants to have carried along. */
export const userData = z
  .string({ error: ruleText(phrase('a-text')) })
  .superRefine((text, context) => {
    const given = dataBytes(text);
    if (given <= MOST_DATA_BYTES) return;
    const rule = phrase('short-data', { most: MOST_DATA_BYTES, given });
    context.addIssue({ code: 'custom', message: ruleText(rule) });
  })
  .meta({
    description: `any text of at most ${MOST_DATA_BYTES} bytes of UTF-8`,
    examples: ['order 7'],
  });

export const settableState = z
  .string({ error: ruleText(SETTABLE_STATE_RULE) })
  .meta({ description: ruleWords(SETTABLE_STATE_RULE), examples: ['idle'] })
  .transform((written, context) => {
    const state = parseSettableState(written);
    if (state !== null) return state;
    context.addIssue({ code: 'custom', message: ruleText(SETTABLE_STATE_RULE) });
    return z.NEVER;
  });

export const skill = members({
  name: newNameOf<string>(phrase('skill-name'), 'sales'),
  score: z
    .number({ error: ruleText(phrase('a-number')) })
    .meta({ description: 'the higher, the better', examples: [80] }),
  enabled: flag
    .default(true)
    .meta({ description: 'false: counts as absent when agents are looked for' }),
});

/** Nothing but a number can reach Asterisk. */
export const telephoneNumber = text(phrase('telephone-number'), TELEPHONE_NUMBER, '+8613800138000');

/** XML that says whom to look for. */
export const enqueueXml = z.string({ error: ruleText(phrase('enqueue-xml')) }).meta({
  description: 'the XML of an <enqueue>: whom to look for, in which order, for how long',
  examples: ['<enqueue><route><condition name="sales"/></route></enqueue>'],
});

const MODES = phrase('modes');

export const listenSpeakMode = z
  .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], {
    error: ruleText(phrase('a-mode', { modes: MODES })),
  })
  .meta({ description: ruleWords(MODES), examples: [1] });

export const activeMode = z
  .union([z.literal(1), z.literal(2), z.literal(3)], {
    error: ruleText(phrase('an-active-mode', { modes: MODES })),
  })
  .meta({ description: ruleWords(MODES), examples: [1] });
