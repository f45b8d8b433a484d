import test from 'ava';
import type { ConditionName } from '../../../src/domain/ids.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import { DEFAULT_WORK_CHANNEL } from '../../../src/domain/work-channel.ts';
import { enqueue, office, ringing } from './queueing-office.ts';

const sees = (level: 'enough' | 'low' | 'full') => ({ kind: 'disk-seen', level }) as const;
const levels = ({ events }: ReturnType<typeof office>) =>
  events
    .filter(({ event }) => event === 'callcenter.disk.level_changed')
    .map(({ body: { previous_level, latest_level } }) => [previous_level, latest_level]);

const CONDITION = {
  name: 'another' as ConditionName,
  workChannel: DEFAULT_WORK_CHANNEL,
  where: 'true',
  sort: '0',
  priority: 0,
  timeoutMs: null,
  queueTimeoutMs: null,
  fetchTimeoutMs: null,
};

test('how much room the disk has is told when it changes, and not again', (t) => {
  const scene = office();
  for (const level of ['enough', 'low', 'low', 'full', 'enough'] as const) scene.tell(sees(level));
  t.deepEqual(levels(scene), [
    ['enough', 'low'],
    ['low', 'full'],
    ['full', 'enough'],
  ]);
});

test('while the disk is full nothing is stored that is new, and what is there can be changed', (t) => {
  const scene = office();
  scene.tell(sees('full'));
  const create = () => scene.ask({ kind: 'create-condition', condition: CONDITION });
  t.like(t.throws(create, { instanceOf: Refusal }), { id: 'disk-full' });
  const { workChannel } = CONDITION;
  const name = 'sales' as ConditionName;
  scene.ask({ kind: 'change-condition', workChannel, name, changes: { priority: 5 } });
  scene.tell(sees('low'));
  t.notThrows(create);
});

test('a caller who comes while the disk is full goes back with what is wrong', (t) => {
  const scene = office();
  scene.tell(sees('full'));
  const ben = scene.caller(enqueue(''));
  const variables = scene.returned.get(ben);
  t.like(variables, { QUEUE_RESULT: 'error' });
  t.regex(variables?.['QUEUE_DETAIL'] ?? '', /^the disk of the service is full/);
  t.is(scene.world.tasks.size, 0);
});

test('who waits when the disk gets full is answered, and talks to the end', (t) => {
  const { scene, ben } = ringing('');
  scene.tell(sees('full'));
  scene.answers('ana');
  t.is(scene.state(ben), 'success ana');
  scene.hangsUp(scene.callOf('ana'));
  t.like(scene.returned.get(ben), { QUEUE_RESULT: 'success' });
});

test('who left by a key before the disk got full has their place again', (t) => {
  const scene = office('busy');
  const ben = scene.caller(enqueue('exit_keys="1"'));
  scene.presses(ben, '1');
  scene.tell(sees('full'));
  scene.again(ben, enqueue('keep_place="true"'));
  t.is(scene.state(ben), 'waiting');
});
