import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { Chromium } from '../helpers/chromium.ts';
import { inBrowser } from '../helpers/in-browser.ts';
import { openPageAs } from '../helpers/page-in-browser.ts';
import { type RunningService, startService } from '../helpers/running-service.ts';
import { SALES } from '../helpers/sales-scene.ts';
import { Speaker } from '../helpers/speaker.ts';
import { untilAllMostlyHear } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

/** What a browser does to make voices clear spoils a tone. */
const PLAIN_MICROPHONE = `{
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = (asked) => open({
    ...asked,
    audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
  });
}`;

inBrowser(
  'an agent logs in with the browser as phone, answers on the page, is heard, mutes, talks on after a reload, and hangs up',
  (t) => {
    t.timeout(120_000);
    return withCallcenter(t, service, async (callcenter) => {
      await callcenter.api.do('PUT', '', { agents_choose_phone: true });
      const user = `web${Date.now() % 1_000_000}`;
      await callcenter.api.do('POST', 'extension', { type: 1, user, webrtc: true });
      const ben = await callcenter.caller('ben');
      const ana = new Speaker('ana');
      const chromium = await Chromium.launch(ana.toneHz);
      t.teardown(async () => {
        await chromium.close();
        ana.giveToneBack();
      });
      const who = { role: 'agent', callcenter: callcenter.id, agent: 'ana' } as const;
      const opened = await openPageAs({ service, browser: chromium.browser }, who, '/desk');
      const { page } = opened;
      await page.getByRole('heading', { name: 'Desk ana' }).waitFor();
      await opened.context.addInitScript(PLAIN_MICROPHONE);
      await page.reload();
      page.on('dialog', (dialog) => void dialog.accept());
      await page.getByLabel('Phone').fill(user);
      await page.getByRole('button', { name: 'Log in' }).click();
      const phone = page.locator('.phone-card');
      const switchOn = phone.getByRole('button', { name: 'Use the phone here' });
      await switchOn.or(phone.getByText('The phone is ready.')).first().waitFor();
      if (await switchOn.isVisible()) await switchOn.click();
      await phone.getByText('The phone is ready.').waitFor();
      await page.getByRole('button', { name: 'Ready', exact: true }).click();

      ben.enqueue(SALES.replace('<condition name="sales"/>', '<target name="ana"/>'));
      const pop = page.getByRole('alert', { name: 'A call for you' });
      await pop.getByRole('button', { name: 'Answer' }).click();
      const heard = [{ line: ben.phone, voices: [ana], music: false }];
      await untilAllMostlyHear('ana is heard', heard);
      await phone.getByRole('button', { name: 'Mute' }).click();
      await untilAllMostlyHear('ana is muted', [{ line: ben.phone, voices: [], music: false }]);
      await phone.getByRole('button', { name: 'Muted: speak again' }).click();
      await untilAllMostlyHear('ana is heard again', heard);

      await page.reload();
      await phone.getByText('The phone is ready.').waitFor();
      await untilAllMostlyHear('ana is heard after a reload', heard);
      await phone.getByRole('button', { name: 'Hang up' }).click();
      t.like(await ben.untilBackInIvr(), { CONVERSATION_END_REASON: 'agent-hangup' });
      t.deepEqual(opened.violations, []);
      t.deepEqual(opened.errors, []);
      await opened.close();
    });
  },
);
