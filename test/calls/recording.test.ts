import { performance } from 'node:perf_hooks';
import test from 'ava';
import { runningAsterisk } from '../helpers/asterisk.ts';
import { withCallcenter } from '../helpers/callcenter.ts';
import { Carrier } from '../helpers/carrier.ts';
import { putThrough, untilOver } from '../helpers/conversation.ts';
import {
  bothTalk,
  deleteRecording,
  fetchRecording,
  recordingOf,
  untilRecorded,
} from '../helpers/recorded.ts';
import { ServiceProcess } from '../helpers/service-process.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

let service: ServiceProcess;
test.before(async () => {
  service = await ServiceProcess.start();
});
test.after.always(() => service.stop());

/** Both tones of the ring-back of indications.conf. */
const RING_BACK_HZ = [440, 480];
const AUDIBLE = 300;
/** Commands take a moment, at both ends. */
const SLACK_MS = 400;

test.serial(
  'a conversation is recorded to its end, pauses included, and the recording deleted',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const ana = await callcenter.agent('ana');
      const ben = await callcenter.caller('ben');
      const talk = await putThrough(callcenter, ana, ben, 'record="true"');
      const { conversationId: id, agentCall } = talk;
      await untilRecorded(callcenter, id);
      const begun = performance.now();
      await bothTalk(ana.phone, ben.phone);
      t.like(await callcenter.api.do('GET', `conversation/${id}`), { record_file: `${id}.wav` });
      const early = await callcenter.api.call('GET', `conversation/${id}/recording`);
      t.is(early.status, 404);
      t.regex(early.msg, /goes on/);
      t.is((await deleteRecording(callcenter, id)).status, 404);
      await ana.post('pause', { conversation_id: id });
      await ben.phone.untilHearsMusic();
      await ana.post('resume', { conversation_id: id });
      await untilHearEachOther(ana.phone, ben.phone);
      const talkedMs = performance.now() - begun;
      await agentCall.hangUp();
      await untilOver(callcenter, id);

      const wav = await recordingOf(callcenter, id);
      t.true(wav.milliseconds > talkedMs - SLACK_MS, `${wav.milliseconds} of ${talkedMs} ms`);
      t.true(wav.millisecondsWith(ana.phone.toneHz, ben.phone.toneHz) >= 200);
      t.true(wav.millisecondsWith(ben.phone.toneHz) > wav.millisecondsWith(ana.phone.toneHz));

      t.is((await deleteRecording(callcenter, id)).status, 200);
      t.is((await fetchRecording(callcenter, id)).status, 404);
      t.like(await callcenter.api.do('GET', `conversation/${id}`), { record_file: null });
    }),
);

test.serial('of a number that is called nothing is recorded before it has answered', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const carrier = await Carrier.create({ password: runningAsterisk().trunkPassword });
    try {
      const ana = await callcenter.agent('ana');
      const line = carrier.line('13800138021').takesCalls('rings');
      const body = { to: line.number, max_answer_seconds: 60, record: true };
      const { data } = await ana.post('call_out', body);
      const { conversation_id: id } = data as { conversation_id: string };
      await (await ana.phone.nextCall()).answer();
      const lineCall = await line.nextCall();
      await ana.phone.untilHearsRingback();
      t.like(await callcenter.api.do('GET', `conversation/${id}`), { record_file: null });
      const begun = performance.now();
      await lineCall.answer();
      await untilRecorded(callcenter, id);
      await bothTalk(ana.phone, line);
      await lineCall.hangUp();
      await untilOver(callcenter, id);
      const wav = await recordingOf(callcenter, id);
      // It is stopped when it can be had, which is a moment after the conversation is over.
      const lastedMs = performance.now() - begun;
      t.true(wav.milliseconds <= lastedMs, `${wav.milliseconds} of ${lastedMs} ms`);
      t.true(wav.millisecondsWith(ana.phone.toneHz, line.toneHz) >= 100);
      for (const hz of RING_BACK_HZ) t.true(wav.loudest(hz) < AUDIBLE, `${hz}: ${wav.loudest(hz)}`);
      await deleteRecording(callcenter, id);
    } finally {
      await carrier.stop();
    }
  }),
);

test.serial('a recording goes on while the service is away, and is ended and named after it', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const ana = await callcenter.agent('ana');
    const ben = await callcenter.caller('ben');
    const talk = await putThrough(callcenter, ana, ben, 'record="true"');
    const { conversationId: id, agentCall } = talk;
    await untilRecorded(callcenter, id);
    const begun = performance.now();
    await service.kill();
    await service.startAgain();
    await bothTalk(ana.phone, ben.phone);
    const talkedMs = performance.now() - begun;
    await agentCall.hangUp();
    t.like(await untilOver(callcenter, id), { record_file: `${id}.wav` });

    const wav = await recordingOf(callcenter, id);
    const both = wav.millisecondsWith(ana.phone.toneHz, ben.phone.toneHz);
    // On a loaded machine Asterisk drops frames; a file begun anew would hold but the last part.
    t.true(both > 0.7 * talkedMs, `both are heard for ${both} of ${talkedMs} ms`);
    await deleteRecording(callcenter, id);
  }),
);

test.serial('a conversation that ends while the service is away has its recording after it', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const ana = await callcenter.agent('ana');
    const ben = await callcenter.caller('ben');
    const talk = await putThrough(callcenter, ana, ben, 'record="true"');
    const { conversationId: id, agentCall } = talk;
    await untilRecorded(callcenter, id);
    await bothTalk(ana.phone, ben.phone);
    await service.kill();
    await agentCall.hangUp();
    await service.startAgain();
    await untilOver(callcenter, id);
    const wav = await recordingOf(callcenter, id);
    t.true(wav.millisecondsWith(ana.phone.toneHz, ben.phone.toneHz) >= 100);
    await deleteRecording(callcenter, id);
  }),
);

test.serial('a conversation that nobody wanted to be recorded is not', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const ana = await callcenter.agent('ana');
    const ben = await callcenter.caller('ben');
    const { conversationId: id, agentCall } = await putThrough(callcenter, ana, ben);
    t.like(await callcenter.api.do('GET', `conversation/${id}`), { record_file: null });
    await agentCall.hangUp();
    await untilOver(callcenter, id);
    const answer = await callcenter.api.call('GET', `conversation/${id}/recording`);
    t.is(answer.status, 404);
    t.regex(answer.msg, /has no recording/);
  }),
);
