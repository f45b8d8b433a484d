import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { enqueueFor } from '../helpers/conversation.ts';
import { OwnVoices } from '../helpers/own-voices.ts';
import { SOUNDS_PATH, startService, type RunningService } from '../helpers/running-service.ts';

let service: RunningService;
let voices: OwnVoices<'wait'>;
let id: string;
test.before(async () => {
  voices = await OwnVoices.create(1, { wait: 200 });
  id = voices.callcenter();
  await writeFile(join(SOUNDS_PATH, id, 'wait.wav'), 'this is no sound');
  service = await startService();
});
test.after.always(async () => {
  await service.stop();
  await voices.remove();
});

test.serial('a wait voice that cannot be played is music, which ends when the agent answers', (t) =>
  withCallcenter(
    t,
    service,
    async (callcenter) => {
      const ana = await callcenter.agent('ana', { state: 'busy' });
      const ben = await callcenter.caller('ben');
      ben.enqueue(enqueueFor('ana', 'wait_voice="wait"'));
      await ben.phone.untilHearsMusic();
      await ana.post('state', { state: 'idle' });
      await (await ana.phone.nextCall()).answer();
      await Promise.all([ben.phone.untilHears(ana.phone), ana.phone.untilHears(ben.phone)]);
      const { music } = await ben.phone.heardDuring(300);
      t.is(music, 0);
    },
    id,
  ),
);
