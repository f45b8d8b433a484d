import { createHash } from 'node:crypto';
import type { Command } from '../domain/engine/world/command.ts';
import type { Logger } from '../operations/ports/logger.ts';
import { accountMark, isMarkOf, makerIn } from './account-mark.ts';
import { AriError } from './ari-error.ts';
import type { AriCalls } from './client.ts';
import {
  aorFields,
  browserAorFields,
  browserFields,
  endpointFields,
  type EndpointSettings,
} from './endpoint-settings.ts';
import type { ConfigField } from './snapshots.ts';

type PutSipAccount = Extract<Command, { kind: 'put-sip-account' }>;

/** Where calls of agents' phones enter the dialplan. */
const CONTEXT = 'from-agents';
/** Asterisk's default realm; the digest of the password holds it. */
const REALM = 'asterisk';
/** Asterisk's name for the class of what is pushed here. */
export const MODULE = 'res_pjsip';
/** The endpoint needs the others: it is made last and taken away first. */
type Part = 'auth' | 'aor' | 'endpoint';

type Fields = Readonly<Record<string, string>>;

/** As ARI takes them. */
export const listed = (values: Fields): ConfigField[] =>
  Object.entries(values).map(([attribute, value]) => ({ attribute, value }));

/** What an account of a phone is in Asterisk, but for the mark of its maker. */
const partsOf = (
  { user, passwordDigest, webrtc }: Omit<WantedAccount, 'callcenterId'>,
  { transferKey, endpoints }: Pick<AccountMaker, 'transferKey' | 'endpoints'>,
): Readonly<Record<Part, Fields>> => ({
  auth: {
    auth_type: 'md5',
    username: user,
    realm: REALM,
    md5_cred: passwordDigest,
  },
  aor: {
    max_contacts: '1',
    remove_existing: 'yes',
    ...(webrtc ? browserAorFields : aorFields(endpoints)),
  },
  endpoint: {
    context: CONTEXT,
    // No variables: Asterisk cannot change an endpoint that has some (500).
    ...(webrtc ? browserFields(endpoints) : endpointFields(endpoints)),
    // Without it Asterisk keeps "unknown" when the account is put again, and shows that as caller.
    callerid: `<${user}>`,
    direct_media: 'no',
    rtp_symmetric: 'yes',
    force_rport: 'yes',
    rewrite_contact: 'yes',
    auth: user,
    aors: user,
    ...(transferKey ? {} : { allow_transfer: 'no' }),
  },
});

/**
 * Changes with what this service makes of an account: those that were made otherwise are put again. A browser's
 * password is made up anew time and again, and counts too; of others' nothing is told.
 */
const editionOf = (maker: AccountMaker, { webrtc, passwordDigest }: WantedAccount): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        partsOf({ user: '', passwordDigest: webrtc ? passwordDigest : '', webrtc }, maker),
      ),
    )
    .digest('hex')
    .slice(0, 8);

/** Who makes accounts, whether phones may transfer calls by SIP (REFER), and how they reach Asterisk. */
export interface AccountMaker {
  readonly app: string;
  readonly transferKey: boolean;
  readonly endpoints: EndpointSettings;
}

/** Asterisk has something of this name that is not ours, and stays as it is. */
export class NameTaken extends AriError {
  readonly user: string;
  /** The application whose account it is; null: a file's, or nobody knows. */
  readonly madeBy: string | null;

  constructor(user: string, madeBy: string | null, reason: string) {
    super('refused', 'asterisk.updateObject', reason);
    this.user = user;
    this.madeBy = madeBy;
  }
}

const isStatus = (error: unknown, ...statuses: readonly number[]): boolean =>
  error instanceof AriError && error.status !== null && statuses.includes(error.status);

/** What an account should be, and whose. */
type WantedAccount = Pick<PutSipAccount, 'user' | 'passwordDigest' | 'callcenterId' | 'webrtc'>;

const markFor = (maker: AccountMaker, account: WantedAccount): string =>
  accountMark(maker.app, account.callcenterId, editionOf(maker, account));

/**
 * Makes an account that a phone can register with at once and after every restart of Asterisk
 * (https://docs.asterisk.org/Configuration/Interfaces/Asterisk-REST-Interface-ARI/ARI-Push-Configuration/),
 * whatever was there before.
 * @throws NameTaken if one of Asterisk's files has an object of this name; AriError
 */
export const putSipAccount = async (
  ari: AriCalls,
  maker: AccountMaker,
  account: WantedAccount,
): Promise<void> => {
  const { user } = account;
  const { auth, aor, endpoint } = partsOf(account, maker);
  const accountcode = markFor(maker, account);
  const wanted = { auth, aor, endpoint: { ...endpoint, accountcode } };
  const put = (part: Part) => ari.updateConfigObject(MODULE, part, user, listed(wanted[part]));
  try {
    // Neither needs the other. Both have come to an end before anything is taken away again.
    await allOf([put('auth'), put('aor')]);
    await put('endpoint');
  } catch (error) {
    if (!isStatus(error, 403)) throw error;
    await removeParts(ari, user);
    throw new NameTaken(user, null, `one of Asterisk's files has "${user}"`);
  }
};

