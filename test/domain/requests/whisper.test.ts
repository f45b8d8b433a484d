import test from 'ava';
import type { Command } from '../../../src/domain/engine/world/command.ts';
import type { AgentName, CallId, ConversationId } from '../../../src/domain/ids.ts';
import { enqueue, Scene } from '../engine/scene.ts';

const ANA = 'ana' as AgentName;
const BOB = 'bob' as AgentName;

interface Whispering {
  readonly scene: Scene;
  readonly conversationId: ConversationId;
  readonly ana: CallId;
  readonly bob: CallId;
}

const callOf = (scene: Scene, name: string): CallId => {
  const { presence } = scene.agentNamed(name);
  if (presence.kind === 'resting') throw new Error(`${name} is not on the phone`);
  return presence.callId;
};

/** Ana talks with a caller, and Bob whispers to them. */
const whispering = (): Whispering => {
  const scene = new Scene();
  scene.agent('ana');
  scene.agent('bob', 'busy');
  scene.arrive(enqueue());
  const ana = callOf(scene, 'ana');
  scene.answer(ana);
  const [conversation] = scene.world.conversations.values();
  if (conversation === undefined) throw new Error('nobody talks');
  const entering = { mode: 1, whisperTo: ANA, holding: true } as const;
  scene.ask({
    kind: 'enter',
    uninvited: true,
    agent: BOB,
    conversationId: conversation.id,
    ...entering,
  });
  const bob = callOf(scene, 'bob');
  scene.answer(bob);
  return { scene, conversationId: conversation.id, ana, bob };
};

/** Where the first command of that kind about the call stands; -1: there is none. */
const place = ({ scene }: Whispering, kind: Command['kind'], callId: CallId): number =>
  scene.latest.commands.findIndex(
    (command) =>
      command.kind === kind &&
      (command.kind === 'join-bridge'
        ? command.callIds.includes(callId)
        : 'callId' in command && command.callId === callId),
  );

const callOutOfAna = ({ scene }: Whispering): void => {
  const line = { to: '5552', from: '', maxDialMs: 1000, maxAnswerMs: 1000 };
  scene.ask({ kind: 'call-out', agent: ANA, dialOut: line, data: null, record: false });
};

test('who whispers stops before the other goes to talk elsewhere', (t) => {
  const all = whispering();
  callOutOfAna(all);
  const stops = place(all, 'stop-whisper', all.bob);
  t.true(stops >= 0);
  t.true(stops < place(all, 'join-bridge', all.ana));
});

test('who whispers begins when the other is back', (t) => {
  const all = whispering();
  const { scene, conversationId } = all;
  callOutOfAna(all);
  scene.ask({ kind: 'set-mode', agent: ANA, conversationId, mode: 1, whisperTo: null });
  const begins = place(all, 'start-whisper', all.bob);
  t.true(place(all, 'join-bridge', all.ana) >= 0);
  t.true(begins > place(all, 'join-bridge', all.ana));
  const last = scene.latest.commands.findLastIndex(
    (command) => command.kind === 'mute' && command.callId === all.ana,
  );
  t.true(begins > last, 'and hears nothing on their way');
});

test('a whisper that Asterisk refuses leaves the supervisor listening', (t) => {
  const { scene, conversationId, bob, ana } = whispering();
  const command = { kind: 'start-whisper', callId: bob, toCallId: ana, from: null } as const;
  scene.happen({ kind: 'command-failed', command, message: 'Channel not found' });
  const members = scene.world.conversations.get(conversationId)?.members ?? [];
  t.like(
    members.find(({ callId }) => callId === bob),
    { mode: 2, whisperTo: null },
  );
  t.is(scene.commands('hang-up').length, 0);
});
