import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import test, { type ExecutionContext } from 'ava';
import { hasBaresip } from './baresip.ts';
import { asRoot } from './small-disk.ts';

const runs = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args).error === undefined;

const succeeds = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args).status === 0;

/** Of nftables: a package of npm's has a program of the same name. */
export const NFT = '/usr/sbin/nft';

/** What some tests need of this machine, and whether it has it. docker/lib/phones.sh installs what can be installed. */
const NEEDS = {
  baresip: hasBaresip,
  sipp: () => existsSync('/usr/bin/sipp'),
  'fail2ban-regex': () => runs('fail2ban-regex', '--version'),
  python3: () => runs('python3', '--version'),
  php: () => runs('php', '--version'),
  nft: () => existsSync(NFT),
  'network namespaces': () =>
    succeeds('unshare', '--net', 'true') && runs('ip', '-V') && runs('iptables', '--version'),
  'a disk of its own': () =>
    succeeds('unshare', '--mount', ...asRoot(), 'mount', '-t', 'tmpfs', 'none', '/mnt'),
} as const satisfies Record<string, () => boolean>;

/** Something that a machine may lack. */
export type Need = keyof typeof NEEDS;

const found = new Map<Need, boolean>();

const isThere = (need: Need): boolean => {
  const known = found.get(need) ?? NEEDS[need]();
  found.set(need, known);
  return known;
};

type Body = (t: ExecutionContext) => void | Promise<void>;

/**
 * Tests that need something of this machine, one after another. Where it is missing they are shown as skipped, and the
 * title says what they need; `npm test` lists them at its end.
 */
export const testNeeding =
  (...needs: readonly Need[]) =>
  (title: string, body: Body): void => {
    const missing = needs.filter((need) => !isThere(need));
    if (missing.length === 0) test.serial(title, body);
    else test.serial.skip(`${title} (needs ${missing.join(', ')})`, body);
  };
