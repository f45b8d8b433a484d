import { performance } from 'node:perf_hooks';
import test, { type ExecutionContext } from 'ava';
import {
  agentsOwn,
  type TestAgent,
  type TestCallcenter,
  withCallcenter,
} from '../helpers/callcenter.ts';
import type { ApiAnswer } from '../helpers/api.ts';
import type { CallerAccount } from '../helpers/caller.ts';
import { putThrough, untilOver } from '../helpers/conversation.ts';
import {
  bothTalk,
  deleteRecording,
  fetchRecording,
  recordingOf,
  untilRecorded,
} from '../helpers/recorded.ts';
import { ServiceProcess } from '../helpers/service-process.ts';
import type { Wav } from '../helpers/wav.ts';
import { untilAllHear } from '../helpers/who-hears-whom.ts';

let service: ServiceProcess;
test.before(async () => {
  service = await ServiceProcess.start();
});
test.after.always(() => service.stop());

/** Less than any tone that is really there. */
const AUDIBLE = 300;

/** Ana and Ben talk; what Eve says among them tells which part of their talk is in the recording. */
interface Scene {
  readonly callcenter: TestCallcenter;
  readonly id: string;
  readonly ana: TestAgent;
  readonly ben: CallerAccount;
  readonly eve: TestAgent;
  /** With Ana's own key. */
  readonly record: (action: string) => Promise<ApiAnswer>;
  readonly eveTalks: () => Promise<void>;
  /** They hang up; the recording that there is then. */
  readonly recorded: () => Promise<Wav>;
}

const withTalk = (
  t: ExecutionContext,
  attributes: string,
  play: (scene: Scene) => Promise<void>,
): Promise<void> =>
  withCallcenter(t, service, async (callcenter) => {
    const ana = await callcenter.agent('ana');
    const eve = await callcenter.agent('eve');
    const ben = await callcenter.caller('ben');
    const { conversationId: id, agentCall } = await putThrough(callcenter, ana, ben, attributes);
    const own = await agentsOwn(callcenter, 'ana');
    await play({
      ...{ callcenter, id, ana, ben, eve },
      record: (action) => own.call('POST', `conversation/${id}/recording`, { action }),
      eveTalks: async () => {
        await eve.post('enter', { conversation_id: id });
        await (await eve.phone.nextCall()).answer();
        await bothTalk(eve.phone, ben.phone);
        await eve.post('exit', { conversation_id: id });
        await untilAllHear('Eve left', [
          { line: ana.phone, voices: [ben.phone], music: false },
          { line: ben.phone, voices: [ana.phone], music: false },
        ]);
      },
      recorded: async () => {
        await agentCall.hangUp();
        await untilOver(callcenter, id);
        return recordingOf(callcenter, id);
      },
    });
    await deleteRecording(callcenter, id);
  });

const shown = ({ callcenter, id }: Scene) =>
  callcenter.api.do<{ recording: string; record_file: string | null }>('GET', `conversation/${id}`);

const eveIsIn = (wav: Wav, { eve }: Scene): boolean => wav.loudest(eve.phone.toneHz) > AUDIBLE;

test.serial(
  'what is said while a recording is paused is not in it, and what is said then is',
  (t) =>
    withTalk(t, 'record="true"', async (scene) => {
      const { callcenter, id, ana, ben, record } = scene;
      await untilRecorded(callcenter, id);
      await bothTalk(ana.phone, ben.phone);
      t.like(await record('pause'), {
        status: 200,
        data: { conversation_id: id, recording: 'paused' },
      });
      t.is(await service.ari.getLiveRecording(id), null, 'it is answered when it is done');
      t.like(await shown(scene), { recording: 'paused', record_file: `${id}.wav` });
      await scene.eveTalks();
      await record('resume');
      await untilRecorded(callcenter, id);
      const begun = performance.now();
      await bothTalk(ana.phone, ben.phone);
      const talkedMs = performance.now() - begun;
      const wav = await scene.recorded();
      t.false(eveIsIn(wav, scene));
      const both = wav.millisecondsWith(ana.phone.toneHz, ben.phone.toneHz);
      t.true(both > talkedMs, `before and after the pause: ${both} of ${talkedMs} ms`);
    }),
);

test.serial(
  'a paused recording stays paused over a crash of the service, until it is resumed',
  (t) =>
    withTalk(t, 'record="true"', async (scene) => {
      const { callcenter, id, ana, ben, record } = scene;
      await untilRecorded(callcenter, id);
      await record('pause');
      await service.kill();
      await service.startAgain();
      await scene.eveTalks();
      t.like(await shown(scene), { recording: 'paused' });
      await record('resume');
      await untilRecorded(callcenter, id);
      await bothTalk(ana.phone, ben.phone);
      const wav = await scene.recorded();
      t.false(eveIsIn(wav, scene));
      t.true(wav.millisecondsWith(ana.phone.toneHz, ben.phone.toneHz) >= 200);
    }),
);

test.serial('a talk is recorded from when its agent asks for it until they have it stopped', (t) =>
  withTalk(t, '', async (scene) => {
    const { callcenter, id, ana, ben, record } = scene;
    t.like(await shown(scene), { recording: 'off', record_file: null });
    t.like(await record('pause'), { status: 409, errorId: 'recording-state' });
    await scene.eveTalks();
    await record('start');
    await untilRecorded(callcenter, id);
    await bothTalk(ana.phone, ben.phone);
    t.like(await record('stop'), { status: 200, data: { recording: 'off' } });
    await scene.eveTalks();
    const wav = await scene.recorded();
    t.false(eveIsIn(wav, scene));
    t.true(wav.millisecondsWith(ana.phone.toneHz, ben.phone.toneHz) >= 200);
  }),
);

test.serial('a player has any part of a recording', (t) =>
  withTalk(t, 'record="true"', async (scene) => {
    const { callcenter, id, ana, ben } = scene;
    await untilRecorded(callcenter, id);
    await bothTalk(ana.phone, ben.phone);
    await scene.recorded();
    const bytes = async (answer: Response) => Buffer.from(await answer.arrayBuffer());
    const all = await bytes(await fetchRecording(callcenter, id));
    for (const [range, part] of [
      ['bytes=0-43', all.subarray(0, 44)],
      ['bytes=1000-2999', all.subarray(1000, 3000)],
      [`bytes=${all.length - 500}-`, all.subarray(-500)],
    ] as const) {
      const answer = await fetchRecording(callcenter, id, { Range: range });
      t.is(answer.status, 206, range);
      t.deepEqual(await bytes(answer), part, range);
    }
    t.is((await fetchRecording(callcenter, id, { Range: `bytes=${all.length}-` })).status, 416);
  }),
);
