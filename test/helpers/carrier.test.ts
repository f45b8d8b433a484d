import test, { type ExecutionContext } from 'ava';
import { Carrier, type Manner } from './carrier.ts';
import type { CallEnd } from './call-end.ts';
import { Phone } from './phone.ts';
import { untilHearEachOther } from './who-hears-whom.ts';

/** A carrier and a phone that reaches it by address, stopped when the test is over. */
async function carrierAndPhone(t: ExecutionContext) {
  const carrier = await Carrier.create({ register: false });
  const ana = await Phone.create({ user: '1001', name: 'ana', register: false });
  t.teardown(async () => {
    await Promise.all([ana.stop(), carrier.stop()]);
  });
  return { carrier, ana };
}

test.serial('each number behind the carrier has a voice and ears of its own', async (t) => {
  const { carrier, ana } = await carrierAndPhone(t);
  const max = carrier.line('+4989111').takesCalls('answers');
  const eva = carrier.line('+4989222').takesCalls('answers');
  const toMax = ana.dial(carrier.addressOf(max.number));
  await toMax.answered();
  await untilHearEachOther(ana, max);
  await toMax.hangUp();
  await ana.dial(carrier.addressOf(eva.number)).answered();
  await untilHearEachOther(ana, eva);
  t.is((await max.nextCall()).dialled, '+4989111');
  await max.hearsNothingFor(100);
  t.is(carrier.calls.length, 2);
});

test.serial('a number nobody has asked for rings until the test takes the call', async (t) => {
  const { carrier, ana } = await carrierAndPhone(t);
  const call = ana.dial(carrier.addressOf('110'));
  await call.ringing();
  await (await carrier.line('110').nextCall()).answer();
  t.is((await call.answered()).is, 'answered');
});

const refusals: Partial<Record<Manner, number>> = {
  'is-busy': 486,
  declines: 603,
  'is-unavailable': 480,
  'does-not-exist': 404,
};

for (const [manner, status] of Object.entries(refusals) as [Manner, number][]) {
  test.serial(`a line that ${manner.replaceAll('-', ' ')} gives ${status}`, async (t) => {
    const { carrier, ana } = await carrierAndPhone(t);
    carrier.line('110').takesCalls(manner);
    const end: CallEnd = { cause: 'rejected', by: 'them', status };
    t.deepEqual(await ana.dial(carrier.addressOf('110')).ended(), end);
  });
}

test.serial('a line that plays early media is heard unanswered', async (t) => {
  const { carrier, ana } = await carrierAndPhone(t);
  const line = carrier.line('110').takesCalls('plays-early-media');
  const call = ana.dial(carrier.addressOf('110'));
  await ana.untilHears(line);
  t.is(call.state.is, 'ringing');
});

test.serial('a caller who gives up on a line that stays mute hears nothing at all', async (t) => {
  const { carrier, ana } = await carrierAndPhone(t);
  const line = carrier.line('110').takesCalls('stays-mute');
  const call = ana.dial(carrier.addressOf('110'));
  const taken = await line.nextCall();
  t.is(call.state.is, 'new');
  await call.hangUp();
  t.deepEqual(await taken.ended(), { cause: 'cancelled', by: 'them' });
  t.is(ana.recording.length, 0);
});

test.serial('a line calls with its own number, and a name if told', async (t) => {
  const { carrier, ana } = await carrierAndPhone(t);
  carrier.line('+4989111').dial(ana.address, { name: 'Max Müller', headers: { 'X-Test': '1' } });
  const call = await ana.nextCall();
  t.deepEqual(call.caller, { number: '+4989111', name: 'Max Müller' });
  t.is(call.header('X-Test'), '1');
});
