import test from 'ava';
import { ADMIN_KEY, bearer } from '../helpers/access.ts';
import { type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { enqueueFor } from '../helpers/conversation.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { studioWave } from '../helpers/studio-wave.ts';
import { claimTone, releaseTone } from '../helpers/tone.ts';

let service: RunningService;
const first = claimTone('the first prompt');
const second = claimTone('the second prompt');
test.before(async () => {
  service = await startService();
});
test.after.always(async () => {
  await service.stop();
  for (const hz of [first, second]) releaseTone(hz);
});

const tone = (hz: number, seconds: number): Buffer =>
  studioWave({ rate: 44_100, channels: 2, bits: 16, seconds, hz, amplitude: 0.2 });

const ask = async (
  { id }: TestCallcenter,
  method: 'PUT' | 'DELETE',
  wav?: Buffer,
): Promise<number> => {
  const { status } = await fetch(`${service.baseUrl}/callcenter/${id}/sound/please-wait`, {
    method,
    headers: { ...bearer(ADMIN_KEY), 'Content-Type': 'audio/wav' },
    ...(wav !== undefined && { body: wav }),
  });
  return status;
};

test('a prompt that is sent as 44.1 kHz stereo is heard by whoever waits, and so is the one in its place', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    t.is(await ask(callcenter, 'PUT', tone(first, 1)), 200);
    await callcenter.agent('ana', { state: 'busy' });
    const ben = await callcenter.caller('ben');
    ben.enqueue(enqueueFor('ana', 'wait_voice="please-wait"'));
    await ben.phone.untilHears(first, 8000);
    t.is(await ask(callcenter, 'PUT', tone(second, 1)), 200);
    await ben.phone.untilHears(second, 8000);
    const { tones, music } = await ben.phone.heardDuring(1500);
    t.is(tones.get(first), undefined, 'of the old one nothing is heard any more');
    t.true(music <= 3, `a frame where one turn ends and the next begins, and no music: ${music}`);
  }));

test('whoever hears a prompt that is deleted hears music then, and nobody can ask for it any more', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    t.is(await ask(callcenter, 'PUT', tone(first, 1)), 200);
    await callcenter.agent('ana', { state: 'busy' });
    const ben = await callcenter.caller('ben');
    const xml = enqueueFor('ana', 'wait_voice="please-wait"');
    ben.enqueue(xml);
    await ben.phone.untilHears(first, 8000);
    t.is(await ask(callcenter, 'DELETE'), 200);
    await ben.phone.untilHearsMusic(8000);
    const checked = await callcenter.api.call('POST', 'enqueue/check', { enqueue: xml });
    t.regex(checked.msg, /please-wait/);
    t.is((await callcenter.tasks()).result[0]?.state, 'waiting', 'they wait on');
  }));

test('a prompt of one call center is none of another', (t) =>
  withCallcenter(t, service, (callcenter) =>
    withCallcenter(t, service, async (other) => {
      t.is(await ask(callcenter, 'PUT', tone(first, 1)), 200);
      const xml = enqueueFor('ana', `wait_voice="callcenter/${callcenter.id}/please-wait"`);
      const checked = await other.api.call('POST', 'enqueue/check', { enqueue: xml });
      t.is(checked.status, 400);
    }),
  ));
