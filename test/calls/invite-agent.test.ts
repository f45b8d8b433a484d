import test from 'ava';
import { conversation, enqueueFor } from '../helpers/conversation.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { at, talkingScene } from '../helpers/talking-scene.ts';
import { byTheRule, untilAllHear } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

const scene = talkingScene(() => service);

scene(
  'an invited agent joins those who talk, and they hear no music before',
  async (talking, t) => {
    const { callcenter, ana, cleo, sue, conversationId } = talking;
    await sue.post('state', { state: 'idle' });
    const path = `conversation/${conversationId}/invite_agent`;
    const enqueue = enqueueFor('sue', 'reserve_state="busy/after"');
    await callcenter.api.do('POST', path, { enqueue, mode: 3 });
    const suesCall = await sue.phone.nextCall();
    suesCall.ring();
    await untilAllHear('while they are rung', byTheRule([at(1, ana), at(1, cleo)]));
    await suesCall.answer();
    await untilAllHear('they only speak', byTheRule([at(1, ana), at(1, cleo), at(3, sue)]));
    await suesCall.hangUp();
    await sue.untilState('busy/after');
    await untilAllHear('two again', byTheRule([at(1, ana), at(1, cleo)]));
    t.is((await conversation(callcenter, conversationId)).state, 'live');
  },
);

scene('an invited agent who declines changes nothing', async (talking, t) => {
  const { callcenter, ana, cleo, sue, conversationId } = talking;
  await sue.post('state', { state: 'idle' });
  const path = `conversation/${conversationId}/invite_agent`;
  await callcenter.api.do('POST', path, { enqueue: enqueueFor('sue') });
  const suesCall = await sue.phone.nextCall();
  suesCall.decline();
  await callcenter.untilTask({ state: 'fail', cause: 'call_fail', detail: 'declined' });
  await untilAllHear('as before', byTheRule([at(1, ana), at(1, cleo)]));
  t.is((await conversation(callcenter, conversationId)).state, 'live');
  const gone = await callcenter.api.call('POST', 'conversation/none/invite_agent', {
    enqueue: enqueueFor('sue'),
  });
  t.like(gone, { status: 404, errorId: 'conversation-not-found' });
});

scene(
  'a caller who is left alone with an invitation hears music, and is served',
  async (talking, t) => {
    const { callcenter, cleo, sue, agentCall, conversationId } = talking;
    const path = `conversation/${conversationId}/invite_agent`;
    await callcenter.api.do('POST', path, { enqueue: enqueueFor('sue') });
    await agentCall.hangUp();
    await cleo.phone.untilHearsMusic();
    await sue.post('state', { state: 'idle' });
    const suesCall = await sue.phone.nextCall();
    await suesCall.answer();
    await untilAllHear('served', byTheRule([at(1, sue), at(1, cleo)]));
    t.is((await conversation(callcenter, conversationId)).state, 'live');
  },
);
