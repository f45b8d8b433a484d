import { lookup, resolveSrv } from 'node:dns/promises';
import { z } from 'zod';
import { OutboundRegistrations, type Registered } from '../../ari/outbound-registrations.ts';
import type { Config } from '../../config.ts';
import { BUILT_IN_TRUNK, isBuiltIn, type Trunk } from '../../domain/trunk.ts';
import { openTrunksAt } from '../../storage/place.ts';
import { unreachable } from '../../domain/unreachable.ts';
import { askAri, NotThere } from './ask-ari.ts';
import { doubtful, type Finding, reasonOf, well, wrong } from './finding.ts';

const WITHIN_MS = 5000;

/** What Asterisk has of a trunk. */
export interface SeenTrunk {
  /** `unknown`: nobody asked the carrier yet. */
  readonly state: 'online' | 'offline' | 'unknown';
  readonly calls: number;
  /** Of our registration with the carrier; null: it cannot be seen, or there is none to be. */
  readonly registered: Registered | null;
  /** Addresses of its host; null: it has none, or no host. */
  readonly addresses: readonly string[] | null;
}

type Sip = Pick<Config['sip'], 'address' | 'port' | 'transports'>;

const WRONG_PASSWORDS = 'Wrong passwords are in npm run asterisk -- logs.';

const sayWhy = ({ name, host, port, transport, fromDomain }: Trunk) => {
  const where = `${host ?? ''}${port === null ? '' : `:${port}`} (${transport})`;
  return {
    noAddress: wrong(
      `The host of trunk ${name}, ${host ?? ''}, has no address.`,
      `Is it spelled as the carrier says? npm run admin -- trunk set ${name} host=…`,
    ),
    silent: doubtful(
      `The carrier of trunk ${name} does not answer at ${where}: calls go over other trunks, if there are any.`,
      'Are host, port and transport as the carrier says, does it take calls from your address, and is the firewall open for them? npm run asterisk -- logs shows what was tried.',
    ),
    refused: wrong(
      `The carrier of trunk ${name} answers at ${where}, but does not let us register.`,
      `Are username, password and from_domain (${fromDomain ?? 'none'}) as the carrier says? Put them right: npm run admin -- trunk set ${name} --stdin. It is tried again at once, and each 20 seconds. Its answers: npm run asterisk -- logs.`,
    ),
    notYet: doubtful(
      `We are not registered with the carrier of trunk ${name} yet.`,
      'Look again in a moment: it is tried each 20 seconds.',
    ),
    unseen: doubtful(
      `Whether we are registered with the carrier of trunk ${name} cannot be seen.`,
      'Asterisk tells it by its management interface, as asterisk/manager.conf has it: enabled and webenabled, with the account of ARI.',
    ),
  };
};

const onlyHere = ({ address }: Sip, addresses: readonly string[]): boolean =>
  address.startsWith('127.') && !addresses.some((one) => one.startsWith('127.'));

/** Why a carrier that we reach at a host cannot be called at all; null: nothing is seen that prevents it. */
const whatPrevents = (trunk: Trunk, { addresses }: SeenTrunk, sip: Sip): Finding | null => {
  const { name, transport } = trunk;
  if (!sip.transports.includes(transport)) {
    return wrong(
      `Trunk ${name} goes by ${transport}, and SIP_TRANSPORTS is ${sip.transports.join(',')}.`,
      `Add ${transport} to SIP_TRANSPORTS, or change the trunk: npm run admin -- trunk set ${name} transport=…`,
    );
  }
  if (addresses === null) return sayWhy(trunk).noAddress;
  if (!onlyHere(sip, addresses)) return null;
  return wrong(
    `The carrier of trunk ${name} is not on this machine, and SIP_ADDRESS is ${sip.address}: no packet finds its way there.`,
    'Set SIP_ADDRESS to 0.0.0.0 or to this machine’s address, and bring Asterisk up again.',
  );
};

const findingOfHost = (trunk: Trunk, seen: SeenTrunk, sip: Sip): Finding => {
  const { name, kind, host } = trunk;
  const why = sayWhy(trunk);
  const prevents = whatPrevents(trunk, seen, sip);
  if (prevents !== null) return prevents;
  if (seen.state === 'offline') return why.silent;
  if (kind === 'peer') return well(`The carrier of trunk ${name} answers at ${host ?? ''}.`);
  switch (seen.registered) {
    case 'yes':
      return well(`Trunk ${name} is registered with ${host ?? ''}, which answers.`);
    case 'refused':
      return why.refused;
    case 'no':
      return why.notYet;
    case null:
      return why.unseen;
    default:
      return unreachable(seen.registered);
  }
};

