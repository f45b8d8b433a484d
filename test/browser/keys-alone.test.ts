import test from 'ava';
import type { Page } from 'playwright-core';
import { withCallcenter } from '../helpers/callcenter.ts';
import { openDeskWithPhone } from '../helpers/desk-with-phone.ts';
import { inBrowser } from '../helpers/in-browser.ts';
import { type RunningService, startService } from '../helpers/running-service.ts';
import type { Speaker } from '../helpers/speaker.ts';
import { untilAllMostlyHear } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

const FOR_ANA = '<enqueue><route><target name="ana"/></route></enqueue>';
/** More than any page has before what is looked for. */
const MOST_TABS = 60;

const hear = (line: Speaker, ...voices: readonly Speaker[]) => ({ line, voices, music: false });
const hearMusic = (line: Speaker) => ({ line, voices: [], music: true });

/** What has the focus, as a screen reader names it; empty: nothing has. */
const FOCUSED = `(() => {
  const { activeElement: at, body } = document;
  if (at === null || at === body) return '';
  const label = at.labels?.[0]?.querySelector('span')?.textContent;
  return at.getAttribute('aria-label') ?? label ?? at.textContent.trim();
})()`;

const HAS_FOCUS = `document.querySelector('[role=dialog]').contains(document.activeElement)`;

const focused = (page: Page): Promise<string> => page.evaluate<string>(FOCUSED);

/** Goes on by Tab until something has the focus, which can be seen. */
const tabTo = async (page: Page, name: string): Promise<void> => {
  const passed: string[] = [];
  for (let times = 0; times < MOST_TABS; times += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (now === name) {
      const outline = await page.evaluate<string>(
        'getComputedStyle(document.activeElement).outlineStyle',
      );
      if (outline === 'none') throw new Error(`nobody sees that ${name} has the focus`);
      return;
    }
    passed.push(now);
  }
  throw new Error(`Tab never came to ${name}, but to ${passed.join(', ')}`);
};

const pressByKey = async (page: Page, name: string): Promise<void> => {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
};

inBrowser(
  'without a mouse an agent logs in, gets ready, answers, holds, opens and leaves dialogs, transfers, ends a talk and logs out',
  (t) => {
    t.timeout(120_000);
    return withCallcenter(t, service, async (callcenter) => {
      await callcenter.api.do('PUT', '', { agents_choose_phone: true });
      const { ana, opened } = await openDeskWithPhone(t, callcenter);
      const { page } = opened;
      await page.getByRole('heading', { name: 'Good day, ana' }).waitFor();
      await page.getByRole('button', { name: 'Log in' }).isEnabled();
      await pressByKey(page, 'Log in');
      await page.locator('.phone-card').getByText('The phone is ready.').waitFor();
      await pressByKey(page, 'Ready');
      await page.getByText('You are ready.').waitFor();

      const [ben, dora] = [await callcenter.caller('ben'), await callcenter.caller('dora')];
      const cleo = await callcenter.agent('cleo');
      const answer = page.getByRole('alert', { name: 'A call for you' }).getByRole('button', {
        name: 'Answer',
      });
      ben.enqueue(FOR_ANA);
      await answer.waitFor();
      await page.keyboard.press('Alt+KeyA');
      const both = [hear(ben.phone, ana), hear(ana, ben.phone)];
      await untilAllMostlyHear('ana answered', both);
      await page.keyboard.press('Alt+KeyH');
      await untilAllMostlyHear('ana holds', [hearMusic(ben.phone), hear(ana)]);
      await page.keyboard.press('Alt+KeyH');
      await untilAllMostlyHear('ana resumes', both);

      const dialog = page.getByRole('dialog');
      for (const name of ['Transfer…', 'Invite…', 'Keys']) {
        await pressByKey(page, name);
        await dialog.waitFor();
        t.true(await page.evaluate<boolean>(HAS_FOCUS), name);
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        t.is(await focused(page), name);
      }
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Shift+Tab');
      await pressByKey(page, 'Transfer…');
      await dialog.waitFor();
      await tabTo(page, 'Agent');
      if ((await page.evaluate<string>('document.activeElement.tagName')) !== 'INPUT') {
        await tabTo(page, 'Condition');
        await tabTo(page, 'Number');
        await tabTo(page, 'Agent');
      }
      await page.keyboard.type('cleo');
      await page.keyboard.press('Enter');
      const cleosCall = await cleo.phone.nextCall();
      await cleosCall.answer();
      await dialog.waitFor({ state: 'detached' });
      await untilAllMostlyHear('cleo has ben', [
        ...[hear(ben.phone, cleo.phone), hear(cleo.phone, ben.phone), hear(ana)],
      ]);

      dora.enqueue(FOR_ANA);
      await answer.waitFor();
      await page.keyboard.press('Alt+KeyA');
      await untilAllMostlyHear('ana answered again', [
        hear(dora.phone, ana),
        hear(ana, dora.phone),
      ]);
      await page.keyboard.press('Alt+KeyX');
      t.like(await dora.untilBackInIvr(), { CONVERSATION_END_REASON: 'agent-hangup' });
      await page.getByText('You are ready.').waitFor();
      await pressByKey(page, 'Log out');
      await page.getByRole('heading', { name: 'Good day, ana' }).waitFor();
      await cleosCall.hangUp();
      await ben.untilBackInIvr();
      t.deepEqual(opened.errors, []);
    });
  },
);
