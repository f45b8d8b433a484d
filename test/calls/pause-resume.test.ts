import test from 'ava';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { at, talkingScene } from '../helpers/talking-scene.ts';
import { byTheRule, untilAllHear } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

const scene = talkingScene(() => service);

scene('pause, resume and lsm are refused to who is not in it', async (talking, t) => {
  const { ana, sue, cleo, conversationId: conversation_id } = talking;
  for (const operation of ['pause', 'resume', 'lsm', 'exit']) {
    const bySue = await sue.post(operation, { conversation_id });
    t.like(bySue, { status: 409, code: '040503', errorId: 'not-a-member' }, operation);
    const unknown = await ana.post(operation, { conversation_id: 'none' });
    t.like(unknown, { status: 404, code: '040501', errorId: 'conversation-not-found' }, operation);
  }
  for (const mode of [0, 4, 5, '1', 1.5]) {
    const answer = await ana.post('resume', { conversation_id, mode });
    t.like(answer, { status: 400, errorId: 'invalid-argument' }, `resume with ${mode}`);
  }
  t.like(await ana.post('lsm', { conversation_id, mode: 5 }), { status: 400 });
  t.like(await ana.post('pause', {}), { status: 400 });
  await untilAllHear('as before', byTheRule([at(1, ana), at(1, cleo)]));
});

scene('pause and resume answer with the conversation and the mode', async (talking, t) => {
  const { ana, cleo, conversationId: conversation_id } = talking;
  const paused = await ana.post('pause', { conversation_id });
  t.like(paused, { status: 200, data: { conversation_id, mode: 4 } });
  await untilAllHear('paused', byTheRule([at(4, ana), at(1, cleo)]), 6000);
  t.like((await ana.post('pause', { conversation_id })).data, { mode: 4 });
  const resumed = await ana.post('resume', { conversation_id, mode: 3 });
  t.like(resumed.data, { conversation_id, mode: 3 });
  await untilAllHear('only speaks', byTheRule([at(3, ana), at(1, cleo)]));
  t.like((await ana.post('resume', { conversation_id })).data, { mode: 1 });
  await untilAllHear('resumed', byTheRule([at(1, ana), at(1, cleo)]));
});
