import test from 'ava';
import type { AgentName } from '../../../../src/domain/ids.ts';
import { castInTalk, stateOfTalk, type TalkCast } from '../talk-happenings.ts';

const BOB = 'bob' as AgentName;

/** Ana's own phone rings for a call out, and Bob, who answered sooner, is there already. */
const bobIsThere = (): TalkCast => {
  const cast = castInTalk('rings');
  const { scene, conversation: conversationId } = cast;
  const part = { mode: 1, whisperTo: null, holding: true } as const;
  scene.ask({ kind: 'enter', uninvited: true, agent: BOB, conversationId, ...part });
  const { presence } = scene.agentNamed('bob');
  if (presence.kind === 'resting') throw new Error('the phone of Bob does not ring');
  scene.answer(presence.callId);
  return cast;
};

test('a number is not dialled before the agent who asked for it is there', (t) => {
  const cast = bobIsThere();
  t.is(stateOfTalk(cast), '1 phone for line, none');
  cast.scene.answer(cast.agentCall);
  t.is(stateOfTalk(cast), '2 line, dialling');
});

test('a number is not dialled for another when who asked for it does not answer', (t) => {
  const cast = bobIsThere();
  cast.scene.gone(cast.agentCall, 'declined');
  t.is(stateOfTalk(cast), 'over by declined, none');
});
