import test from 'ava';
import { type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { BrowserSpeaker } from '../helpers/browser-speaker.ts';
import { Chromium } from '../helpers/chromium.ts';
import { inBrowser } from '../helpers/in-browser.ts';
import { type OpenedPage, openPageAs } from '../helpers/page-in-browser.ts';
import { type RunningService, startService } from '../helpers/running-service.ts';
import { SALES, salesScene } from '../helpers/sales-scene.ts';
import type { Speaker } from '../helpers/speaker.ts';
import { untilAllMostlyHear } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

/** Sue supervises with a browser that is heard and hears. */
const openBoard = async (
  callcenter: TestCallcenter,
  sue: BrowserSpeaker,
  chromium: Chromium,
): Promise<OpenedPage> => {
  const who = { role: 'supervisor', callcenter: callcenter.id } as const;
  return openPageAs({ service, browser: chromium.browser }, who, '/wallboard', undefined, (to) =>
    sue.listenIn(to, () => undefined),
  );
};

const hear = (line: Speaker, ...voices: readonly Speaker[]) => ({ line, voices, music: false });

inBrowser(
  'a supervisor sees the queue grow and an alert begin, gives a caller to an agent, listens, whispers and joins by the browser, and logs the agent out',
  (t) => {
    t.timeout(120_000);
    return withCallcenter(t, service, async (callcenter) => {
      const thresholds = [{ figure: 'waiting', limit: 1, calm_seconds: 0 }];
      await callcenter.api.do('PUT', '', { thresholds, agents_choose_phone: true });
      const { ana, ben } = await salesScene(callcenter, { state: 'busy' });
      const user = `sue${Date.now() % 1_000_000}`;
      await callcenter.api.do('POST', 'extension', { type: 1, user, webrtc: true });
      const sue = new BrowserSpeaker('sue');
      const chromium = await Chromium.launch(sue.toneHz);
      t.teardown(async () => {
        await chromium.close();
        sue.giveToneBack();
      });
      const opened = await openBoard(callcenter, sue, chromium);
      const { page } = opened;
      await page.getByText('No alerts.').waitFor();

      ben.enqueue(SALES);
      const waits = page.getByRole('table', { name: 'Who waits' });
      await waits.getByText(ben.user).waitFor();
      await page.getByRole('alert').getByText('1 callers or more wait').waitFor();
      await page.getByRole('region', { name: 'Conditions' }).getByText('sales').waitFor();

      await callcenter.api.do('POST', 'agent/ana/state', { state: 'idle' });
      const anasCall = await ana.phone.nextCall();
      await anasCall.answer();
      await untilAllMostlyHear('ana talks with ben', [
        hear(ana.phone, ben.phone),
        hear(ben.phone, ana.phone),
      ]);
      await page.getByText('No alerts.').waitFor();

      const agents = page.getByRole('table', { name: 'Agents' });
      const choose = async (what: string): Promise<void> => {
        await agents.getByRole('button', { name: 'Actions for ana' }).click();
        await page.getByRole('menuitem', { name: what }).click();
      };
      await choose('Listen in');
      await page.getByLabel('Your name as an agent').fill('sue');
      await page.getByLabel('Phone for browsers').selectOption(user);
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Use this browser as phone' }).click();
      await untilAllMostlyHear('sue listens', [
        hear(sue, ana.phone, ben.phone),
        hear(ana.phone, ben.phone),
        hear(ben.phone, ana.phone),
      ]);

      const own = page.locator('.listening');
      await own.getByRole('button', { name: 'Whisper to the agent' }).click();
      await untilAllMostlyHear('sue whispers to ana', [
        hear(sue, ana.phone, ben.phone),
        hear(ana.phone, ben.phone, sue),
        hear(ben.phone, ana.phone),
      ]);
      await own.getByRole('button', { name: 'Join the conversation' }).click();
      await untilAllMostlyHear('sue joins', [
        hear(sue, ana.phone, ben.phone),
        hear(ana.phone, ben.phone, sue),
        hear(ben.phone, ana.phone, sue),
      ]);
      await own.getByRole('button', { name: 'Leave' }).click();
      await untilAllMostlyHear('sue is gone', [
        hear(ana.phone, ben.phone),
        hear(ben.phone, ana.phone),
      ]);

      await choose('Log out');
      await anasCall.ended();
      await ben.untilBackInIvr();
      await agents.getByText('ana').waitFor({ state: 'detached' });
      await own.getByRole('button', { name: 'Give the phone back' }).click();
      await own.getByRole('button', { name: 'Use this browser as phone' }).waitFor();
      t.deepEqual(opened.violations, []);
      t.deepEqual(opened.errors, []);
      await opened.close();
    });
  },
);

inBrowser(
  'a supervisor moves a caller: put first, and offered to an agent of their choice',
  (t) => {
    t.timeout(60_000);
    return withCallcenter(t, service, async (callcenter) => {
      const { ana, ben } = await salesScene(callcenter, { state: 'busy' });
      const cleo = await callcenter.agent('cleo', { state: 'idle' });
      const chromium = await Chromium.launch(440);
      t.teardown(() => chromium.close());
      const sue = new BrowserSpeaker('sue');
      t.teardown(() => {
        sue.giveToneBack();
      });
      const { page, close } = await openBoard(callcenter, sue, chromium).then((opened) => ({
        page: opened.page,
        close: () => opened.close(),
      }));
      ben.enqueue(SALES);
      const { id } = await callcenter.untilTask({ state: 'waiting' });
      const waits = page.getByRole('table', { name: 'Who waits' });
      const choose = async (what: string): Promise<void> => {
        await waits.getByRole('button', { name: 'Actions for this caller' }).click();
        await page.getByRole('menuitem', { name: what }).click();
      };
      await choose('Put first');
      await page.getByText('The caller was moved.').waitFor();
      await choose('Offer to an agent');
      await page.getByRole('dialog').getByRole('button', { name: 'cleo' }).click();
      const cleosCall = await cleo.phone.nextCall();
      await cleosCall.answer();
      await callcenter.untilTask({ id, state: 'success', agent: 'cleo' });
      t.is(await ana.state(), 'busy');
      await cleosCall.hangUp();
      await ben.untilBackInIvr();
      await close();
    });
  },
);
