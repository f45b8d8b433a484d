import test from 'ava';
import { sipPortOf, uniqueName } from '../helpers/asterisk.ts';
import { withCallcenter } from '../helpers/callcenter.ts';
import { putCallerAccount, removeCallerAccount } from '../helpers/caller.ts';
import { eventually } from '../helpers/eventually.ts';
import { type LocalService, startService } from '../helpers/running-service.ts';
import { LightPhones } from './light-phones.ts';

let service: LocalService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

test('light phones register, meet in the queue, and notice when the other side hangs up', async (t) => {
  const phones = await LightPhones.open(sipPortOf());
  t.teardown(() => phones.close());
  await withCallcenter(t, service, async ({ id, api }) => {
    const user = uniqueName('ana');
    const { password } = await api.do<{ password: string }>('POST', 'extension', { type: 1, user });
    const ana = phones.phone({ user, password });
    await ana.register();
    await api.do('POST', 'agent', { name: 'ana', extension: user, state: 'idle' });
    const credentials = { user: uniqueName('ben'), password: uniqueName('secret') };
    await putCallerAccount(service.ari, credentials);
    const xml = '<enqueue><route><target name="ana"/></route></enqueue>';
    const call = phones.phone(credentials).dial('enqueue', {
      'X-App': service.app,
      'X-Callcenter': id,
      'X-Enqueue': Buffer.from(xml).toString('base64'),
    });
    const rung = await eventually(() => ana.current, { awaited: "ana's phone to be called" });
    t.is(rung.state, 'new');
    // They say nothing to each other afterwards.
    await eventually(() => phones.heard > 20, { awaited: 'music to come to the caller' });
    ana.answer();
    await eventually(() => rung.state === 'answered', { awaited: 'both to be connected' });
    call.hangUp();
    await eventually(() => rung.state === 'ended', { awaited: "ana's call to end" });
    t.is(rung.endedBy, 'them');
    t.is(call.endedBy, 'us');
    await removeCallerAccount(service.ari, credentials.user);
    await ana.unregister();
  });
});
