import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { logInOnDesk, untilReadyOnDesk } from '../helpers/desk-log-in.ts';
import { openDeskWithPhone } from '../helpers/desk-with-phone.ts';
import { inBrowser } from '../helpers/in-browser.ts';
import { type RunningService, startService } from '../helpers/running-service.ts';
import { SALES } from '../helpers/sales-scene.ts';
import { untilAllMostlyHear } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

inBrowser(
  'an agent logs in with the browser as phone, answers on the page, is heard, mutes, talks on after a reload, and hangs up',
  (t) => {
    t.timeout(120_000);
    return withCallcenter(t, service, async (callcenter) => {
      await callcenter.api.do('PUT', '', { agents_choose_phone: true });
      const ben = await callcenter.caller('ben');
      const { ana, opened, user } = await openDeskWithPhone(t, callcenter);
      const { page } = opened;
      page.on('dialog', (dialog) => void dialog.accept());
      await logInOnDesk(page, user);
      const phone = page.locator('.phone-card');
      await untilReadyOnDesk(page);

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
