import test from 'ava';
import type { AgentName, CallId, ConversationId } from '../../../src/domain/ids.ts';
import type { ListenSpeakMode } from '../../../src/domain/listen-speak-mode.ts';
import type { RequestOf } from '../../../src/domain/requests/request.ts';
import { CALLER, enqueue, Scene } from '../engine/scene.ts';

const ANA = 'ana' as AgentName;
const BOB = 'bob' as AgentName;

interface Talking {
  readonly scene: Scene;
  readonly conversationId: ConversationId;
  readonly anasCall: CallId;
}

/** Ana talks with a caller; Bob is logged in and not in it. */
const talking = (): Talking => {
  const scene = new Scene();
  scene.agent('ana');
  scene.agent('bob', 'busy');
  scene.arrive(enqueue());
  const anasCall = scene.phone();
  scene.answer(anasCall);
  const [conversation] = scene.world.conversations.values();
  if (conversation === undefined) throw new Error('nobody talks');
  return { scene, conversationId: conversation.id, anasCall };
};

type Keys = Omit<RequestOf<'send-keys'>, 'kind' | 'conversationId'>;

const ask = ({ scene, conversationId }: Talking, keys: Partial<Keys> = {}) => {
  const request = { conversationId, agent: ANA, to: null, keys: '1', ...keys };
  return scene.ask({ kind: 'send-keys', ...request }).answer;
};

const setMode = ({ scene, conversationId }: Talking, callId: CallId, mode: ListenSpeakMode) =>
  scene.ask({
    kind: 'set-member-mode',
    conversationId,
    member: { kind: 'call', callId },
    mode,
  });

/** What was sent in the latest step. */
const sent = ({ scene }: Talking): string[] =>
  scene.commands('send-key').map(({ callId, press }) => `${press.key} to ${callId}`);

const refusal = (answer: ReturnType<typeof ask>): string =>
  answer.kind === 'refused' ? answer.refusal.id : answer.kind;

test('keys go one every 200 ms, in their order, and those of a second request after the first', (t) => {
  const they = talking();
  t.deepEqual(ask(they, { keys: '12' }), { kind: 'done', value: [CALLER] });
  t.deepEqual(sent(they), [`1 to ${CALLER}`]);
  ask(they, { keys: '#' });
  t.deepEqual(sent(they), [], 'none is sent before its moment');
  const moments = [0.1, 0.1, 0.1, 0.1, 0.1, 0.1].map((seconds) => {
    they.scene.pass(seconds);
    return sent(they);
  });
  t.deepEqual(moments, [[], [`2 to ${CALLER}`], [], [`# to ${CALLER}`], [], []]);
  t.is(they.scene.world.typedKeys.nextAt(they.conversationId), null);
});

test('the engine wants to be woken for the next key', (t) => {
  const they = talking();
  ask(they, { keys: '12' });
  t.is(they.scene.world.deadlines.next(), they.scene.now + 200);
});

test('an agent who is paused sends no key: what is asked is refused, what is under way goes nowhere', (t) => {
  const they = talking();
  ask(they, { keys: '123' });
  setMode(they, they.anasCall, 4);
  they.scene.pass(0.2);
  t.deepEqual(sent(they), []);
  t.is(refusal(ask(they)), 'keys-not-heard');
  setMode(they, they.anasCall, 1);
  they.scene.pass(0.2);
  t.deepEqual(sent(they), [`3 to ${CALLER}`]);
});

test('with the key of another role they go to callers and numbers, or to the member who is named', (t) => {
  const they = talking();
  t.deepEqual(ask(they, { agent: null }), { kind: 'done', value: [CALLER] });
  t.deepEqual(ask(they, { agent: null, to: they.anasCall }), {
    kind: 'done',
    value: [they.anasCall],
  });
  setMode(they, CALLER, 3);
  t.is(refusal(ask(they, { agent: null })), 'keys-not-heard');
});

test('keys for somebody else are refused, each with its reason', (t) => {
  const they = talking();
  t.is(refusal(ask(they, { agent: BOB })), 'not-a-member');
  t.is(refusal(ask(they, { to: 'nobody' as CallId })), 'member-not-found');
  t.is(refusal(ask(they, { to: they.anasCall })), 'keys-not-heard', 'not back to their own phone');
  const over = { ...they, conversationId: 'over' as ConversationId };
  t.is(refusal(ask(over)), 'conversation-not-found');
});

test('at most 64 keys wait in a conversation', (t) => {
  const they = talking();
  const keys = '1'.repeat(32);
  ask(they, { keys });
  ask(they, { keys });
  t.is(refusal(ask(they, { keys })), 'too-many-keys');
  they.scene.pass(0.2);
  t.is(ask(they).kind, 'done', '62 wait, and one more has its place');
});

test('of keys that are typed nothing is sent after the conversation, nor after a restart', (t) => {
  const they = talking();
  ask(they, { keys: '123' });
  they.scene.restart();
  they.scene.pass(0.2);
  t.deepEqual(sent(they), []);
  ask(they, { keys: '123' });
  they.scene.gone(they.anasCall);
  they.scene.pass(0.2);
  t.deepEqual(sent(they), []);
  t.is(they.scene.world.typedKeys.nextAt(they.conversationId), null);
});
