import type { OutsideLine } from '../helpers/carrier.ts';
import { conversation } from '../helpers/conversation.ts';
import { at, type Talking, talkingScene } from '../helpers/talking-scene.ts';
import { byTheRule, untilAllHear } from '../helpers/who-hears-whom.ts';
import { serviceAndCarrier } from '../helpers/service-and-carrier.ts';

const opened = serviceAndCarrier();

const talking = talkingScene(() => opened.service);

const inviteOut = async (
  { callcenter, conversationId }: Talking,
  { number }: OutsideLine,
  more: object = {},
): Promise<string> => {
  const body = { to: number, max_answer_seconds: 60, ...more };
  const path = `conversation/${conversationId}/invite_out`;
  return (await callcenter.api.do<{ call_id: string }>('POST', path, body)).call_id;
};

talking('an invited number joins those who talk, who hear no ring-back', async (scene, t) => {
  const { callcenter, ana, cleo, conversationId } = scene;
  const line = opened.carrier.newLine('rings');
  const callId = await inviteOut(scene, line, { mode: 2 });
  const lineCall = await line.nextCall();
  await untilAllHear('while it rings', byTheRule([at(1, ana), at(1, cleo)]));
  await lineCall.answer();
  await untilAllHear('it only hears', byTheRule([at(1, ana), at(1, cleo), { line, mode: 2 }]));
  const path = `conversation/${conversationId}/call/${callId}/lsm`;
  await callcenter.api.do('POST', path, { mode: 1 });
  await untilAllHear('all three', byTheRule([at(1, ana), at(1, cleo), { line, mode: 1 }]));
  await ana.post('exit', { conversation_id: conversationId });
  await untilAllHear('two outside lines', byTheRule([at(1, cleo), { line, mode: 1 }]));
  await callcenter.api.do('DELETE', `conversation/${conversationId}`);
  t.deepEqual(await lineCall.ended(), { cause: 'hung-up', by: 'them' });
  t.like(await cleo.untilBackInIvr(), { CONVERSATION_END_REASON: 'dismissed' });
});

talking(
  'an invited number that declines, or whose time is up, changes nothing',
  async (scene, t) => {
    const { callcenter, ana, cleo, conversationId } = scene;
    const two = byTheRule([at(1, ana), at(1, cleo)]);
    const deaf = opened.carrier.newLine('declines');
    await inviteOut(scene, deaf);
    await (await deaf.nextCall()).ended();
    await untilAllHear('declined', two);
    const line = opened.carrier.newLine('answers');
    await inviteOut(scene, line, { max_answer_seconds: 2 });
    await line.untilHears(cleo.phone);
    t.deepEqual(await line.calls[0]?.ended(4000), { cause: 'hung-up', by: 'them' });
    await untilAllHear('its time is up', two);
    t.is((await conversation(callcenter, conversationId)).state, 'live');
  },
);
