import { z } from 'zod';
import type { NewExtension } from '../../../operations/create-extension.ts';
import { hasPossiblePort } from '../../../operations/gateway-address.ts';
import {
  isSipPassword,
  isSipUser,
  SIP_PASSWORD_RULE,
  SIP_USER_RULE,
} from '../../../operations/sip-account.ts';
import { phrase } from '../../../messages/phrase.ts';
import { flag, members, telephoneNumber, text } from '../../schemas/fields.ts';
import { ruleText, ruleWords } from '../../protocol/rule.ts';

/** Types of extensions by number. */
export const EXTENSION_TYPES = { 'sip-terminal': 1, 'sip-gateway': 2, telephone: 3 } as const;

/** A host or an IPv4 address, and perhaps a port. Nothing of a SIP URI's other parts gets in. */
const ADDRESS = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?(?::[0-9]{1,5})?$/;
const TYPE_RULE = phrase('extension-type');

const isSipAddress = (given: string): boolean => ADDRESS.test(given) && hasPossiblePort(given);
const sipAddress = text(phrase('sip-address'), isSipAddress, '192.0.2.7:5060');

/** What each type takes, what it needs first. */
const TAKES = { 1: ['user', 'password', 'webrtc'], 2: ['ipaddr', 'user'], 3: ['telnum'] } as const;
const OPTIONAL = ['user', 'password', 'ipaddr', 'telnum', 'webrtc'] as const;

/** An extension to be made: what it takes depends on its type. */
export const extensionBody = members({
  type: z
    .union([z.literal(1), z.literal(2), z.literal(3)], { error: ruleText(TYPE_RULE) })
    .meta({ description: ruleWords(TYPE_RULE), examples: [1] }),
  user: text(SIP_USER_RULE, isSipUser, '1001')
    .optional()
    .meta({ description: `for types 1 (needed) and 2: ${ruleWords(SIP_USER_RULE)}` }),
  password: text(SIP_PASSWORD_RULE, isSipPassword, 'pass-word-1001')
    .optional()
    .meta({ description: `for type 1; made up if missing: ${ruleWords(SIP_PASSWORD_RULE)}` }),
  ipaddr: sipAddress
    .optional()
    .meta({ description: 'for type 2 (needed): a host or an IPv4 address, with :port or without' }),
  telnum: telephoneNumber
    .optional()
    .meta({ description: 'for type 3 (needed): the telephone number' }),
  webrtc: flag.optional().meta({
    description: 'for type 1: true for a browser (WebRTC, SIP over WebSocket); false if missing',
  }),
})
  .superRefine((body, context) => {
    const takes: readonly string[] = TAKES[body.type];
    const [needed] = TAKES[body.type];
    if (body[needed] === undefined) {
      const rule = phrase('extension-needs', { member: needed, type: body.type });
      const message = ruleText(rule);
      context.addIssue({ code: 'custom', path: [needed], message });
    }
    for (const name of OPTIONAL) {
      if (body[name] === undefined || takes.includes(name)) continue;
      const rule = phrase('extension-has-not', { member: name, type: body.type });
      const message = ruleText(rule);
      context.addIssue({ code: 'custom', path: [name], message });
    }
  })
  .meta({
    examples: [
      { type: 1, user: '1001' },
      { type: 1, user: '1002', webrtc: true },
      { type: 2, ipaddr: '192.0.2.7:5060', user: '200' },
      { type: 3, telnum: '+8613800138000' },
    ],
  });

/** The schema lets nothing else in. */
export const newExtension = (body: z.output<typeof extensionBody>): NewExtension => {
  switch (body.type) {
    case 1:
      return {
        kind: 'sip-terminal',
        user: body.user ?? '',
        password: body.password ?? null,
        webrtc: body.webrtc ?? false,
      };
    case 2:
      return { kind: 'sip-gateway', user: body.user ?? null, address: body.ipaddr ?? '' };
    case 3:
      return { kind: 'telephone', number: body.telnum ?? '' };
  }
};
