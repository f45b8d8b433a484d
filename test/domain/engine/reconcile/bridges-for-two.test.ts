import test from 'ava';
import type { AgentName, CallId, ConversationId } from '../../../../src/domain/ids.ts';
import type { ListenSpeakMode } from '../../../../src/domain/listen-speak-mode.ts';
import { CALLER, enqueue, Scene } from '../scene.ts';

const ANA = 'ana' as AgentName;
const SUE = 'sue' as AgentName;

interface Talk {
  readonly scene: Scene;
  readonly phone: CallId;
  readonly conversationId: ConversationId;
}

/** A caller who was just put through to Ana. */
const putThrough = (attributes = ''): Talk => {
  const scene = new Scene();
  scene.agent('ana');
  scene.arrive(enqueue(attributes));
  const phone = scene.phone();
  scene.happen({ kind: 'phone-ringing', callId: phone });
  scene.answer(phone);
  const [conversation] = scene.world.conversations.values();
  if (conversation === undefined) throw new Error('nobody was put through');
  return { scene, phone, conversationId: conversation.id };
};

const setMode = ({ scene, conversationId }: Talk, mode: ListenSpeakMode): void => {
  scene.ask({ kind: 'set-mode', agent: ANA, conversationId, mode, whisperTo: null });
};

const kinds = ({ scene }: Talk): string[] => scene.latest.commands.map(({ kind }) => kind);

const enter = (talk: Talk): CallId => {
  const { scene, conversationId } = talk;
  scene.agent('sue', 'busy');
  const part = { mode: 2, whisperTo: null, holding: true, uninvited: true } as const;
  scene.ask({ kind: 'enter', agent: SUE, conversationId, ...part });
  const [dialled] = scene.commands('dial-phone');
  if (dialled === undefined) throw new Error('the phone of Sue is not dialled');
  return dialled.callId;
};

test('two who only talk get a bridge for two', (t) => {
  const { scene } = putThrough();
  t.like(scene.commands('open-bridge')[0], { isForTwo: true });
});

for (const attributes of ['record="true"', 'play_num="true"']) {
  test(`with ${attributes} they get one that mixes from the beginning`, (t) => {
    const talk = putThrough(attributes);
    t.like(talk.scene.commands('open-bridge')[0], { isForTwo: false });
    setMode(talk, 4);
    t.false(kinds(talk).includes('widen-bridge'));
  });
}

test('who is paused is muted at once, and music waits until the bridge is widened with both in it', (t) => {
  const talk = putThrough();
  setMode(talk, 4);
  t.deepEqual(kinds(talk), ['mute', 'widen-bridge', 'play-to-conversation']);
  const [widening] = talk.scene.commands('widen-bridge');
  t.deepEqual([...(widening?.callIds ?? [])].sort(), [talk.phone, CALLER].sort());
});

test('a bridge that was widened stays so', (t) => {
  const talk = putThrough();
  setMode(talk, 4);
  setMode(talk, 1);
  t.deepEqual(kinds(talk), ['mute', 'play-to-conversation']);
  setMode(talk, 2);
  t.deepEqual(kinds(talk), ['mute']);
});

test('it is widened when a third is called, long before they join', (t) => {
  const talk = putThrough();
  const third = enter(talk);
  t.true(kinds(talk).includes('widen-bridge'));
  talk.scene.happen({ kind: 'phone-ringing', callId: third });
  talk.scene.answer(third);
  t.true(kinds(talk).includes('join-bridge'));
  t.false(kinds(talk).includes('widen-bridge'));
});

test('it is widened when a phone holds by itself', (t) => {
  const talk = putThrough();
  talk.scene.happen({ kind: 'hold-changed', callId: talk.phone, onHold: true });
  t.deepEqual(kinds(talk), ['mute', 'widen-bridge', 'play-to-conversation']);
});

test('who leaves for another conversation is not moved along with those who stay', (t) => {
  const talk = putThrough();
  const { scene } = talk;
  scene.agent('sue');
  scene.ask({ kind: 'call-agent', agent: ANA, enqueue: enqueue(), data: null });
  const [widening] = scene.commands('widen-bridge');
  t.deepEqual(widening?.callIds, [CALLER]);
});

test('after a restart nobody knows which it is: it is widened when that is needed, once', (t) => {
  const talk = putThrough();
  talk.scene.restart();
  talk.scene.seen();
  t.false(kinds(talk).includes('widen-bridge'));
  setMode(talk, 4);
  t.true(kinds(talk).includes('widen-bridge'));
  setMode(talk, 1);
  setMode(talk, 4);
  t.false(kinds(talk).includes('widen-bridge'));
});
