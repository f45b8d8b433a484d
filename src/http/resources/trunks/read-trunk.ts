import type { TrunkName } from '../../../domain/ids.ts';
import {
  ANY_NUMBER,
  type Trunk,
  type TrunkCredentials,
  type TrunkKind,
} from '../../../domain/trunk.ts';
import { phrase } from '../../../messages/phrase.ts';
import type { TrunkSettings } from '../../../operations/runtime/operation-deps.ts';
import {
  generatePassword,
  isSipPassword,
  passwordDigest,
  SIP_PASSWORD_RULE,
} from '../../../operations/sip-account.ts';
import { unfitting } from '../../protocol/invalid-argument.ts';
import type { TrunkBody } from './body.ts';

const PRIORITY = 50;

/** What only those have that are reached at a host. */
const OF_HOSTS = ['host', 'port', 'username', 'addresses', 'from_domain'] as const;

/** A trunk to be made, and the password that was made up for it; null: none was. */
export interface ReadTrunk {
  readonly trunk: Trunk;
  readonly madeUp: string | null;
}

/**
 * A trunk as a request wants it.
 * @throws Refusal invalid-argument
 */
export const readNewTrunk = (
  name: TrunkName,
  kind: TrunkKind,
  body: TrunkBody,
  settings: TrunkSettings,
): ReadTrunk => {
  if (kind === 'register')
    for (const one of ['username', 'password'] as const) need(kind, body, one);
  if (kind !== 'accept') need(kind, body, 'host');
  const madeUp = kind === 'accept' && body.password === undefined ? generatePassword() : null;
  const given = madeUp === null ? body : { ...body, password: madeUp };
  const [transport] = settings.transports;
  const fresh: Trunk = {
    ...{ name, kind, host: null, port: null, srtp: null, fromDomain: null, codecs: null },
    ...{ addresses: [], maxCalls: null, prefixes: [ANY_NUMBER], priority: PRIORITY },
    credentials: { kind: 'none' },
    transport: transport ?? 'udp',
  };
  return { trunk: { ...fresh, ...readTrunkChanges(fresh, given, settings) }, madeUp };
};

/**
 * What a request wants changed of a trunk.
 * @throws Refusal invalid-argument
 */
export const readTrunkChanges = (
  before: Trunk,
  body: TrunkBody,
  settings: TrunkSettings,
): Partial<Omit<Trunk, 'name' | 'kind'>> => {
  refuseOfOthers(before.kind, body);
  refuseUnknown(body, settings);
  const credentials = credentialsIn(before, body);
  return {
    ...(body.host !== undefined && { host: body.host }),
    ...(body.port !== undefined && { port: body.port }),
    ...(body.transport !== undefined && { transport: body.transport }),
    ...(body.srtp !== undefined && { srtp: body.srtp }),
    ...(body.from_domain !== undefined && { fromDomain: body.from_domain }),
    ...(body.codecs !== undefined && { codecs: body.codecs }),
    ...(body.addresses !== undefined && { addresses: body.addresses }),
    ...(body.max_calls !== undefined && { maxCalls: body.max_calls }),
    ...(body.prefixes !== undefined && { prefixes: body.prefixes }),
    ...(body.priority !== undefined && { priority: body.priority }),
    ...(credentials !== null && { credentials }),
  };
};

const need = (kind: TrunkKind, body: TrunkBody, member: keyof TrunkBody): void => {
  if (body[member] === undefined) {
    throw unfitting('body', member, phrase('trunk-needs', { member, kind }));
  }
};

const refuseOfOthers = (kind: TrunkKind, body: TrunkBody): void => {
  if (kind !== 'accept') return;
  for (const member of OF_HOSTS) {
    if (body[member] !== undefined) {
      throw unfitting('body', member, phrase('trunk-has-not', { member, kind }));
    }
  }
};

const refuseUnknown = (
  { transport, codecs }: TrunkBody,
  { transports, codecs: known }: TrunkSettings,
): void => {
  if (transport !== undefined && !transports.includes(transport)) {
    throw unfitting('body', 'transport', phrase('trunk-transport', { transports }));
  }
  const isRight = codecs?.every((codec) => known.includes(codec)) ?? true;
  if (!isRight || codecs?.length === 0) {
    throw unfitting('body', 'codecs', phrase('trunk-codecs', { codecs: known }));
  }
};

/** null: they stay as they are. */
const credentialsIn = (
  { name, kind, credentials }: Trunk,
  { username, password }: TrunkBody,
): TrunkCredentials | null => {
  if (username === undefined && password === undefined) return null;
  if (kind === 'accept') {
    if (password === undefined || !isSipPassword(password)) {
      throw unfitting('body', 'password', SIP_PASSWORD_RULE);
    }
    return { kind: 'digest', digest: passwordDigest(name, password) };
  }
  const before = credentials.kind === 'password' ? credentials : null;
  const user = username ?? before?.username;
  const secret = password ?? before?.password;
  if (user === undefined || secret === undefined) {
    const member = user === undefined ? 'username' : 'password';
    throw unfitting('body', member, phrase('trunk-both'));
  }
  return { kind: 'password', username: user, password: secret };
};
