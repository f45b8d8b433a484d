import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { enqueueFor } from '../helpers/conversation.ts';
import { eventually } from '../helpers/eventually.ts';
import { OwnVoices } from '../helpers/own-voices.ts';
import { SOUNDS_PATH, startService, type RunningService } from '../helpers/running-service.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

let service: RunningService;
let voices: OwnVoices<'wait' | 'long' | 'before' | 'after'>;
/** The call centers whose prompts `wait` and `before` are damaged. */
const ids: string[] = [];
test.before(async () => {
  voices = await OwnVoices.create(3, { wait: 200, long: 10_000, before: 300, after: 300 });
  for (let made = 0; made < 3; made += 1) ids.push(voices.callcenter());
  for (const id of ids) {
    for (const name of ['wait', 'before']) {
      await writeFile(join(SOUNDS_PATH, id, `${name}.wav`), 'this is no sound');
    }
  }
  service = await startService();
});
test.after.always(async () => {
  await service.stop();
  await voices.remove();
});

interface Failure {
  readonly event: string;
  readonly voice?: string;
  readonly instead?: string;
  readonly call_id?: string | null;
  readonly conversation_id?: string | null;
}

/** Which prompts are told to have failed. */
const failures = async (callcenter: TestCallcenter): Promise<readonly Failure[]> => {
  const { result } = await callcenter.api.do<{ result: readonly Failure[] }>(
    'GET',
    'event?limit=200',
  );
  return result.filter(({ event }) => event === 'callcenter.sound.failed');
};

const untilFailed = (callcenter: TestCallcenter): Promise<readonly Failure[]> =>
  eventually(
    async () => {
      const told = await failures(callcenter);
      return told.length > 0 && told;
    },
    { awaited: 'a failed prompt to be told' },
  );

test.serial('a wait voice that cannot be played is music, which ends when the agent answers', (t) =>
  withCallcenter(
    t,
    service,
    async (callcenter) => {
      const ana = await callcenter.agent('ana', { state: 'busy' });
      const ben = await callcenter.caller('ben');
      ben.enqueue(enqueueFor('ana', 'wait_voice="wait"'));
      await ben.phone.untilHearsMusic();
      t.like((await untilFailed(callcenter))[0], { voice: 'wait', instead: 'music' });
      await ana.post('state', { state: 'idle' });
      await (await ana.phone.nextCall()).answer();
      await untilHearEachOther(ben.phone, ana.phone);
      const { music } = await ben.phone.heardDuring(300);
      t.is(music, 0);
      t.is((await failures(callcenter)).length, 1, 'it is told once');
    },
    ids[0],
  ),
);

test.serial('what is said goes on without a prompt that cannot be played, which is told', (t) =>
  withCallcenter(
    t,
    service,
    async (callcenter) => {
      const ana = await callcenter.agent('ana', { num: '55' });
      const ben = await callcenter.caller('ben');
      const said = 'play_num="true" pre_num_voice="before" post_num_voice="after"';
      ben.enqueue(enqueueFor('ana', said));
      await (await ana.phone.nextCall()).answer();
      await ben.phone.untilHears(voices.tones.after, 8000);
      await untilHearEachOther(ben.phone, ana.phone);
      const [told] = await untilFailed(callcenter);
      t.like(told, { voice: 'before', instead: 'nothing', call_id: null });
      t.is((await failures(callcenter)).length, 1);
    },
    ids[1],
  ),
);

test.serial('that a caller hangs up in the midst of a prompt is no failure of the prompt', (t) =>
  withCallcenter(
    t,
    service,
    async (callcenter) => {
      await callcenter.agent('ana', { state: 'busy' });
      const ben = await callcenter.caller('ben');
      const attributes = 'wait_voice="long" announce_position="true"';
      const call = ben.enqueue(enqueueFor('ana', attributes));
      // What is said of their place is as good as music to a phone; the wait voice is a tone.
      await ben.phone.untilHearsMusic();
      await call.hangUp();
      await callcenter.untilTask({ state: 'fail' });
      t.deepEqual(await failures(callcenter), []);
    },
    ids[2],
  ),
);
