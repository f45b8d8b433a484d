import test from 'ava';
import type { AgentName } from '../../../src/domain/ids.ts';
import { enqueue, Scene } from './scene.ts';

test('events tell who waits and for how long, members have names, and conversations what they wait for', (t) => {
  const scene = new Scene();
  scene.agent('ana');
  scene.agent('bob', 'busy');
  const [number, name, dialled] = ['+4989123', 'José', '4008001'];
  scene.happen({
    kind: 'caller-arrived',
    callId: 'caller' as never,
    ...{ number, name, dialled },
    enqueueXml: enqueue(),
    answered: true,
    attempts: 1,
  });
  const who = { origin_number: number, origin_name: name, dialled_number: dialled };
  const phone = scene.phone();
  scene.pass(3);
  scene.answer(phone);
  const told = (event: string) => scene.allEvents.filter((one) => one.event === event).at(-1)?.body;
  t.like(told('callcenter.queue.select'), { ...who, waited_ms: 0 });
  t.like(told('callcenter.queue.success'), { ...who, waited_ms: 3000 });
  t.like(told('callcenter.conversation.parts_changed'), {
    members: [{ number, name, mode_since: scene.now }, { mode_since: scene.now }],
    waits_for: [],
  });
  const [conversation] = scene.world.conversations.values();
  if (conversation === undefined) throw new Error('nobody talks');
  scene.ask({
    kind: 'invite-agent',
    conversationId: conversation.id,
    agent: null,
    enqueue: '<enqueue><route><agent name="bob"/></route></enqueue>',
    mode: 1,
  });
  const [task] = scene.world.tasks.values();
  t.like(told('callcenter.queue.wait'), who);
  t.like(told('callcenter.conversation.parts_changed'), {
    waits_for: [{ type: 'queue_task', queue_task_id: task?.id }],
  });
  scene.pass(1);
  const ana = { agent: 'ana' as AgentName, conversationId: conversation.id };
  scene.ask({ kind: 'set-mode', ...ana, mode: 4, whisperTo: null });
  t.like(told('callcenter.conversation.parts_changed'), {
    members: [
      { mode: 1, mode_since: scene.now - 1000 },
      { mode: 4, mode_since: scene.now },
    ],
  });
});
