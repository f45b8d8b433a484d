import test, { type ExecutionContext } from 'ava';
import type { Browser } from 'playwright-core';
import { withCallcenter } from '../helpers/callcenter.ts';
import { Chromium, hasChromium } from '../helpers/chromium.ts';
import { inBrowser } from '../helpers/in-browser.ts';
import { type Look, type OpenedPage, openPage } from '../helpers/page-in-browser.ts';
import { type RunningService, startService } from '../helpers/running-service.ts';
import { seeEverything } from './views/every-view.ts';

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

/** What is wider than its room: the page, or a dialog in it. A table scrolls by itself. */
const TOO_WIDE = `[document.documentElement, ...document.querySelectorAll('.dialog, .menu')]
  .map((room) => ({
    what: room.className || room.tagName,
    beyond: Math.max(
      room.scrollWidth - room.clientWidth,
      room.getBoundingClientRect().right - document.documentElement.clientWidth,
    ),
  }))
  .filter(({ beyond }) => beyond > 0.5)`;

/** What axe finds, what the policy refused, what left the machine, what failed, what is too wide: nothing. */
const isSound = async (t: ExecutionContext, opened: OpenedPage, where: string): Promise<void> => {
  t.deepEqual(await opened.faults(), [], where);
  t.deepEqual(opened.violations, [], where);
  t.deepEqual(opened.elsewhere, [], where);
  t.deepEqual(opened.errors, [], where);
  t.deepEqual(await opened.page.evaluate<object[]>(TOO_WIDE), [], where);
};

const nameOf = ({ locale, colorScheme, width = 1280 }: Look): string =>
  `${locale}, ${colorScheme}, ${width} pixels`;

for (const look of LOOKS) {
  inBrowser(
    `every page, form and dialog of the desk, the wallboard and the administration is sound for everybody (${nameOf(look)})`,
    (t) => {
      t.timeout(240_000);
      return withCallcenter(t, service, (callcenter) =>
        seeEverything({ service, browser }, callcenter, look, (opened, name) =>
          isSound(t, opened, name),
        ),
      );
    },
  );
}

inBrowser('whoever is not signed in is asked to, and sees nothing else', async (t) => {
  const opened = await openPage({ service, browser }, '/desk');
  await opened.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await isSound(t, opened, 'sign-in');
  await opened.close();
});
