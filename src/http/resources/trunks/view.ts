import { z } from 'zod';
import { TRUNK_KINDS } from '../../../domain/trunk.ts';
import type { ObservedTrunk } from '../../../operations/trunks.ts';
import {
  type DataOf,
  shownCount,
  shownText,
  shownTextOrNull,
  shownWord,
} from '../../schemas/answer-fields.ts';
import { trunkName } from './body.ts';

const prefixData = z.object({
  prefix: shownText('what the number begins with; empty: any number', '00'),
  strip: shownCount('how many signs are taken away in front', 2),
  add: shownText('what is put in front then', '+'),
});

const flagOrNull = (description: string) =>
  z
    .boolean()
    .meta({ examples: [true] })
    .nullable()
    .meta({ description });

const fields = z.object({
  name: trunkName,
  kind: shownWord(TRUNK_KINDS, 'who registers with whom'),
  host: shownTextOrNull('where the carrier is; null: it registers with us', 'sip.carrier.example'),
  port: shownCount('its port', 5060)
    .nullable()
    .meta({ description: 'its port; null: what SRV records say, else 5060 or 5061' }),
  transport: shownWord(['udp', 'tcp', 'tls'], 'by what it is reached'),
  srtp: shownWord(['off', 'optional', 'required'], 'whether voice is encrypted')
    .nullable()
    .meta({ description: 'whether voice is encrypted; null: as SRTP says' }),
  username: shownTextOrNull(
    'whom the carrier knows us as, or its gateway registers as; null: nobody is asked',
    'acme-4711',
  ),
  from_domain: shownTextOrNull('what the carrier is shown in From; null: our address', 'a.example'),
  codecs: z
    .array(z.string())
    .meta({ examples: [['alaw', 'ulaw']] })
    .nullable()
    .meta({ description: 'the one that is wanted most first; null: as CODECS says' }),
  addresses: z
    .array(z.string())
    .meta({ description: 'from where its calls may come too', examples: [['192.0.2.0/24']] }),
  max_calls: shownCount('calls at a time', 30)
    .nullable()
    .meta({ description: 'calls at a time; null: without limit' }),
  prefixes: z.array(prefixData).meta({ description: 'which numbers go this way' }),
  priority: shownCount('of those whose prefixes are as long the higher goes first', 50),
  registered: flagOrNull(
    'whether we are registered with the carrier, or its gateway with us; null: unknown, or a peer, which needs none',
  ),
  reachable: flagOrNull('whether the carrier answers; null: unknown'),
  calls: shownCount('calls over it at this moment, in both directions', 3),
});

/** A trunk with its state. Its password is never shown. */
export const trunkData = fields.meta({
  id: 'Trunk',
  description: 'a way to the telephone network, and its state',
});

/** What its maker is told once. */
export const newTrunkData = fields
  .extend({
    password: shownText(
      'what the carrier’s gateway registers with; shown by this answer alone, and if it was made up',
      'pass-word-4711',
    ).optional(),
  })
  .meta({ id: 'NewTrunk', description: 'a trunk that was just made' });

const usernameOf = ({ name, kind, credentials }: ObservedTrunk['trunk']): string | null => {
  if (kind === 'accept') return name;
  return credentials.kind === 'password' ? credentials.username : null;
};

export const trunkView = ({ trunk, now }: ObservedTrunk): DataOf<typeof trunkData> => ({
  name: trunk.name,
  kind: trunk.kind,
  host: trunk.host,
  port: trunk.port,
  transport: trunk.transport,
  srtp: trunk.srtp,
  username: usernameOf(trunk),
  from_domain: trunk.fromDomain,
  codecs: trunk.codecs,
  addresses: trunk.addresses,
  max_calls: trunk.maxCalls,
  prefixes: trunk.prefixes,
  priority: trunk.priority,
  registered: now.registered,
  reachable: now.reachable,
  calls: now.calls,
});

/** @param madeUp the password that was made up; null: none was */
export const newTrunkView = (
  observed: ObservedTrunk,
  madeUp: string | null,
): DataOf<typeof newTrunkData> => ({
  ...trunkView(observed),
  ...(madeUp !== null && { password: madeUp }),
});

const { kind, registered, reachable } = fields.shape;

/** What is told of a trunk when it changes. */
export const trunkState = { kind, registered, reachable };
