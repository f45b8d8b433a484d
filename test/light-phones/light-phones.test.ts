import test from 'ava';
import { uniqueName, sipPortOf } from '../helpers/asterisk.ts';
import { eventually } from '../helpers/eventually.ts';
import { type LocalService, startService } from '../helpers/running-service.ts';
import { TestCallcenter } from '../helpers/callcenter.ts';
import { LightPhones } from './light-phones.ts';

let service: LocalService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

test('light phones register, call through the queue, and hang up at either side', async (t) => {
  const callcenter = new TestCallcenter(service, uniqueName('light'));
  await callcenter.api.do('PUT', '', {});
  const phones = await LightPhones.open(sipPortOf());
  const account = async (user: string) => {
    const { password } = await callcenter.api.do<{ password: string }>('POST', 'extension', {
      type: 1,
      user,
    });
    const phone = phones.phone({ user, password });
    await phone.register();
    return phone;
  };
  const ana = await account(uniqueName('ana'));
  await callcenter.api.do('POST', 'agent', {
    name: 'ana',
    extension: ana.credentials.user,
    state: 'idle',
  });
  const number = uniqueName('out');
  const caller = await account(number);
  ana.whenCalled = (call) => {
    call.ring();
    call.answer();
  };
  const call = caller.dial('6000');
  await eventually(() => call.state === 'answered', { awaited: 'the IVR to answer' });
  call.hangUp();
  await eventually(() => call.isOver, { awaited: 'the BYE to be answered' });
  t.is(call.endedBy, 'us');
  await phones.close();
  await callcenter.close();
});
