import test, { type ExecutionContext } from 'ava';
import { eventually } from './eventually.ts';
import type { PhoneCall } from './phone-call.ts';
import { describe } from './phone-hearing.ts';
import { Phone, type PhoneSettings } from './phone.ts';
import { TONES } from './tone.ts';
import { untilHearEachOther } from './who-hears-whom.ts';

/** Two phones that know each other by address, stopped when the test is over. */
async function twoPhones(t: ExecutionContext, bens: Partial<PhoneSettings> = {}) {
  const ana = await Phone.create({ user: '1001', name: 'ana', register: false });
  const ben = await Phone.create({ user: '1002', name: 'ben', register: false, ...bens });
  t.teardown(async () => {
    await Promise.all([ana.stop(), ben.stop()]);
  });
  return { ana, ben };
}

/** Two phones that talk with each other. */
async function talking(t: ExecutionContext) {
  const { ana, ben } = await twoPhones(t);
  const anasCall = ana.dial(ben.address);
  const bensCall = await ben.nextCall();
  await bensCall.answer();
  await anasCall.answered();
  return { ana, ben, anasCall, bensCall };
}

test.serial('two phones hear each other, and nobody once one has hung up', async (t) => {
  const { ana, ben, anasCall, bensCall } = await talking(t);
  await untilHearEachOther(ana, ben);
  const heard = await ana.heardDuring(400);
  t.deepEqual([...heard.tones.keys()], [ben.toneHz], describe(heard));
  t.is(heard.music, 0);
  t.true(heard.packets >= 17 && heard.packets <= 23, describe(heard));

  t.deepEqual(await anasCall.hangUp(), { cause: 'hung-up', by: 'us' });
  t.deepEqual(await bensCall.ended(), { cause: 'hung-up', by: 'them' });
  await ana.untilSilence();
  await ana.hearsNobodyFor(100);
});

test.serial('a phone that rings says so, and one that is told nothing says nothing', async (t) => {
  const { ana, ben } = await twoPhones(t);
  const anasCall = ana.dial(ben.address);
  const bensCall = await ben.nextCall();
  t.is(anasCall.state.is, 'new');
  await t.throwsAsync(anasCall.ringing(100), {
    message: /^waited 100 ms for ana's call to .* to ring; it is new$/,
  });
  bensCall.ring();
  t.like(await anasCall.ringing(), { is: 'ringing', early: false });
});

test.serial('early media is heard before the answer', async (t) => {
  const { ana, ben } = await twoPhones(t);
  const anasCall = ana.dial(ben.address);
  const bensCall = await ben.nextCall();
  await bensCall.earlyMedia();
  await ana.untilHears(ben);
  t.like(anasCall.state, { is: 'ringing', early: true });
  await bensCall.answer();
  await anasCall.answered();
  await ben.untilHears(ana);
});

for (const { title, refuse, status } of [
  { title: 'busy', refuse: 'busy', status: 486 },
  { title: 'declining', refuse: 'decline', status: 603 },
  { title: 'unavailable', refuse: 'unavailable', status: 480 },
] as const) {
  test.serial(`a phone that is ${title} gives the caller ${status}`, async (t) => {
    const { ana, ben } = await twoPhones(t);
    const anasCall = ana.dial(ben.address);
    const bensCall = await ben.nextCall();
    bensCall[refuse]();
    t.deepEqual(await anasCall.ended(), { cause: 'rejected', by: 'them', status });
    t.deepEqual(await bensCall.ended(), { cause: 'rejected', by: 'us', status });
  });
}

test.serial('a caller who gives up while it rings cancels the call', async (t) => {
  const { ana, ben } = await twoPhones(t);
  const anasCall = ana.dial(ben.address);
  const bensCall = await ben.nextCall();
  bensCall.ring();
  await anasCall.ringing();
  t.deepEqual(await anasCall.hangUp(), { cause: 'cancelled', by: 'us' });
  t.deepEqual(await bensCall.ended(), { cause: 'cancelled', by: 'them' });
});

test.serial('keys pressed reach the other phone in order, the tone pausing for them', async (t) => {
  const { anasCall, bensCall, ana, ben } = await talking(t);
  await ben.untilHears(ana);
  await anasCall.sendDtmf('2#7');
  t.is(bensCall.digits, '2#7');
  await ben.untilHears(ana);
});