/** Waits for all of them. @throws what one of them does, before all else that a file has an object of this name */
const allOf = async (works: readonly Promise<void>[]): Promise<void> => {
  const settled = await Promise.allSettled(works);
  const failed = settled.filter((one) => one.status === 'rejected');
  const first = failed.find(({ reason }) => isStatus(reason, 403)) ?? failed[0];
  if (first !== undefined) await Promise.reject(first.reason as Error);
};

/** Takes away an object of Asterisk's. What is not there, or is a file's, is passed over. @throws AriError */
export const removePart = async (ari: AriCalls, part: string, user: string): Promise<void> => {
  try {
    await ari.deleteConfigObject(MODULE, part, user);
  } catch (error) {
    if (!isStatus(error, 403, 404)) throw error;
  }
};

const removeParts = async (ari: AriCalls, user: string): Promise<void> => {
  await removePart(ari, 'endpoint', user);
  await allOf([removePart(ari, 'aor', user), removePart(ari, 'auth', user)]);
};

/** Who made an account. null: there is no such account; empty: nobody marked it. @throws AriError */
export const markOf = async (ari: AriCalls, user: string): Promise<string | null> => {
  const fields = await ari.getConfigObject(MODULE, 'endpoint', user);
  if (fields === null) return null;
  return fields.find(({ attribute }) => attribute === 'accountcode')?.value ?? '';
};

/**
 * The accounts of agents' phones in an Asterisk that others may use too. Each is marked with the
 * application and the call center that made it. What others made, or a file has, is never touched.
 */
export class SipAccounts {
  readonly #maker: AccountMaker;
  readonly #log: Logger;
  /** Users whose account is known to be as it should be. */
  readonly #current = new Set<string>();
  /** Users that were refused as another's: what is there is not ours to remove. */
  readonly #refused = new Set<string>();

  constructor(maker: AccountMaker, log: Logger) {
    this.#maker = maker;
    this.#log = log;
  }

  /**
   * Makes an account. One that is not new is put again only if it is missing or not as this version
   * would make it; if it has no mark, as those of earlier versions, it is ours.
   * @throws NameTaken; AriError
   */
  async put(ari: AriCalls, command: PutSipAccount): Promise<void> {
    const { user, why } = command;
    const isNew = why === 'new';
    if (why === 'kept' && this.#current.has(user)) return;
    this.#current.delete(user);
    const mark = await markOf(ari, user);
    if (mark !== null && !(await isOurs(ari, this.#maker.app, mark, isNew))) {
      if (isNew) this.#refused.add(user);
      else this.#log.error({ user, made_by: makerIn(mark) }, 'an account is another service’s');
      throw takenBy(user, makerIn(mark));
    }
    if (why !== 'kept' || mark !== markFor(this.#maker, command)) {
      await this.#putAnew(ari, command);
    }
    this.#current.add(user);
  }

  /** Asterisk has these; others are to be put again. */
  looked(users: readonly string[]): void {
    const there = new Set(users);
    for (const user of this.#current) if (!there.has(user)) this.#current.delete(user);
  }

  /**
   * Takes the account away. One that is not there, or is not ours, is no error.
   * @throws AriError
   */
  async remove(ari: AriCalls, user: string): Promise<void> {
    this.#current.delete(user);
    if (this.#refused.delete(user)) return;
    const mark = await markOf(ari, user);
    if (mark !== null && !(await isOurs(ari, this.#maker.app, mark, false))) {
      this.#log.warn({ user, made_by: makerIn(mark) }, 'an account of another service stays');
      return;
    }
    await removeParts(ari, user);
  }

  async #putAnew(ari: AriCalls, command: PutSipAccount): Promise<void> {
    try {
      await putSipAccount(ari, this.#maker, command);
    } catch (error) {
      if (error instanceof NameTaken) this.#refused.add(command.user);
      throw error;
    }
  }
}

/**
 * Whether an account with this mark is ours. One that is stored here is so too if it has no mark, or that of an
 * application that is no more.
 * @throws AriError
 */
export const isOurs = async (
  ari: AriCalls,
  app: string,
  mark: string,
  isNew: boolean,
): Promise<boolean> => {
  if (isMarkOf(mark, app)) return true;
  if (isNew) return false;
  const maker = makerIn(mark);
  return mark === '' || (maker !== null && !(await ari.hasApplication(maker)));
};

/** Asterisk has it already, and not from us. */
export const takenBy = (user: string, maker: string | null): NameTaken => {
  const whose = maker === null ? 'which this service did not make' : `of application "${maker}"`;
  return new NameTaken(user, maker, `Asterisk has an account "${user}" already, ${whose}`);
};
