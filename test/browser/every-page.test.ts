import test, { type ExecutionContext } from 'ava';
import type { Browser } from 'playwright-core';
import { type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import {
  type Look,
  type OpenedPage,
  openPage,
  openPageAs,
  type Who,
} from '../helpers/page-in-browser.ts';
import { Chromium, hasChromium } from '../helpers/chromium.ts';
import { inBrowser } from '../helpers/in-browser.ts';
import { type RunningService, startService } from '../helpers/running-service.ts';
import { SALES, salesScene } from '../helpers/sales-scene.ts';

/** Of a microphone that is there to be chosen; nobody listens to it. */
const TONE_HZ = 440;

let service: RunningService;
let chromium: Chromium | null = null;
let browser: Browser;
test.before(async () => {
  service = await startService();
  if (!hasChromium()) return;
  chromium = await Chromium.launch(TONE_HZ);
  ({ browser } = chromium);
});
test.after.always(async () => {
  await chromium?.close();
  await service.stop();
});

const LOOKS: readonly Look[] = [
  { locale: 'en-GB', colorScheme: 'light' },
  { locale: 'en-GB', colorScheme: 'dark', width: 360, height: 740 },
  { locale: 'zh-CN', colorScheme: 'light', width: 360, height: 740 },
  { locale: 'zh-CN', colorScheme: 'dark' },
];

const ADMIN_PARTS = [
  ...[
    'extensions',
    'trunks',
    'numbers',
    'conditions',
    'checker',
    'prompts',
    'settings',
    'reasons',
    'alerts',
  ],
  ...['reports', 'recordings', 'stories', 'audit', 'webhooks', 'links', 'keys'],
];

/** What axe finds, what the policy refused, what left the machine, what failed: nothing. */
const isSound = async (t: ExecutionContext, opened: OpenedPage, where: string): Promise<void> => {
  t.deepEqual(await opened.faults(), [], where);
  t.deepEqual(opened.violations, [], where);
  t.deepEqual(opened.elsewhere, [], where);
  t.deepEqual(opened.errors, [], where);
  const wider = await opened.page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  t.true(wider <= 0, `${where} is ${wider} pixels wider than the screen`);
};

const nameOf = ({ locale, colorScheme, width = 1280 }: Look): string =>
  `${locale}, ${colorScheme}, ${width} pixels`;

const agentIn = ({ id }: TestCallcenter, agent: string): Who => ({
  ...{ role: 'agent', callcenter: id, agent },
});

/** What the dialogs of the desk are opened with, by language. */
const DESK_DIALOGS = {
  'en-GB': ['Sound and keys', 'CRM'],
  'zh-CN': ['声音与按键', 'CRM'],
} as const;

/** An agent whose phone is the browser, so that there is something to choose. */
const logInWithBrowser = async ({ api }: TestCallcenter, agent: string): Promise<void> => {
  const user = `web${Date.now() % 1_000_000}-${agent}`;
  await api.do('POST', 'extension', { type: 1, user, webrtc: true });
  await api.do('POST', 'agent', { name: agent, extension: user, state: 'busy', skills: [] });
};

/** Each dialog of the desk, as a browser with devices shows it. */
const seeDialogs = async (
  t: ExecutionContext,
  callcenter: TestCallcenter,
  look: Look,
): Promise<void> => {
  await logInWithBrowser(callcenter, 'wes');
  const desk = await openPageAs({ service, browser }, agentIn(callcenter, 'wes'), '/desk', look);
  for (const name of DESK_DIALOGS[look.locale]) {
    await desk.page.getByRole('button', { name, exact: true }).click();
    const dialog = desk.page.getByRole('dialog', { name });
    await dialog.locator('input, meter').first().waitFor();
    await isSound(t, desk, `desk, ${name}`);
    await desk.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
  await desk.close();
};

/** A desk with nobody, while it rings, and in a talk. */
const seeCall = async (
  t: ExecutionContext,
  callcenter: TestCallcenter,
  look: Look,
): Promise<void> => {
  const { ana, ben } = await salesScene(callcenter);
  const desk = await openPageAs({ service, browser }, agentIn(callcenter, 'ana'), '/desk', look);
  await desk.page.locator('.my-state').waitFor();
  await isSound(t, desk, 'desk');
  const bensCall = ben.enqueue(SALES);
  const anasCall = await ana.phone.nextCall();
  await desk.page.locator('.ringing').waitFor();
  await isSound(t, desk, 'desk, ringing');
  await anasCall.answer();
  await desk.page.locator('.talk .members').waitFor();
  await isSound(t, desk, 'desk, talking');
  await bensCall.hangUp();
  await desk.close();
};

for (const look of LOOKS) {
  inBrowser(
    `the desk, the wallboard and each part of the administration are sound for everybody (${nameOf(look)})`,
    (t) => {
      t.timeout(120_000);
      return withCallcenter(t, service, async (callcenter) => {
        await callcenter.api.do('PUT', '', { outcomes: ['sold', 'call again'] });
        await seeCall(t, callcenter, look);
        await seeDialogs(t, callcenter, look);
        const to = encodeURIComponent(callcenter.id);
        const asked = { service, browser };

        const supervisor = { role: 'supervisor', callcenter: callcenter.id } as const;
        const wall = await openPageAs(asked, supervisor, '/wallboard', look);
        await wall.page.locator('.agents-card .row').first().waitFor();
        await isSound(t, wall, 'wallboard');
        await wall.close();

        const admin = await openPageAs(asked, { role: 'admin' }, `/admin?callcenter=${to}`, look);
        for (const part of ADMIN_PARTS) {
          await admin.page.locator(`a[href="#${part}"]`).click();
          await admin.page.locator('.admin .card h2').first().waitFor();
          await isSound(t, admin, `administration, ${part}`);
        }
        await admin.close();
      });
    },
  );
}

inBrowser('whoever is not signed in is asked to, and sees nothing else', async (t) => {
  const opened = await openPage({ service, browser }, '/desk');
  await opened.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await isSound(t, opened, 'sign-in');
  await opened.close();
});