test.serial('a phone put on hold sends nothing until it is taken back', async (t) => {
  const { ana, ben, bensCall } = await talking(t);
  await untilHearEachOther(ana, ben);
  bensCall.hold();
  await Promise.all([ana.untilSilence(), ben.untilSilence()]);
  bensCall.unhold();
  await t.notThrowsAsync(Promise.all([ana.untilHears(ben), ben.untilHears(ana)]));
});

test.serial(
  'two phones that hold at the same moment hold both, and both take it back',
  async (t) => {
    const { ana, ben, anasCall, bensCall } = await talking(t);
    await untilHearEachOther(ana, ben);
    anasCall.hold();
    bensCall.hold();
    const isTold = ({ requests }: PhoneCall): boolean =>
      requests.filter((method) => method === 'INVITE').length === 2;
    await eventually(() => isTold(anasCall) && isTold(bensCall), {
      awaited: 'each to send its refused re-INVITE again',
      withinMs: 6_000,
      observed: () =>
        `ana was asked ${String(anasCall.requests)}, ben ${String(bensCall.requests)}`,
    });
    anasCall.unhold();
    bensCall.unhold();
    await t.notThrowsAsync(Promise.all([ana.untilHears(ben, 6_000), ben.untilHears(ana, 6_000)]));
  },
);

test.serial(
  'the callee sees number, name and headers of the caller, in any alphabet',
  async (t) => {
    const { ana, ben } = await twoPhones(t);
    ana.dial(ben.address, {
      from: { number: '+4989123', name: '王小明 Müller' },
      headers: { 'X-Order': 'Zürich 42' },
    });
    const call = await ben.nextCall();
    t.deepEqual(call.caller, { number: '+4989123', name: '王小明 Müller' });
    t.is(call.header('X-Order'), 'Zürich 42');
    t.is(call.dialled, '1002');
  },
);

test.serial('a phone can answer by itself', async (t) => {
  const { ana, ben } = await twoPhones(t, { whenCalled: (call) => call.answer() });
  await ana.dial(ben.address).answered();
  await t.notThrowsAsync(ana.untilHears(ben));
});

test.serial('what is awaited in vain is named together with what was heard', async (t) => {
  const { ana, ben } = await talking(t);
  await ana.untilHears(ben);
  await t.throwsAsync(ana.untilHears(TONES.at(-1) ?? 0, 200), {
    message: /^waited 200 ms for ana to hear 1050 Hz; heard ben \(\d+ Hz\) in \d+ of \d+ frames$/,
  });
  await t.throwsAsync(ana.hearsNobodyFor(100), { message: /^ana should hear nobody .* heard ben/ });
  await t.throwsAsync(ana.untilSilence(300), { message: /for ana to hear silence; heard ben/ });
  await t.throwsAsync(ana.nextCall(50), {
    message: 'waited 50 ms for a call to ana; there were 0 before',
  });
});

test.serial('stopping a phone ends its calls', async (t) => {
  const { ana, bensCall } = await talking(t);
  await ana.stop();
  t.deepEqual(await bensCall.ended(), { cause: 'hung-up', by: 'them' });
});

test.serial('twenty phones talk at once without losing a frame', async (t) => {
  const pairs = await Promise.all(Array.from({ length: 10 }, () => talking(t)));
  await Promise.all(pairs.flatMap(({ ana, ben }) => [ana.untilHears(ben), ben.untilHears(ana)]));
  const listeners = pairs.flatMap(({ ana, ben }) => [
    { ear: ana, voice: ben },
    { ear: ben, voice: ana },
  ]);
  const all = await Promise.all(listeners.map(({ ear }) => ear.heardDuring(1000)));
  for (const [i, { ear, voice }] of listeners.entries()) {
    const heard = all[i];
    if (heard === undefined) throw new Error('nothing observed');
    t.deepEqual([...heard.tones], [[voice.toneHz, heard.packets]], describe(heard));
    const sequences = ear.recording.map(({ sequence }) => sequence);
    const gaps = sequences.filter(
      (sequence, j) => j > 0 && sequence !== (((sequences[j - 1] ?? 0) + 1) & 0xffff),
    );
    t.deepEqual(gaps, []);
    t.true(heard.packets >= 44 && heard.packets <= 56, describe(heard));
  }
});
