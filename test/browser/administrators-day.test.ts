import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { uniqueName } from '../helpers/asterisk.ts';
import { type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { toneFile } from '../helpers/chromium.ts';
import { inBrowser, serveInBrowser } from '../helpers/in-browser.ts';
import { eventually } from '../helpers/eventually.ts';
import { type OpenedPage, openPageAs } from '../helpers/page-in-browser.ts';
import { Phone } from '../helpers/phone.ts';
import { Receiver } from '../helpers/receiver.ts';
import { bothTalk, untilRecorded } from '../helpers/recorded.ts';
import { SALES, salesScene } from '../helpers/sales-scene.ts';

const served = serveInBrowser();

const openAdmin = ({ id }: TestCallcenter, part: string): Promise<OpenedPage> =>
  openPageAs(served, { role: 'admin' }, `/admin?callcenter=${id}`).then(async (opened) => {
    await goTo(opened.page, part);
    return opened;
  });

const goTo = (page: Page, part: string): Promise<void> =>
  page.locator(`a[href="#${part}"]`).click();

inBrowser(
  'an administrator makes a phone, whose password is shown once and which registers with it, as the page shows',
  (t) =>
    withCallcenter(t, served.service, async (callcenter) => {
      const { page, errors, close } = await openAdmin(callcenter, 'extensions').then((opened) => ({
        ...{ page: opened.page, errors: opened.errors },
        close: () => opened.close(),
      }));
      const user = uniqueName('desk');
      await page.getByLabel('SIP user of the new phone').fill(user);
      await page.getByLabel('The browser is the phone').uncheck();
      await page.getByRole('button', { name: 'Make extension' }).click();
      const password = await page.locator('.secret code').textContent();
      const row = page.getByRole('row').filter({ hasText: user });
      await row.getByText('Not registered').waitFor();

      const { registrar } = served.service;
      const settings = { user, password: password ?? '', name: user, register: true, registrar };
      const phone = await Phone.create(settings);
      t.teardown(() => phone.stop());
      await row.getByText('● Registered').waitFor();
      await phone.stop();
      await row.getByText('Not registered').waitFor();

      await row.getByRole('button', { name: `Remove ${user}` }).click();
      await row.getByRole('button', { name: `Remove ${user} for good` }).click();
      await row.waitFor({ state: 'detached' });
      t.deepEqual(errors, []);
      await close();
    }),
);

inBrowser(
  'an administrator writes a condition: shown where it is wrong, tested, saved; and sees who would get a caller',
  (t) =>
    withCallcenter(t, served.service, async (callcenter) => {
      await callcenter.agent('ana', { skills: { sales: 80 } });
      const opened = await openAdmin(callcenter, 'conditions');
      const { page } = opened;
      await page.getByLabel('Name').fill('sales');
      await page.getByLabel('Which agents (where)').fill('has("sales") && &&');
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await page.getByRole('alert').waitFor();
      t.is(await page.getByLabel('Which agents (where)').getAttribute('aria-invalid'), 'true');
      await page.getByLabel('Which agents (where)').fill('has("sales")');
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await page.getByText('Agents that match: 1').waitFor();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('row').filter({ hasText: 'has("sales")' }).waitFor();

      await goTo(page, 'checker');
      const xml = page.getByLabel('What the IVR would say');
      await xml.fill('<enqueue><route><condition name="none"/></route></enqueue>');
      await page.getByRole('button', { name: 'Check' }).click();
      await page.getByRole('alert').waitFor();
      await xml.fill('<enqueue><route><condition name="sales"/></route></enqueue>');
      await page.getByRole('button', { name: 'Check' }).click();
      await page.getByText('ana would be rung at once.').waitFor();
      await callcenter.api.do('POST', 'agent/ana/state', { state: 'busy' });
      await page.getByRole('button', { name: 'Check' }).click();
      await page.getByText('The caller would wait.').waitFor();
      t.deepEqual(opened.errors, []);
      await opened.close();
    }),
);

inBrowser('an administrator routes a number into the queue, makes a trunk, and undoes both', (t) =>
  withCallcenter(t, served.service, async (callcenter) => {
    await callcenter.condition('sales', 'true');
    const opened = await openAdmin(callcenter, 'numbers');
    const { page } = opened;
    const number = `+4930${Date.now() % 10_000_000}`;
    await page.getByLabel('Number', { exact: false }).first().fill(number);
    await page.getByLabel('What the IVR would say').fill('<enqueue><route/></enqueue>');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('What the IVR would say').fill(SALES);
    await page.getByRole('button', { name: 'Save' }).click();
    const routed = page.getByRole('row').filter({ hasText: number });
    await routed.getByText('condition name="sales"').waitFor();
    await routed.getByRole('button', { name: `Remove ${number}` }).click();
    await routed.getByRole('button', { name: `Remove ${number} for good` }).click();
    await routed.waitFor({ state: 'detached' });

    await goTo(page, 'trunks');
    const name = uniqueName('gate');
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Kind').selectOption('accept');
    await page.getByLabel('Numbers').fill('030,0,');
    await page.getByRole('button', { name: 'Save' }).click();
    t.is((await page.locator('.secret code').textContent())?.length, 24);
    const trunk = page.getByRole('row').filter({ hasText: name });
    await trunk.getByText('○ Not registered').waitFor();
    await trunk.getByText('030').waitFor();
    await trunk.getByRole('button', { name: `Remove ${name}` }).click();
    await trunk.getByRole('button', { name: `Remove ${name} for good` }).click();
    await trunk.waitFor({ state: 'detached' });
    t.deepEqual(opened.errors, []);
    await opened.close();
  }),
);

inBrowser(
  'an administrator sets a webhook, sees that it failed, and sends again what was lost',
  (t) =>
    withCallcenter(t, served.service, async (callcenter) => {
      const receiver = await Receiver.open();
      t.teardown(() => receiver.stop());
      receiver.behave = () => ({ kind: 'answers', status: 410 });
      await callcenter.agent('ana');
      const opened = await openAdmin(callcenter, 'webhooks');
      const { page } = opened;
      await page.getByLabel('Events are posted to').fill(receiver.url);
      await page.getByLabel('Secret that signs them').fill('a-secret-of-many-signs');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved.').waitFor();
      await callcenter.api.do('POST', 'agent/ana/state', { state: 'away/lunch' });
      await page.getByText('Not taken (410)').first().waitFor();

      receiver.behave = () => ({ kind: 'takes' });
      await page.getByRole('button', { name: 'Send again' }).first().click();
      await page.getByText('Sent again.').waitFor();
      await receiver.untilTook(1);
      t.like(receiver.events[0], { event: 'callcenter.agent.state_changed', name: 'ana' });
      await page.getByText('Taken (204)').first().waitFor();
      t.deepEqual(opened.errors, []);
      await opened.close();
    }),
);

/** Whether a plot shows something: pixels that are not the ground. */
const DRAWN = `[...document.querySelectorAll('.plot canvas')].every((canvas) =>
  canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data
    .some((value, at) => at % 4 === 3 && value > 0))`;

interface Heard {
  readonly duration: number;
  readonly played: number;
}

inBrowser(
  'an administrator finds a recording and plays it from its middle, reads the story of the call, who changed what, and a report that is plotted',
  (t) => {
    t.timeout(60_000);
    return withCallcenter(t, served.service, async (callcenter) => {
      const { ana, ben } = await salesScene(callcenter);
      ben.enqueue(SALES.replace('<enqueue', '<enqueue record="true"'));
      const anasCall = await ana.phone.nextCall();
      await anasCall.answer();
      const { conversation_id: id } = await callcenter.untilTask({ state: 'success' });
      await untilRecorded(callcenter, id ?? '');
      await bothTalk(ana.phone, ben.phone);
      await anasCall.hangUp();
      await ben.untilBackInIvr();

      const opened = await openAdmin(callcenter, 'recordings');
      const { page } = opened;
      await page.getByLabel('Name of the agent').fill('ana');
      const audio = page.locator('audio').first();
      await audio.waitFor();
      const heard = await page.evaluate<Heard>(`(async () => {
        const audio = document.querySelector('audio');
        audio.muted = true;
        await audio.play();
        audio.currentTime = audio.duration / 2;
        await new Promise((ended) => { audio.onended = ended; });
        return { duration: audio.duration, played: audio.currentTime };
      })()`);
      t.true(heard.duration > 0.1, JSON.stringify(heard));
      t.true(heard.played >= heard.duration * 0.9, JSON.stringify(heard));

      await goTo(page, 'stories');
      await page.getByRole('button', { name: 'Story', exact: true }).first().click();
      await page.locator('.story li').filter({ hasText: 'ana' }).first().waitFor();

      await goTo(page, 'audit');
      const made = page.getByRole('row').filter({ hasText: '"where":"has(\\"sales\\")"' });
      await made.getByText('done').first().waitFor();

      await goTo(page, 'reports');
      const report = page.getByRole('region', { name: 'Reports' });
      await eventually(async () => (await report.getByRole('row').last().count()) > 0, {
        awaited: 'the report to be shown',
      });
      t.true(await page.evaluate<boolean>(DRAWN));
      await page.getByRole('img', { name: /Ready 0:/ }).waitFor();
      const heat = page.locator('.heat td[title$=": 1"]');
      await heat.waitFor({ state: 'attached' });
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'CSV' }).first().click(),
      ]);
      const csv = readFileSync(await download.path(), 'utf8');
      t.regex(csv, /^\uFEFF?time,/);
      t.deepEqual(opened.violations, []);
      t.deepEqual(opened.errors, []);
      await opened.close();
    });
  },
);

