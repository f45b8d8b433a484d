import test from 'ava';
import type { CallId, QueueTaskId } from '../../../src/domain/ids.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import { enqueue, office } from './queueing-office.ts';
import type { StagedCallcenter } from './staged-callcenter.ts';

const KEY = 'callback_key="2" callback_retry_seconds="60"';

/** Ben asks to be called back after ten seconds. Ana is busy. */
const benAsks = (attributes = KEY): { scene: StagedCallcenter; ben: CallId } => {
  const scene = office('busy');
  const ben = scene.caller(enqueue(attributes));
  scene.advance(10_000);
  scene.presses(ben, '2');
  return { scene, ben };
};

const ask = (scene: StagedCallcenter, number: string, attributes = ''): QueueTaskId =>
  scene.ask({
    kind: 'ask-callback',
    number,
    enqueue: enqueue(attributes),
    data: 'form 7',
  }) as QueueTaskId;

const told = (scene: StagedCallcenter, event: string): unknown[] =>
  scene.events.filter((one) => one.event === event).map(({ body }) => body);

test('a number that may not be shown is refused with its place in the XML, and later ends the callback', (t) => {
  const { scene, ben } = benAsks(`${KEY} callback_from="4008001"`);
  scene.ask({ kind: 'change-callcenter', changes: { callerIds: ['+4930'] } });
  scene.setState('ana', 'idle');
  t.is(scene.state(ben), 'callback_fail');
  t.like(told(scene, 'callcenter.queue.fail').at(-1), { detail: 'not-allowed' });
  const refused = t.throws(() => ask(scene, '+491', 'callback_from="4008001"'), {
    instanceOf: Refusal,
  });
  t.like(refused, {
    id: 'invalid-argument',
    message:
      'enqueue: callback_from: 4008001 may not be shown as caller, only +4930 (line 1, column 10)',
  });
  const id = ask(scene, '+491', 'callback_from="004930"');
  scene.answers('ana');
  t.like(scene.numberCalled(), { number: '+491', from: '004930' });
  t.like(scene.taskOf(id), { callback: { from: '004930' } });
});
