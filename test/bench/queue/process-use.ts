import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { projectFile } from '../../helpers/project.ts';

/** Of the times in /proc/PID/stat: one hundredth of a second on every Linux (USER_HZ). */
const TICK_MS = 10;
/** Where user and system time are, behind the name, which may have spaces and brackets in it (proc(5)). */
const USER_TIME = 11;

/** For how long a process has kept a core busy so far, in ms. @param pid of a process on this machine */
export const processorMs = (pid: number): number => {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const behind = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(behind[USER_TIME]) + Number(behind[USER_TIME + 1])) * TICK_MS;
};

/** How much memory a process holds, in KiB. */
export const residentKib = (pid: number): number => {
  const found = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1] ?? NaN);
};

const ofAsterisk = (...command: readonly string[]): string =>
  execFileSync('bash', [projectFile('docker/asterisk.sh'), ...command], { encoding: 'utf8' });

/** Has Asterisk hand back what it holds without using it, so that what it holds is what it needs. */
export const giveFreeMemoryBack = (): void => {
  ofAsterisk('cli', 'malloc trim');
};

/**
 * Asterisk's process, as this machine knows it.
 * @throws Error where it is in no container of ours on this machine
 */
export const asteriskPid = (): number => Number(ofAsterisk('pid'));