const findingOfGateway = ({ name }: Trunk, { state }: SeenTrunk, sip: Sip): Finding => {
  if (state === 'online') return well(`The gateway of trunk ${name} is registered.`);
  const where = `${sip.address}${sip.port === null ? '' : `:${sip.port}`}`;
  const password = isBuiltIn(name)
    ? 'TRUNK_PASSWORD (data/asterisk.env)'
    : 'the password it was made with';
  const anew = isBuiltIn(name) ? '' : ` A new one: npm run admin -- trunk set ${name} --stdin.`;
  return doubtful(
    `The gateway of trunk ${name} is not registered: no number can be called by it, and none calls.`,
    `Let it register as "${name}" at ${where} with ${password}.${anew} ${WRONG_PASSWORDS}`,
  );
};

const fullness = ({ name, maxCalls }: Trunk, { calls }: SeenTrunk): Finding[] =>
  maxCalls === null || calls < maxCalls
    ? []
    : [
        doubtful(
          `Trunk ${name} has ${calls} calls, as many as it may: others go over other trunks, or are refused.`,
          `If the carrier gives you more: npm run admin -- trunk set ${name} max_calls=…`,
        ),
      ];

/**
 * What is to be said of one.
 * @param seen null: Asterisk has no such trunk
 */
export const findingsOf = (trunk: Trunk, seen: SeenTrunk | null, sip: Sip): Finding[] => {
  const { name, host } = trunk;
  if (seen === null) {
    const helps = isBuiltIn(name)
      ? 'Have one, as asterisk/pjsip.conf has.'
      : 'Start the service, with the same ARI_APP as before: it makes its trunks anew when it reaches Asterisk. If it runs, its log says why it cannot.';
    return [wrong(`Asterisk has no endpoint "${name}".`, helps)];
  }
  const state =
    host === null ? findingOfGateway(trunk, seen, sip) : findingOfHost(trunk, seen, sip);
  return [state, ...fullness(trunk, seen)];
};

const endpointShape = z.object({
  state: z.enum(['online', 'offline', 'unknown']),
  channel_ids: z.array(z.string()),
});

/** null: it has none. A name may stand for its SRV records alone. */
const addressesOf = async ({ host, port, transport }: Trunk): Promise<string[] | null> => {
  if (host === null) return null;
  try {
    return (await lookup(host, { family: 4, all: true })).map(({ address }) => address);
  } catch {
    if (port !== null) return null;
  }
  const service = transport === 'tls' ? '_sips._tcp' : `_sip._${transport}`;
  try {
    const [first] = await resolveSrv(`${service}.${host}`);
    return first === undefined ? null : [(await lookup(first.name, { family: 4 })).address];
  } catch {
    return null;
  }
};

const seenIn = async (
  config: Config,
  trunk: Trunk,
  registrations: ReadonlyMap<string, Registered> | null,
): Promise<SeenTrunk | null> => {
  try {
    const path = `endpoints/PJSIP/${encodeURIComponent(trunk.name)}`;
    const { state, channel_ids } = await askAri(config, path, endpointShape);
    const registered = registrations === null ? null : (registrations.get(trunk.name) ?? 'no');
    return { state, calls: channel_ids.length, registered, addresses: await addressesOf(trunk) };
  } catch (error) {
    if (error instanceof NotThere) return null;
    throw error;
  }
};

/** Those that were made, and the one that is always there. */
const trunksIn = async (config: Config): Promise<readonly Trunk[]> => {
  const records = await openTrunksAt(config);
  try {
    const made = await records.trunks();
    return made.some(({ name }) => isBuiltIn(name)) ? made : [BUILT_IN_TRUNK, ...made];
  } finally {
    await records.close();
  }
};

/** The one that is always there need not be used where others are. */
const isMissed = (trunk: Trunk, seen: SeenTrunk | null, all: readonly Trunk[]): boolean =>
  !isBuiltIn(trunk.name) ||
  all.length === 1 ||
  (seen?.state === 'online' && trunk.prefixes.length > 0);

/** Whether calls find a way to and from the telephone network. */
export const lookAtTrunks = async (config: Config): Promise<Finding[]> => {
  let trunks: readonly Trunk[] = [BUILT_IN_TRUNK];
  const found: Finding[] = [];
  try {
    trunks = await trunksIn(config);
  } catch (error) {
    const helps =
      'Set DATABASE_PATH or DATABASE_URL as the service has it, or start the service once.';
    found.push(doubtful(`The trunks that were made cannot be seen (${reasonOf(error)}).`, helps));
  }
  const registers = trunks.some(({ kind }) => kind === 'register');
  const { url, username, password } = config.ari;
  const manager = new OutboundRegistrations({
    url,
    username,
    password,
    requestTimeoutMs: WITHIN_MS,
  });
  const registrations = registers ? await manager.read() : null;
  for (const trunk of trunks) {
    const seen = await seenIn(config, trunk, registrations);
    if (isMissed(trunk, seen, trunks)) found.push(...findingsOf(trunk, seen, config.sip));
  }
  return found;
};
