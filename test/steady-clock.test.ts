import fc from 'fast-check';
import test from 'ava';
import { SteadyClock, type TimeSources } from '../src/steady-clock.ts';

/** A machine whose wall clock can be put forward and back; time passes when it is told to. */
class Machine implements TimeSources {
  #elapsed = 5_000;
  #wall = 1_700_000_000_000;
  readonly #sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();

  readonly wall = (): number => this.#wall;
  readonly elapsed = (): number => this.#elapsed;
  readonly sleep = (ms: number, wake: () => void): (() => void) => {
    const sleeper = { until: this.#elapsed + Math.max(0, ms), wake };
    this.#sleepers.add(sleeper);
    return () => this.#sleepers.delete(sleeper);
  };

  put(ms: number): void {
    this.#wall += ms;
  }

  pass(ms: number): void {
    this.#elapsed += ms;
    this.#wall += ms;
    for (const sleeper of [...this.#sleepers]) {
      if (sleeper.until > this.#elapsed) continue;
      this.#sleepers.delete(sleeper);
      sleeper.wake();
    }
  }
}

const HOUR_MS = 3_600_000;

for (const [how, jumpMs] of [
  ['back', -HOUR_MS],
  ['forward', HOUR_MS],
] as const) {
  test(`a clock put ${how} an hour changes no wait`, (t) => {
    const machine = new Machine();
    const clock = new SteadyClock(machine);
    const woken: number[] = [];
    const start = machine.elapsed();
    clock.wakeAt(clock.now() + 8_000, () => void woken.push(machine.elapsed() - start));
    machine.pass(1_000);
    machine.put(jumpMs);
    for (let ms = 0; ms < 8_000; ms += 10) machine.pass(10);
    const [after = Infinity] = woken;
    t.true(Math.abs(after - 8_000) <= 8_000 * 0.01, String(after));
  });
}

test('whatever is done to the wall clock, durations hold to half a percent and time never goes back', (t) => {
  const step = fc.record({
    passMs: fc.integer({ min: 0, max: 100_000 }),
    putMs: fc.oneof(fc.constant(0), fc.integer({ min: -2 * HOUR_MS, max: 2 * HOUR_MS })),
  });
  t.notThrows(() => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
        const machine = new Machine();
        const clock = new SteadyClock(machine);
        const [startedAt, elapsed] = [clock.now(), machine.elapsed()];
        let last = startedAt;
        for (const { passMs, putMs } of steps) {
          machine.put(putMs);
          machine.pass(passMs);
          const now = clock.now();
          if (now < last) return false;
          last = now;
        }
        const passed = machine.elapsed() - elapsed;
        return Math.abs(last - startedAt - passed) <= passed * 0.005 + 1;
      }),
    );
  });
});

test('shown times come right again, 5 ms a second', (t) => {
  const machine = new Machine();
  const clock = new SteadyClock(machine);
  machine.put(1_000);
  machine.pass(100_000);
  t.true(Math.abs(machine.wall() - clock.now() - 500) <= 1);
  machine.pass(200_000);
  t.true(Math.abs(machine.wall() - clock.now()) <= 1);
});

test('after a restart with the clock put back, time goes on from where it was', (t) => {
  const machine = new Machine();
  const last = machine.wall();
  machine.put(-HOUR_MS);
  t.is(new SteadyClock(machine, last).now(), last);
  t.is(
    new SteadyClock(machine, last + 48 * HOUR_MS).now(),
    machine.wall(),
    'that one was wrong itself',
  );
  t.is(new SteadyClock(machine, last - 2 * HOUR_MS).now(), machine.wall());
});
