import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { logInOnDesk, untilReadyOnDesk } from '../helpers/desk-log-in.ts';
import { openDeskWithPhone } from '../helpers/desk-with-phone.ts';
import { eventually } from '../helpers/eventually.ts';
import { inBrowser } from '../helpers/in-browser.ts';
import { type RunningService, startService } from '../helpers/running-service.ts';
import { untilAllMostlyHear } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

const FOR_ANA = '<enqueue><route><target name="ana"/></route></enqueue>';
const SETTINGS = { agents_choose_phone: true };

inBrowser(
  'an agent who refused the microphone is told where to allow it, and then the phone works',
  (t) => {
    t.timeout(60_000);
    return withCallcenter(t, service, async (callcenter) => {
      await callcenter.api.do('PUT', '', SETTINGS);
      const { opened, user } = await openDeskWithPhone(t, callcenter, 'asked');
      const { page, context } = opened;
      const { origin } = new URL(page.url());
      await context.grantPermissions([], { origin });
      await logInOnDesk(page, user);
      const phone = page.locator('.phone-card');
      await phone.getByText('nobody can ring you here').waitFor();
      await phone.getByText('Allow it at the lock in the address bar').waitFor();

      await context.grantPermissions(['microphone'], { origin });
      await phone.getByRole('button', { name: 'Use the phone here' }).click();
      await untilReadyOnDesk(page);
      t.is(await phone.locator('.fault').count(), 0);
      t.deepEqual(opened.errors, []);
    });
  },
);

inBrowser(
  'an agent without a microphone is told to plug one in, also where devices are chosen',
  (t) => {
    t.timeout(60_000);
    return withCallcenter(t, service, async (callcenter) => {
      await callcenter.api.do('PUT', '', SETTINGS);
      const { opened, user } = await openDeskWithPhone(t, callcenter, 'none');
      const { page } = opened;
      await logInOnDesk(page, user);
      const phone = page.locator('.phone-card');
      await phone.getByText('There is none. Plug in a headset').waitFor();
      await phone.getByRole('button', { name: 'Use the phone here' }).waitFor();
      await phone.getByRole('button', { name: 'Sound and keys' }).click();
      const dialog = page.getByRole('dialog', { name: 'Sound and keys' });
      await dialog.getByRole('alert').getByText('There is none. Plug in a headset').waitFor();
      t.is(await dialog.getByRole('button', { name: 'Hear yourself' }).count(), 0);
      t.deepEqual(opened.errors, []);
    });
  },
);

inBrowser(
  'an agent sees how loud they are, hears themselves, and answers by a key of their own',
  (t) => {
    t.timeout(90_000);
    return withCallcenter(t, service, async (callcenter) => {
      await callcenter.api.do('PUT', '', SETTINGS);
      const { ana, opened, user } = await openDeskWithPhone(t, callcenter);
      const { page } = opened;
      await logInOnDesk(page, user);
      await untilReadyOnDesk(page);
      const phone = page.locator('.phone-card');
      await phone.getByRole('button', { name: 'Sound and keys' }).click();
      const dialog = page.getByRole('dialog', { name: 'Sound and keys' });
      const loud = dialog.locator('meter');
      let level = 0;
      await eventually(
        async () => {
          level = await loud.evaluate((meter) => (meter as unknown as { value: number }).value);
          return level > 0.1;
        },
        { awaited: 'the meter to move', observed: () => String(level) },
      );
      await dialog.getByRole('button', { name: 'Hear yourself' }).click();
      await dialog.getByText('Now listen.').waitFor();
      await untilAllMostlyHear('the loop test', [{ line: ana, voices: [ana], music: false }]);
      await dialog.getByText('That is how callers hear you.').waitFor();

      await dialog.getByRole('button', { name: 'Answer: Alt+A' }).click();
      await page.keyboard.press('F2');
      await dialog.getByRole('button', { name: 'Answer: F2' }).waitFor();
      await dialog.getByRole('button', { name: 'Mute, speak again: Alt+M' }).click();
      await page.keyboard.press('F2');
      await dialog.getByText('That key does something else already.').waitFor();
      await page.keyboard.press('k');
      await dialog.getByText('Take one with Alt or Ctrl').waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await phone.getByText('F2 answers').waitFor();

      const ben = await callcenter.caller('ben');
      ben.enqueue(FOR_ANA);
      const answer = page
        .getByRole('alert', { name: 'A call for you' })
        .getByRole('button', { name: 'Answer' });
      await answer.waitFor();
      await page.keyboard.press('Alt+KeyA');
      t.true(await answer.isVisible());
      await page.keyboard.press('F2');
      await untilAllMostlyHear('ana answered by F2', [
        { line: ben.phone, voices: [ana], music: false },
        { line: ana, voices: [ben.phone], music: false },
      ]);
      t.deepEqual(opened.errors, []);
    });
  },
);
