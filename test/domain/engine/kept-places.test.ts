import test from 'ava';
import { enqueue, office } from './queueing-office.ts';

const KEYS = 'exit_keys="1" keep_place="true"';

/** Ben has waited for ten seconds, Cleo behind them, and Ben presses 1. */
const benLeaves = (route?: string) => {
  const scene = office('busy');
  scene.condition('support');
  const ben = scene.caller(enqueue(KEYS, route));
  scene.advance(10_000);
  const cleo = scene.caller(enqueue(''));
  scene.presses(ben, '1');
  return { scene, ben, cleo };
};

test('a caller who is back within two minutes has their place, and one who is not begins anew', (t) => {
  for (const [awayMs, isFirst] of [
    [119_999, true],
    [120_000, false],
  ] as const) {
    const { scene, ben, cleo } = benLeaves();
    scene.advance(awayMs);
    scene.again(ben, enqueue(KEYS));
    t.is(scene.world.keptPlaces.size, 0);
    scene.setState('ana', 'idle');
    t.is(scene.state(isFirst ? ben : cleo), 'fetching ana');
  }
});

test('a place that is not taken again is forgotten after two minutes', (t) => {
  const { scene } = benLeaves();
  scene.advance(119_999);
  t.is(scene.world.keptPlaces.size, 1);
  scene.advance(1);
  t.is(scene.world.keptPlaces.size, 0);
});

test('the routes of a caller who comes back go on where they were, with the time away', (t) => {
  const routes =
    '<route><condition name="sales" queue_timeout="30"/></route><route><condition name="support" queue_timeout="20"/></route>';
  const { scene, ben } = benLeaves(routes);
  scene.advance(15_000);
  scene.again(ben, enqueue(KEYS, routes));
  t.is(scene.task(ben).route.number, 0, '25 of 30 seconds');
  scene.advance(5000);
  t.is(scene.task(ben).route.number, 1);
  scene.presses(ben, '1');
  scene.advance(20_000);
  scene.again(ben, enqueue(KEYS, routes));
  t.is(scene.state(ben), 'timeout', 'as if they had waited it out');
});

test('who comes back with another wish has their place there, and its routes begin anew', (t) => {
  const { scene, ben } = benLeaves('<route><condition name="sales" queue_timeout="11"/></route>');
  scene.advance(30_000);
  scene.again(ben, enqueue(KEYS, '<route><condition name="support" queue_timeout="11"/></route>'));
  scene.advance(10_999);
  t.is(scene.state(ben), 'waiting');
  t.is(scene.task(ben).createdAt, scene.now - 10_000 - 30_000 - 10_999);
});

test('an agent whose phone failed before the caller left is rung last when they are back', (t) => {
  const scene = office();
  const xml = enqueue(`${KEYS} fail_overflow="true"`);
  const ben = scene.caller(xml);
  scene.phoneEnds('ana', 'busy');
  scene.presses(ben, '1');
  scene.again(ben, xml);
  t.deepEqual(
    scene.task(ben).attempts.map(({ agent }) => String(agent)),
    ['ana'],
  );
});

test('who comes back to their place is let in although the queue is full or closed by now', (t) => {
  const scene = office('busy');
  const xml = enqueue(`${KEYS} closed="return"`);
  const ben = scene.caller(xml);
  scene.presses(ben, '1');
  const schedule = { timeZone: 'UTC', week: [], dates: [] };
  scene.ask({ kind: 'change-callcenter', changes: { schedule } });
  t.is(scene.state(scene.caller(xml)), 'closed');
  scene.again(ben, xml);
  t.is(scene.state(ben), 'waiting');
});

test('a key of somebody who talks leads out of nothing', (t) => {
  const scene = office();
  const ben = scene.caller(enqueue(KEYS));
  scene.answers('ana');
  scene.presses(ben, '1');
  t.is(scene.state(ben), 'success ana');
  t.is(scene.world.keptPlaces.size, 0);
});
