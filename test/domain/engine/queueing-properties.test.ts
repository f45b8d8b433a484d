import test from 'ava';
import fc from 'fast-check';
import type { CallId } from '../../../src/domain/ids.ts';
import { enqueue } from './queueing-office.ts';
import { StagedCallcenter } from './staged-callcenter.ts';

const seed = fc.integer({ min: 1, max: 2 ** 30 });
const seconds = (min: number, max: number) => fc.integer({ min, max });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

/** All who work here have the skill. */
const office = (agents: readonly string[], state: string, settings = {}): StagedCallcenter => {
  const scene = new StagedCallcenter(settings);
  scene.condition('sales');
  for (const name of agents) scene.agent(name, { skills: { sales: 1 }, state });
  return scene;
};

const attributes = (given: Readonly<Record<string, unknown>>): string =>
  Object.entries(given)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}="${String(value)}"`)
    .join(' ');

const route = (entries: string): string => `<route>${entries}</route>`;

/** Ana takes one caller after the other, each for so long; who was served, in order. */
const serveAll = (scene: StagedCallcenter, callers: readonly CallId[], talkMs = 0): CallId[] => {
  const served: CallId[] = [];
  scene.setState('ana', 'idle');
  while (served.length < callers.length) {
    const next = callers.find((caller) => scene.state(caller) === 'fetching ana');
    if (next === undefined) return served;
    scene.answers('ana');
    served.push(next);
    scene.advance(talkMs);
    scene.hangsUp(next);
  }
  return served;
};

test('the highest priority goes first, and among equals the longest wait', (t) => {
  const arrival = fc.record({ gap: seconds(1, 5000), priority: seconds(0, 3) });
  fc.assert(
    fc.property(fc.array(arrival, { minLength: 2, maxLength: 12 }), (arrivals) => {
      const scene = office(['ana'], 'busy');
      const waiting = arrivals.map(({ gap, priority }) => {
        scene.advance(gap);
        const entry = `<skill name="sales" priority="${priority}"/>`;
        return { priority, id: scene.caller(enqueue('', route(entry))) };
      });
      const order = waiting.toSorted((one, other) => other.priority - one.priority);
      t.deepEqual(
        serveAll(
          scene,
          waiting.map(({ id }) => id),
        ),
        order.map(({ id }) => id),
      );
    }),
    { numRuns: 200 },
  );
});

test('with priority_raise nobody starves, however many of a higher priority keep coming', (t) => {
  const raise = fc.record({ every: seconds(1, 5), rivals: seconds(1, 99), talk: seconds(1, 20) });
  fc.assert(
    fc.property(raise, ({ every, rivals, talk }) => {
      const scene = office(['ana'], 'busy');
      const rival = enqueue('', route(`<skill name="sales" priority="${rivals}"/>`));
      const poor = scene.caller(enqueue(`priority_raise="${every}"`));
      const since = scene.now;
      scene.advance(1);
      let current = scene.caller(rival);
      scene.setState('ana', 'idle');
      for (let turn = 0; scene.state(poor) === 'waiting' && turn < 1000; turn += 1) {
        scene.answers('ana');
        scene.caller(rival);
        scene.advance(talk * 1000);
        scene.hangsUp(current);
        const rung = [...scene.world.tasks.values()].find(({ phase }) => phase.kind !== 'waiting');
        current = rung?.origin.callId ?? current;
      }
      t.is(scene.state(poor), 'fetching ana');
      const waited = scene.now - since;
      t.true(waited >= rivals * every * 1000, 'not before they are their equal');
      t.true(waited <= (rivals * every + talk) * 1000, 'with the first agent after that');
    }),
    { numRuns: 50 },
  );
});

test('agents are rung one after the other, none twice while another matches', (t) => {
  const failure = fc.constantFrom('busy', 'declined', 'no-answer', 'unreachable', 'normal');
  const scenario = fc.record({
    count: seconds(2, 7),
    failures: fc.array(failure, { minLength: 7, maxLength: 7 }),
    choice: fc.constantFrom('random', 'lru'),
    seed,
  });
  fc.assert(
    fc.property(scenario, ({ count, failures, choice, seed }) => {
      const names = ['ana', 'ben', 'cleo', 'dan', 'eva', 'fay', 'gus'].slice(0, count);
      const scene = office(names, 'idle', { maxNoAnswer: 0, seed });
      const caller = scene.caller(enqueue(`fail_overflow="true" choice="${choice}"`));
      const rung = failures.slice(0, count).map((cause) => {
        const [name = 'nobody'] = scene.rung;
        scene.advance(100);
        scene.phoneEnds(name, cause);
        return name;
      });
      t.deepEqual(rung.toSorted(), names);
      t.deepEqual(
        scene.task(caller).attempts.map(({ agent }) => String(agent)),
        rung,
      );
    }),
    { numRuns: 100 },
  );
});

interface Clocks {
  readonly timeout: number | null;
  readonly queue_timeout: number | null;
  readonly fetch_timeout: number | null;
}

const clocks: fc.Arbitrary<Clocks> = fc.record({
  timeout: maybe(seconds(1, 30)),
  queue_timeout: maybe(seconds(0, 30)),
  fetch_timeout: maybe(seconds(1, 30)),
});
const limited = clocks.filter(
  ({ timeout, queue_timeout }) => timeout !== null || queue_timeout !== null,
);

/** Until when an entry is waited on, in seconds from the beginning of its route. */
const waitsFor = ({ timeout, queue_timeout }: Clocks): number =>
  Math.min(timeout ?? Infinity, queue_timeout ?? Infinity);

test('routes follow each other when the time of all their entries is up, and after the last comes timeout', (t) => {
  const routes = fc.array(fc.array(limited, { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(routes, (given) => {
      const scene = office([], 'busy');
      const xml = given.map((entries) =>
        route(entries.map((entry) => `<skill name="sales" ${attributes({ ...entry })}/>`).join('')),
      );
      const caller = scene.caller(enqueue('', xml.join('')));
      for (const [number, entries] of given.entries()) {
        const ends = entries.map(waitsFor);
        for (let second = 0; second < Math.max(...ends); second += 1) {
          const open = ends.flatMap((end, entry) => (end > second ? [entry] : []));
          t.like(scene.task(caller).route, { number });
          t.deepEqual(scene.task(caller).route.open, open);
          scene.advance(1000);
        }
      }
      t.is(scene.state(caller), 'timeout');
    }),
    { numRuns: 100 },
  );
});

test('each entry has its own clock, and timeout cuts the ringing too', (t) => {
  const scenario = fc.record({
    entries: fc.array(clocks, { minLength: 1, maxLength: 3 }),
    freeAfter: seconds(0, 35),
  });
  fc.assert(
    fc.property(scenario, ({ entries, freeAfter }) => {
      const scene = office(['ana'], 'busy');
      const xml = entries.map((entry) => `<skill name="sales" ${attributes({ ...entry })}/>`);
      const caller = scene.caller(enqueue('', route(xml.join(''))));
      const since = scene.now;
      scene.advance(freeAfter * 1000);
      scene.setState('ana', 'idle');
      const number = entries.findIndex((entry) => waitsFor(entry) > freeAfter);
      const entry = entries[number];
      if (entry === undefined) {
        if (freeAfter > 0) t.is(scene.state(caller), 'timeout');
        return;
      }
      t.like(scene.task(caller).phase, { kind: 'fetching', selection: { entry: number } });
      const rings = freeAfter + (entry.fetch_timeout ?? 45);
      const isCut = entry.timeout !== null && entry.timeout <= rings;
      scene.advance((isCut ? entry.timeout : rings) * 1000 + since - scene.now - 1);
      t.is(scene.state(caller), 'fetching ana', 'until the last moment');
      scene.advance(1);
      if (!isCut) t.is(scene.state(caller), 'call_fail');
      else
        t.not(
          (scene.task(caller).phase as { failure?: { cause: string } }).failure?.cause,
          'call_fail',
        );
    }),
    { numRuns: 200 },
  );
});

test('among equal agents chance is fair', (t) => {
  const names = ['ana', 'ben', 'cleo', 'dan', 'eva'];
  const scene = office(names, 'idle');
  const times = new Map(names.map((name) => [name, 0]));
  const draws = 2_000;
  for (let draw = 0; draw < draws; draw += 1) {
    const caller = scene.caller(enqueue(''));
    const [name = ''] = scene.rung;
    times.set(name, (times.get(name) ?? 0) + 1);
    scene.hangsUp(caller);
  }
  const expected = draws / names.length;
  const chiSquare = [...times.values()]
    .map((count) => (count - expected) ** 2 / expected)
    .reduce((sum, part) => sum + part, 0);
  t.true(chiSquare < 18.47, `4 degrees of freedom, p = 0.001: ${chiSquare}`);
});
