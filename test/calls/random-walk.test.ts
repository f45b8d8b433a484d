import test, { type ExecutionContext } from 'ava';
import { type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { nextMove } from '../helpers/walk-moves.ts';
import { expectedBy, isActiveTwice, makeScene, untilSettled } from '../helpers/walk-scene.ts';
import { untilAllHear } from '../helpers/who-hears-whom.ts';
import { Chance } from '../simulation/chance.ts';
import { serviceAndCarrier } from '../helpers/service-and-carrier.ts';

const opened = serviceAndCarrier();

/** WALK_SEED and WALK_STEPS in the environment walk elsewhere and further. */
const SEED = Number(process.env['WALK_SEED'] ?? 1);
const STEPS = Number(process.env['WALK_STEPS'] ?? 100);

/** Music begins softly. */
const HEARD_WITHIN_MS = 8000;

const walk = async (t: ExecutionContext, callcenter: TestCallcenter): Promise<void> => {
  const scene = await makeScene(callcenter, opened.carrier);
  const chance = new Chance(SEED);
  let live = await untilSettled(scene);
  for (let step = 0; step < STEPS; step += 1) {
    const move = nextMove(scene, live, chance);
    const situation = `seed ${SEED}, step ${step}: ${move.name}`;
    await move.make();
    live = await untilSettled(scene);
    t.deepEqual(isActiveTwice(live), [], situation);
    await untilAllHear(situation, expectedBy(scene, live), HEARD_WITHIN_MS);
  }
};

test.serial(
  `an agent who goes through three conversations in random order (${STEPS} steps, seed ${SEED}) hears and is heard by the right people after each`,
  (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      t.timeout(10_000 + STEPS * 2_000);
      try {
        await walk(t, callcenter);
      } finally {
        await Promise.all(opened.carrier.calls.map((call) => call.hangUp()));
      }
    }),
);
