import test, { type ExecutionContext } from 'ava';
import type { Page } from 'playwright-core';
import { type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { logInOnDesk, untilReadyOnDesk } from '../helpers/desk-log-in.ts';
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

const FOR_ANA =
  '<enqueue data="{&quot;order&quot;:4711,&quot;vip&quot;:true}"><route><target name="ana"/></route></enqueue>';

const SETTINGS = {
  ...{ agents_choose_phone: true, wrap_up_seconds: 30, outcomes: ['sold', 'call again'] },
};

const hear = (line: Speaker, ...voices: readonly Speaker[]) => ({ line, voices, music: false });
const hearMusic = (line: Speaker) => ({ line, voices: [], music: true });

const pop = (page: Page) => page.getByRole('alert', { name: 'A call for you' });

const noteDown = async (page: Page, text: string, outcome: string): Promise<void> => {
  const talk = page.locator('.talk');
  await talk.getByLabel('Note').fill(text);
  await talk.getByLabel('Outcome').selectOption(outcome);
  await talk.getByRole('button', { name: 'Save note' }).click();
  await page.getByText('The note is saved.').waitFor();
};

const askFirst = async (page: Page, colleague: string): Promise<void> => {
  await page.locator('.talk').getByRole('button', { name: 'Transfer…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Transfer' });
  await dialog.getByLabel('Agent', { exact: true }).last().fill(colleague);
  await dialog.getByRole('button', { name: 'Ask first' }).click();
  await dialog.waitFor({ state: 'detached' });
};

/** Longer once, then ended by hand. */
const wrapUp = async (page: Page): Promise<void> => {
  const left = page.locator('.wrap-up');
  await left.getByRole('button', { name: 'One minute more' }).click();
  await left.getByText(/1:\d\d/).waitFor();
  await left.getByRole('button', { name: 'End wrap-up' }).click();
  await left.waitFor({ state: 'detached' });
  await page.getByText('You are ready.').waitFor();
};

/** A call whose conversation is noted down, held, and given to a colleague who was asked. */
const handOverCall = async (
  page: Page,
  callcenter: TestCallcenter,
  ana: Speaker,
): Promise<void> => {
  const ben = await callcenter.caller('ben');
  const cleo = await callcenter.agent('cleo');
  ben.enqueue(FOR_ANA);
  await pop(page).getByText(ben.user).first().waitFor();
  await pop(page).getByText('4711').waitFor();
  await pop(page).getByRole('button', { name: 'Answer' }).waitFor();
  await page.keyboard.press('Alt+KeyA');
  const both = [hear(ben.phone, ana), hear(ana, ben.phone)];
  await untilAllMostlyHear('ana answered by key', both);

  await page.keyboard.press('Alt+KeyH');
  await page.locator('.talk').getByText('On hold').first().waitFor();
  await untilAllMostlyHear('ana holds', [hearMusic(ben.phone), hear(ana)]);
  await page.keyboard.press('Alt+KeyH');
  await untilAllMostlyHear('ana resumes', both);
  await noteDown(page, 'wants it on Monday', 'sold');

  await askFirst(page, 'cleo');
  const cleosCall = await cleo.phone.nextCall();
  await cleosCall.answer();
  await untilAllMostlyHear('ana asks cleo', [
    ...[hearMusic(ben.phone), hear(ana, cleo.phone), hear(cleo.phone, ana)],
  ]);
  await page.getByRole('button', { name: 'Hand over' }).first().click();
  await page.getByText('Handed over.').waitFor();
  await untilAllMostlyHear('cleo has ben', [
    ...[hear(ben.phone, cleo.phone), hear(cleo.phone, ben.phone), hear(ana)],
  ]);
  await wrapUp(page);
  await cleosCall.hangUp();
  await ben.untilBackInIvr();
};

/** A call that outlives a reload, and ends with the caller's. */
const reloadInCall = async (
  page: Page,
  callcenter: TestCallcenter,
  ana: Speaker,
): Promise<void> => {
  const dora = await callcenter.caller('dora');
  const dorasCall = dora.enqueue(FOR_ANA);
  await pop(page).getByRole('button', { name: 'Answer' }).click();
  const both = [hear(dora.phone, ana), hear(ana, dora.phone)];
  await untilAllMostlyHear('ana answered', both);
  await page.reload();
  await page.locator('.phone-card').getByText('The phone is ready.').waitFor();
  await untilAllMostlyHear('ana reloaded', both);
  await dorasCall.hangUp();
  await page.locator('.wrap-up').getByRole('button', { name: 'End wrap-up' }).click();
  await page.getByText('You are ready.').waitFor();
};

const isLoggedOut = async (
  t: ExecutionContext,
  page: Page,
  { api }: TestCallcenter,
): Promise<void> => {
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('heading', { name: 'Good day, ana' }).waitFor();
  const { result } = await api.do<{ result: { name: string }[] }>('GET', 'agent?page_size=10');
  t.false(result.some(({ name }) => name === 'ana'));
};

inBrowser(
  'an agent’s day: logs in by a link with the browser as phone, answers by key, holds, notes it down with its outcome, hands over to a colleague whom they asked, wraps up, reloads in a talk, and logs out; voices are heard both ways',
  (t) => {
    t.timeout(180_000);
    return withCallcenter(t, service, async (callcenter) => {
      await callcenter.api.do('PUT', '', SETTINGS);
      const { ana, opened, user } = await openDeskWithPhone(t, callcenter);
      const { page } = opened;
      page.on('dialog', (dialog) => void dialog.accept());
      await logInOnDesk(page, user);
      await untilReadyOnDesk(page);
      await handOverCall(page, callcenter, ana);
      const was = page.locator('.history');
      await was.getByText('wants it on Monday').first().waitFor();
      await was.getByText('sold').first().waitFor();
      await reloadInCall(page, callcenter, ana);
      await isLoggedOut(t, page, callcenter);
      t.deepEqual(opened.violations, []);
      t.deepEqual(opened.errors, []);
      await opened.close();
    });
  },
);
