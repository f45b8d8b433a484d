import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { BrowserContext, Page } from 'playwright-core';
import { BrowserSpeaker } from '../helpers/browser-speaker.ts';
import { Chromium } from '../helpers/chromium.ts';
import { PATIENCE } from '../helpers/eventually.ts';
import { inBrowser } from '../helpers/in-browser.ts';
import { ServiceProcess } from '../helpers/service-process.ts';
import { TestTrunks } from '../helpers/test-trunks.ts';
import { untilAllMostlyHear } from '../helpers/who-hears-whom.ts';

/** What README.md promises whoever tries it: steps, and the time from the printed links to hearing oneself. */
const MOST_STEPS = 10;
const WITHIN_MS = 120_000;

let service: ServiceProcess;
test.before(async () => {
  // As `npm start` runs it, without what the other tests turn off.
  service = await ServiceProcess.start({ environment: { DEMO: undefined } });
});
test.after.always(async () => {
  await removePhones();
  await service.stop();
});

/** They would stay in Asterisk, and the next demo would be without. */
const removePhones = async (): Promise<void> => {
  const trunks = new TestTrunks(service);
  const { result } = await trunks.ask<{ result: { id: string }[] }>(
    'GET',
    '/callcenter/demo/extension',
  );
  const { result: agents } = await trunks.ask<{ result: { name: string }[] }>(
    'GET',
    '/callcenter/demo/agent',
  );
  for (const { name } of agents) {
    await trunks.ask('DELETE', `/callcenter/demo/agent/${name}?force=true`);
  }
  for (const { id } of result) await trunks.ask('DELETE', `/callcenter/demo/extension/${id}`);
};

/** The links that the start printed, by whom they are for. */
const printedLinks = (): ReadonlyMap<string, string> => {
  const text = readFileSync(join(dirname(service.databasePath), 'first-links.txt'), 'utf8');
  return new Map(
    [...text.matchAll(/^\s*(.+?)\s+(http\S+)$/gm)].map(([, who = '', link = '']) => [who, link]),
  );
};

/** Somebody with one browser: what they do is counted. */
class Person {
  readonly steps: string[] = [];
  readonly #context: BrowserContext;

  constructor(context: BrowserContext) {
    this.#context = context;
  }

  async step(what: string, act: () => Promise<unknown>): Promise<void> {
    this.steps.push(what);
    await act();
  }

  press(page: Page, button: string): Promise<void> {
    return this.step(`press ${button}`, async () => {
      await page.bringToFront();
      await page.getByRole('button', { name: button, exact: true }).click();
    });
  }

  /** A tab of its own for a link. @param ear hears what it plays */
  async open(who: string, ear: BrowserSpeaker): Promise<Page> {
    const link = printedLinks().get(who);
    if (link === undefined) throw new Error(`no link was printed for ${who}`);
    const page = await this.#context.newPage();
    await page.bringToFront();
    await ear.listenIn(page, () => undefined);
    await this.step(`open the link of ${who}`, () => page.goto(link));
    return page;
  }
}

interface Ears {
  /** Hears what ana's desk plays; their tone is what the one microphone hears. */
  readonly ana: BrowserSpeaker;
  readonly caller: BrowserSpeaker;
  readonly supervisor: BrowserSpeaker;
}

const hear = (line: BrowserSpeaker, ...voices: readonly BrowserSpeaker[]) => ({
  ...{ line, voices, music: false },
});

/** From the links to hearing each other, as README.md tells it. */
const answerOneself = async (person: Person, { ana, caller }: Ears) => {
  const desk = await person.open('agent ana', ana);
  await person.press(desk, 'Log in');
  await desk.locator('.phone-card').getByText('The phone is ready.').waitFor();
  await person.press(desk, 'Ready');
  const admin = await person.open('administrator', caller);
  await person.press(admin, 'Call the queue');
  await person.press(admin, 'Call');
  await admin.getByText('Press 1 or 2.').waitFor();
  await person.press(admin, '1');
  await desk.bringToFront();
  const pop = desk.getByRole('alert', { name: 'A call for you' });
  await person.step('answer at ana’s desk', () =>
    pop.getByRole('button', { name: 'Answer' }).click(),
  );
  await untilAllMostlyHear('both sides hear each other', [hear(ana, ana), hear(caller, ana)]);
  return desk;
};

/**
 * Of the one microphone everybody speaks with the same tone. With ana muted the caller hears whoever else speaks to
 * them.
 */
const listenIn = async (person: Person, { ana, caller, supervisor }: Ears, desk: Page) => {
  await desk.bringToFront();
  await desk.locator('.phone-card').getByRole('button', { name: 'Mute' }).click();
  await untilAllMostlyHear('ana is muted', [hear(ana, ana), hear(caller)]);
  const wall = await person.open('supervisor', supervisor);
  const agents = wall.getByRole('table', { name: 'Agents' });
  await agents.getByRole('button', { name: 'Actions for ana' }).click();
  await wall.getByRole('menuitem', { name: 'Listen in' }).click();
  await wall.getByLabel('Your name as an agent').fill('sue');
  const dialog = wall.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Use this browser as phone' }).click();
  await untilAllMostlyHear('the supervisor listens', [hear(supervisor, ana), hear(caller)]);
  const own = wall.locator('.listening');
  await own.getByRole('button', { name: 'Whisper to the agent' }).click();
  await own.locator('[aria-pressed="true"]').getByText('Whisper').waitFor();
  await untilAllMostlyHear('the caller hears no whisper', [hear(supervisor, ana), hear(caller)]);
};

const earsOf = (t: ExecutionContext): Ears => {
  const [ana, caller, supervisor] = [
    new BrowserSpeaker('ana'),
    new BrowserSpeaker('caller'),
    new BrowserSpeaker('supervisor'),
  ];
  t.teardown(() => {
    for (const ear of [ana, caller, supervisor]) ear.giveToneBack();
  });
  return { ana, caller, supervisor };
};

inBrowser(
  `with the links that a fresh start prints one person with one browser answers their own call within ${MOST_STEPS} steps and ${WITHIN_MS / 1000} seconds, and a supervisor listens and whispers`,
  async (t) => {
    t.timeout((WITHIN_MS + 60_000) * PATIENCE);
    const ears = earsOf(t);
    const chromium = await Chromium.launch(ears.ana.toneHz);
    t.teardown(() => chromium.close());
    const context = await chromium.browser.newContext({ locale: 'en-GB' });
    context.setDefaultTimeout(20_000 * PATIENCE);
    const person = new Person(context);
    t.deepEqual(
      [...printedLinks().keys()],
      ['administrator', 'supervisor', 'agent ana', 'agent ben'],
    );

    const began = performance.now();
    const desk = await answerOneself(person, ears);
    const tookMs = performance.now() - began;
    t.log(
      `${person.steps.length} steps, ${(tookMs / 1000).toFixed(1)} s: ${person.steps.join(', ')}`,
    );
    t.true(person.steps.length <= MOST_STEPS, person.steps.join(', '));
    t.true(tookMs <= WITHIN_MS, `${tookMs} ms`);

    await listenIn(person, ears, desk);
    await context.close();
  },
);
