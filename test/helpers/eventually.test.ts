import test from 'ava';
import { eventually, NotInTime } from './eventually.ts';

test('a fact that is there already is given at once, also zero and the empty string', async (t) => {
  t.is(await eventually(() => 0, { awaited: 'zero', withinMs: 0 }), 0);
  t.is(await eventually(() => '', { awaited: 'nothing', withinMs: 0 }), '');
});

test('a fact is waited for', async (t) => {
  let looks = 0;
  const third = () => {
    looks += 1;
    return looks === 3 && 'there';
  };
  t.is(await eventually(third, { awaited: 'the third look', everyMs: 1 }), 'there');
});

test('a fact that does not come is named with its deadline and what was there instead', async (t) => {
  const waiting = eventually(() => undefined, {
    awaited: 'rain',
    withinMs: 20,
    observed: () => 'the sun shone',
  });
  await t.throwsAsync(waiting, {
    instanceOf: NotInTime,
    message: 'waited 20 ms for rain; the sun shone',
  });
});

test('an error while looking ends the wait', async (t) => {
  const broken = () => {
    throw new Error('cannot look');
  };
  await t.throwsAsync(eventually(broken, { awaited: 'anything' }), { message: 'cannot look' });
});