inBrowser('an administrator uploads a prompt, hears it, and a caller who waits hears it', (t) =>
  withCallcenter(t, served.service, async (callcenter) => {
    const { ben } = await salesScene(callcenter, { state: 'busy' });
    const opened = await openAdmin(callcenter, 'prompts');
    const { page } = opened;
    const file = page.getByLabel('WAV file');
    await file.setInputFiles({ name: 'no.wav', mimeType: 'audio/wav', buffer: Buffer.from('no') });
    await page.getByRole('button', { name: 'Upload' }).click();
    await page.locator('.notice[data-kind="fault"]').waitFor();
    await file.setInputFiles({ name: 'we.wav', mimeType: 'audio/wav', buffer: toneFile(1050) });
    await page.getByLabel('Name of the prompt').fill('we-are-here');
    await page.getByRole('button', { name: 'Upload' }).click();
    await page.getByRole('row').filter({ hasText: 'we-are-here' }).waitFor();
    const duration = await page.evaluate<number>(`(async () => {
      const audio = document.querySelector('audio');
      audio.muted = true;
      await audio.play();
      return audio.duration;
    })()`);
    t.is(duration, 4);

    ben.enqueue(SALES.replace('<enqueue', '<enqueue wait_voice="we-are-here"'));
    await eventually(
      () => ben.phone.recording.slice(-25).some(({ tones }) => tones.includes(1050)),
      {
        awaited: 'the prompt to be heard by ben',
        observed: () => JSON.stringify(ben.phone.recording.slice(-3)),
      },
    );
    t.deepEqual(opened.violations, []);
    t.deepEqual(opened.errors, []);
    await opened.close();
  }),
);
