import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { inBrowser, serveInBrowser } from '../helpers/in-browser.ts';
import { openPageAs } from '../helpers/page-in-browser.ts';

const served = serveInBrowser();

const AGENTS = 500;
const CONDITIONS = 50;
/** Each agent has a call every four minutes or so: idle, ringing, talking, wrapping up. */
const CHANGES_A_SECOND = 8;
const MEASURED_MS = 20_000;
const MOST_CPU = 0.05;
const MOST_MB = 150;
const STATES = ['idle', 'busy', 'away/lunch', 'busy/training'];

const fill = async ({ api }: TestCallcenter): Promise<void> => {
  await api.do('PUT', '', { max_agents: AGENTS }).catch(() => undefined);
  await api.do('POST', 'channel/default', { max_agent: AGENTS }).catch(() => undefined);
  for (let i = 0; i < CONDITIONS; i += 1) {
    await api.do('POST', 'condition', { name: `queue-${i}`, where: `has("skill-${i}")` });
  }
  for (let i = 0; i < AGENTS; i += 1) {
    const telnum = `+4930${1_000_000 + i}`;
    await api.do('POST', 'extension', { type: 3, telnum });
    const skills = [{ name: `skill-${i % CONDITIONS}`, score: 50 }];
    await api.do('POST', 'agent', { name: `agent-${i}`, extension: telnum, state: 'idle', skills });
  }
};

interface ProcessInfo {
  readonly id: number;
  readonly type: string;
  readonly cpuTime: number;
}

/** Of the pages' own process, in seconds of a core and in megabytes. */
const used = async (): Promise<{ readonly cpu: number; readonly mb: number }> => {
  const session = await served.browser.newBrowserCDPSession();
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as {
    processInfo: readonly ProcessInfo[];
  };
  await session.detach();
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  const memory = pages.map(({ id }) => {
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    return Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  });
  return {
    cpu: pages.reduce((sum, { cpuTime }) => sum + cpuTime, 0),
    mb: Math.max(...memory),
  };
};

/** Agents change their states, evenly over the time. */
const change = async ({ api }: TestCallcenter): Promise<void> => {
  const began = performance.now();
  for (let i = 0; performance.now() - began < MEASURED_MS; i += 1) {
    const agent = (i * 7919) % AGENTS;
    const state = STATES[(i + Math.floor(i / AGENTS)) % STATES.length];
    await api.do('POST', `agent/agent-${agent}/state`, { state });
    const due = began + ((i + 1) * 1000) / CHANGES_A_SECOND;
    await pause(Math.max(0, due - performance.now()));
  }
};

inBrowser(
  `a wallboard of ${AGENTS} agents and ${CONDITIONS} conditions takes under ${MOST_CPU * 100} % of a core and ${MOST_MB} MB, draws few of them, and moves nothing`,
  (t) => {
    t.timeout(180_000);
    return withCallcenter(t, served.service, async (callcenter) => {
      await fill(callcenter);
      const who = { role: 'supervisor', callcenter: callcenter.id } as const;
      const opened = await openPageAs(served, who, '/wallboard');
      const { page } = opened;
      await page.getByRole('button', { name: `All ${AGENTS}` }).waitFor();
      t.true((await page.locator('.agents-card .row').count()) < 60);
      // What is compiled and laid out at first is no part of what it takes all day.
      await pause(3000);
      await page.evaluate(`{
        window.shifted = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.shifted += entry.value;
        }).observe({ type: 'layout-shift' });
      }`);
      const before = await used();
      await change(callcenter);
      const after = await used();
      const cpu = (after.cpu - before.cpu) / (MEASURED_MS / 1000);
      const shifted = await page.evaluate<number>('window.shifted');
      t.log(
        `${(cpu * 100).toFixed(1)} % of a core, ${after.mb.toFixed(0)} MB, layout shift ${shifted}`,
      );
      t.true(cpu < MOST_CPU, `${cpu}`);
      t.true(after.mb < MOST_MB, `${after.mb} MB`);
      t.true(shifted < 0.01, `${shifted}`);
      await opened.close();
    });
  },
);
