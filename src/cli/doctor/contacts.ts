import { execFile } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { promisify } from 'node:util';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { doubtful, type Finding, reasonOf, well } from './finding.ts';

/** Where a phone, or a carrier's gateway, said that it is, and whether it answers there. */
export interface Contact {
  readonly account: string;
  /** IPv4 at which it is called. */
  readonly address: string;
  /** As it sees itself; another than `address` behind a NAT. */
  readonly own: string;
  readonly answers: 'yes' | 'no' | 'not-asked';
}

const storedShape = z.object({ uri: z.string(), via_addr: z.string().default('') });

/** `/registrar/contact/ACCOUNT;@HASH : {JSON}`, a line each; in what Asterisk keeps, `^3B` is a semicolon. */
const STORED = /^\/registrar\/contact\/(.+);@([0-9a-f]{32}) *: (\{.*\}) *$/gm;
/** `Contact:  ACCOUNT/URI  HASH  STATUS  RTT`, where the hash is cut short. */
const SHOWN = / ([0-9a-f]{10})[0-9a-f]* +(Avail|Unavail|NonQual|Unknown) /g;

const ANSWERS: Readonly<Record<string, Contact['answers']>> = { Avail: 'yes', Unavail: 'no' };

const addressIn = (uri: string): string => /@([\d.]+)/.exec(uri)?.[1] ?? '';

const isPhone = ({ address }: Contact): boolean => ipaddr.IPv4.isValid(address);

/**
 * The contacts of all accounts that are registered.
 * @param stored what `database show registrar` says
 * @param shown what `pjsip show contacts` says
 */
export const contactsIn = (stored: string, shown: string): readonly Contact[] => {
  const states = new Map([...shown.matchAll(SHOWN)].map(([, hash, state]) => [hash, state]));
  return [...stored.matchAll(STORED)]
    .map(([, account = '', hash = '', json = '']) => {
      const { uri, via_addr: own } = storedShape.parse(JSON.parse(json));
      const answers = ANSWERS[states.get(hash.slice(0, 10)) ?? ''] ?? 'not-asked';
      return { account, address: addressIn(uri), own, answers };
    })
    .filter(isPhone);
};

const isPrivate = (address: string): boolean =>
  ['private', 'carrierGradeNat', 'linkLocal'].includes(ipaddr.IPv4.parse(address).range());

const isNear = (address: string, networks: readonly string[]): boolean =>
  networks.some((network) => ipaddr.IPv4.parse(address).match(ipaddr.IPv4.parseCIDR(network)));

const KEEPS_OPEN =
  'Is the phone on? Behind a NAT: let it register over TCP or TLS, or every minute, so that its way stays open.';
const BEHIND =
  'It told an address of the network that it is in. Accounts of the API are called where they come from; for another account set rewrite_contact, force_rport and rtp_symmetric to yes, or let the gateway tell its outside address.';

/**
 * What is to be said of one; null: nothing.
 * @param networks those that this machine is in, such as `192.168.1.5/24`
 */
export const findingOf = (contact: Contact, networks: readonly string[]): Finding | null => {
  const { account, address, own, answers } = contact;
  if (answers !== 'yes' && isPrivate(address) && !isNear(address, networks)) {
    return doubtful(
      `${account} is registered with ${address}, a private address in no network of this machine: calls to it may go nowhere.`,
      BEHIND,
    );
  }
  if (answers === 'no') return doubtful(`${account} does not answer at ${address}.`, KEEPS_OPEN);
  if (!ipaddr.IPv4.isValid(own) || own === address) return null;
  return well(`${account} is behind a NAT (${own}), and called at ${address}.`);
};

const ownNetworks = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .flatMap(({ family, cidr }) => (family === 'IPv4' && cidr !== null ? [cidr] : []));

const run = promisify(execFile);
const MOST_BYTES = 64_000_000;

/** @param console how Asterisk's own is reached, a program and its arguments; empty: not at all */
export const lookAtContacts = async (console: readonly string[]): Promise<Finding[]> => {
  const [program, ...args] = console;
  if (program === undefined) {
    return [
      well('Where phones are registered was not looked at: that takes the container of npm start.'),
    ];
  }
  const ask = async (command: string): Promise<string> => {
    const { stdout } = await run(program, [...args, '-rx', command], { maxBuffer: MOST_BYTES });
    return stdout;
  };
  try {
    const [stored, shown] = await Promise.all([
      ask('database show registrar'),
      ask('pjsip show contacts'),
    ]);
    const contacts = contactsIn(stored, shown);
    const networks = ownNetworks();
    const found = contacts
      .map((contact) => findingOf(contact, networks))
      .filter((finding) => finding !== null);
    const all = well(`${contacts.length} phones and gateways are registered.`);
    return [all, ...found];
  } catch (error) {
    return [
      doubtful(
        `Where phones are registered cannot be seen (${reasonOf(error)}).`,
        'npm run asterisk -- cli "pjsip show contacts" shows it.',
      ),
    ];
  }
};
