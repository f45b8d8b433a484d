import test from 'ava';
import type { AgentName } from '../../../src/domain/ids.ts';
import { enqueue, Scene } from './scene.ts';

test('when the last route has run out the caller is back with timeout', (t) => {
  const scene = new Scene();
  scene.agent('ana', 'busy');
  scene.arrive(
    '<enqueue><route><condition name="sales" queue_timeout="10"/></route>' +
      '<route><target name="ana" timeout="20"/></route></enqueue>',
  );
  scene.pass(10);
  t.is(scene.task().route.number, 1);
  scene.pass(19);
  t.is(scene.returned(), undefined);
  scene.pass(1);
  t.like(scene.returned(), { QUEUE_RESULT: 'timeout', QUEUE_DETAIL: '' });
});

test('queue_timeout 0 means now or never', (t) => {
  const scene = new Scene();
  scene.arrive(enqueue('', 'queue_timeout="0"'));
  scene.pass(0);
  t.is(scene.returned()?.['QUEUE_RESULT'], 'timeout');
});

test('a late wake-up gives nobody an agent beyond their time', (t) => {
  const scene = new Scene();
  scene.agent('ana', 'busy');
  scene.arrive(enqueue('', 'queue_timeout="10"'));
  scene.now += 11_000;
  scene.ask({
    kind: 'set-agent-state',
    agent: 'ana' as AgentName,
    state: { kind: 'idle' },
    afterCall: false,
  });
  t.is(scene.returned()?.['QUEUE_RESULT'], 'timeout');
  t.is(scene.commands('dial-phone').length, 0);
});

test('no phone is rung when the whole time is up at this very moment', (t) => {
  const scene = new Scene();
  scene.agent('ana', 'busy');
  scene.arrive(enqueue('', 'timeout="10"'));
  scene.now += 10_000;
  scene.ask({
    kind: 'set-agent-state',
    agent: 'ana' as AgentName,
    state: { kind: 'idle' },
    afterCall: false,
  });
  t.is(scene.returned()?.['QUEUE_RESULT'], 'timeout');
  t.is(scene.commands('dial-phone').length, 0);
});
