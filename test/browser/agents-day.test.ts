import { withCallcenter } from '../helpers/callcenter.ts';
import { inBrowser, serveInBrowser } from '../helpers/in-browser.ts';
import { openPageAs } from '../helpers/page-in-browser.ts';
import { salesScene } from '../helpers/sales-scene.ts';
import { untilAllHear, untilHearEachOther } from '../helpers/who-hears-whom.ts';

const served = serveInBrowser();

const WITH_DATA =
  '<enqueue data="{&quot;order&quot;:4711,&quot;vip&quot;:true}"><route><condition name="sales"/></route></enqueue>';

inBrowser(
  'an agent sees who calls and what the IVR knows of them, talks, holds, notes it down, and finds it among what was',
  (t) =>
    withCallcenter(t, served.service, async (callcenter) => {
      const { ana, ben } = await salesScene(callcenter, { num: '1009' });
      const who = { role: 'agent', callcenter: callcenter.id, agent: 'ana' } as const;
      const opened = await openPageAs(served, who, '/desk');
      const { page } = opened;
      await page.getByText('You are ready').waitFor();

      const bensCall = ben.enqueue(WITH_DATA);
      const anasCall = await ana.phone.nextCall();
      const pop = page.getByRole('alert', { name: 'A call for you' });
      await pop.getByText(ben.user).first().waitFor();
      await pop.getByText('4711').waitFor();
      t.true(await pop.getByText('order', { exact: true }).isVisible());

      await anasCall.answer();
      await bensCall.answered();
      await untilHearEachOther(ana.phone, ben.phone);
      await pop.waitFor({ state: 'detached' });
      const talk = page.locator('.talk');
      await talk.getByRole('button', { name: 'Hold' }).click();
      await talk.getByRole('button', { name: 'Resume' }).waitFor();
      // The page may show it a moment before Asterisk has done it.
      await untilAllHear('on hold', [{ line: ana.phone, voices: [], music: false }]);
      await talk.getByRole('button', { name: 'Resume' }).click();
      await talk.getByRole('button', { name: 'Hold' }).waitFor();
      await untilHearEachOther(ana.phone, ben.phone);

      await talk.getByLabel('Note').fill('wants a call on Monday');
      await talk.getByRole('button', { name: 'Save note' }).click();
      await page.getByText('The note is saved.').waitFor();

      await talk.getByRole('button', { name: 'Leave' }).click();
      await anasCall.ended();
      await ben.untilBackInIvr();
      await page.locator('.history').getByText('wants a call on Monday').waitFor();
      t.deepEqual(opened.errors, []);
      t.deepEqual(opened.violations, []);
      await opened.close();
    }),
);

inBrowser('an agent rejects a call with a word, and the IVR has it', (t) =>
  withCallcenter(t, served.service, async (callcenter) => {
    const { ana, ben } = await salesScene(callcenter);
    const who = { role: 'agent', callcenter: callcenter.id, agent: 'ana' } as const;
    const { page, close } = await openPageAs(served, who, '/desk').then((opened) => ({
      page: opened.page,
      close: () => opened.close(),
    }));
    ben.enqueue(WITH_DATA);
    await ana.phone.nextCall();
    const pop = page.getByRole('alert', { name: 'A call for you' });
    await pop.getByLabel('Word to the IVR').fill('ask the warehouse');
    await pop.getByRole('button', { name: 'Reject' }).click();
    const back = await ben.untilBackInIvr();
    t.like(back, { QUEUE_RESULT: 'reject', QUEUE_REJECT_DATA: 'ask the warehouse' });
    await close();
  }),
);

inBrowser(
  'a call that an agent’s phone declined is offered no longer while its caller waits for somebody else, and stands among what was missed',
  (t) =>
    withCallcenter(t, served.service, async (callcenter) => {
      const { ana, ben } = await salesScene(callcenter);
      const who = { role: 'agent', callcenter: callcenter.id, agent: 'ana' } as const;
      const opened = await openPageAs(served, who, '/desk');
      const { page } = opened;
      ben.enqueue(WITH_DATA.replace('<enqueue ', '<enqueue fail_overflow="true" '));
      const anasCall = await ana.phone.nextCall();
      const pop = page.getByRole('alert', { name: 'A call for you' });
      await pop.waitFor();
      anasCall.decline();
      await pop.waitFor({ state: 'detached' });
      await page.getByText('Declined on the phone').waitFor();
      await callcenter.untilTask({ state: 'waiting' });
      await opened.close();
    }),
);

inBrowser('an agent pauses by the call center’s own reasons, and is ready again', (t) =>
  withCallcenter(t, served.service, async (callcenter) => {
    const { ana } = await salesScene(callcenter);
    await callcenter.api.do('PUT', 'state_reasons', {
      reasons: [{ state: 'away/lunch', name: 'Lunch', color: '#b7791f' }],
    });
    const who = { role: 'agent', callcenter: callcenter.id, agent: 'ana' } as const;
    const opened = await openPageAs(served, who, '/desk');
    const { page } = opened;
    await page.getByRole('button', { name: 'Pause…' }).click();
    await page.getByRole('menuitem', { name: 'Lunch' }).click();
    await page.locator('.my-state').getByText('Lunch').waitFor();
    await ana.untilState('away/lunch');
    await page.getByRole('button', { name: 'Ready' }).click();
    await ana.untilState('idle');
    t.deepEqual(opened.errors, []);
    await opened.close();
  }),
);
