import { isIPv4 } from 'node:net';
import { z } from 'zod';
import type { TrunkName } from '../../../domain/ids.ts';
import { TRUNK_KINDS } from '../../../domain/trunk.ts';
import { phrase } from '../../../messages/phrase.ts';
import { isSipUser, SIP_USER_RULE } from '../../../operations/sip-account.ts';
import { anyOf, members, oneOf, text, wholeNumber } from '../../schemas/fields.ts';
import { ruleWords } from '../../protocol/rule.ts';

const PORT = { least: 1, most: 65_535 };
const PRIORITY = { least: 0, most: 99 };
const MOST_CALLS = 100_000;
const MOST_PREFIXES = 1000;
const MOST_ADDRESSES = 50;
const LEAST_NET_BITS = 16;
const HOST = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;

const name = (schema: z.ZodString) => schema as unknown as z.ZodType<TrunkName, string>;

/** The name of a trunk that is to be made, which is also the name of its account in Asterisk. */
const newTrunkName = name(text(SIP_USER_RULE, isSipUser, 'carrier'));

/** The name of a trunk that there is: `trunk` is one too. */
export const trunkName = name(text(SIP_USER_RULE, /^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/, 'carrier'));

/** One that looks like an address must be one. */
const isHost = (given: string): boolean =>
  /^[0-9.]+$/.test(given) ? isIPv4(given) : HOST.test(given);

const isNet = (given: string): boolean => {
  const [address = '', bits = '32', ...more] = given.split('/');
  if (!isIPv4(address) || !/^[0-9]{1,2}$/.test(bits) || more.length > 0) return false;
  return Number(bits) >= LEAST_NET_BITS && Number(bits) <= 32;
};

const prefix = members({
  prefix: text(phrase('trunk-prefix'), /^\+?[0-9*#]{0,32}$/, '00')
    .default('')
    .meta({ description: ruleWords(phrase('trunk-prefix')), examples: ['00'] }),
  strip: wholeNumber({ least: 0, most: 32 })
    .default(0)
    .meta({ description: 'how many signs are taken away in front', examples: [2] }),
  add: text(phrase('trunk-add'), /^\+?[0-9*#]{0,32}$/, '+')
    .default('')
    .meta({ description: 'what is put in front then', examples: ['+'] }),
});

/** What any trunk may be told; which of it a kind takes is seen when it is read. */
const settings = {
  host: text(phrase('trunk-host'), isHost, 'sip.carrier.example')
    .optional()
    .meta({ description: 'for register and peer (needed): a host or an IPv4 address' }),
  port: wholeNumber(PORT)
    .nullable()
    .optional()
    .meta({
      description:
        'for register and peer; null: what the host’s SRV records say, else 5060 or 5061',
      examples: [5060],
    }),
  transport: oneOf(['udp', 'tcp', 'tls'])
    .optional()
    .meta({ description: 'udp, tcp or tls, one of SIP_TRANSPORTS; the first of them if missing' }),
  srtp: oneOf(['off', 'optional', 'required'])
    .nullable()
    .optional()
    .meta({ description: 'off, optional or required; null: as SRTP says', examples: ['off'] }),
  username: text(phrase('trunk-username'), /^[A-Za-z0-9_.+~=@-]{1,64}$/, 'acme-4711')
    .optional()
    .meta({ description: 'for register (needed) and peer: whom the carrier knows us as' }),
  password: text(phrase('trunk-password'), /^[!#-[\]-~]{1,128}$/, 'pass-word-4711')
    .optional()
    .meta({
      description:
        'what goes with the user name; for accept what the gateway registers with, 12 signs or more, made up if missing; never shown again',
    }),
  from_domain: text(phrase('trunk-host'), isHost, 'carrier.example')
    .nullable()
    .optional()
    .meta({ description: 'the domain that the carrier is shown in From; null: our address' }),
  codecs: anyOf(z.string(), 10)
    .unwrap()
    .nullable()
    .optional()
    .meta({
      description: 'the one that is wanted most first; null: as CODECS says',
      examples: [['alaw', 'ulaw']],
    }),
  addresses: anyOf(text(phrase('trunk-address'), isNet, '192.0.2.0/24'), MOST_ADDRESSES)
    .unwrap()
    .optional()
    .meta({
      description:
        'for register and peer: from where besides the host the carrier’s calls may come, as IPv4 addresses or networks; nobody else there may be able to call in',
      examples: [['192.0.2.0/24']],
    }),
  max_calls: wholeNumber({ least: 1, most: MOST_CALLS })
    .nullable()
    .optional()
    .meta({
      description:
        'how many calls at a time, those that came in included; a call in is never refused for it, nor is an emergency number; null: without limit',
      examples: [30],
    }),
  prefixes: anyOf(prefix, MOST_PREFIXES)
    .unwrap()
    .optional()
    .meta({
      description:
        'which numbers go this way, as they are asked for; missing: any number; an empty list: none',
      examples: [[{ prefix: '00', strip: 2, add: '+' }]],
    }),
  priority: wholeNumber(PRIORITY)
    .optional()
    .meta({
      description:
        'from 0 to 99: of trunks whose prefixes are as long the higher goes first; 50 if missing',
      examples: [50],
    }),
};

/** A trunk to be made. */
export const newTrunk = members({
  name: newTrunkName,
  kind: oneOf(TRUNK_KINDS).meta({
    description: ruleWords(phrase('trunk-kind')),
    examples: ['register'],
  }),
  ...settings,
}).meta({
  examples: [
    {
      name: 'carrier',
      kind: 'register',
      host: 'sip.carrier.example',
      username: 'acme-4711',
      password: 'pass-word-4711',
      max_calls: 30,
    },
    { name: 'gateway-berlin', kind: 'accept', prefixes: [{ prefix: '030' }] },
    { name: 'sbc', kind: 'peer', host: '192.0.2.7', addresses: ['192.0.2.8/30'] },
  ],
});

/** What is to be changed of a trunk. */
export const changedTrunk = members(settings);

export type TrunkBody = z.output<typeof changedTrunk>;
