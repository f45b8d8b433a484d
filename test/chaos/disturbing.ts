import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../simulation/chance.ts';
import type { ChaosStage } from './stage.ts';

/** What was done to the service. */
export interface Disturbances {
  kills: number;
  stops: number;
  cuts: number;
  receiverRestarts: number;
  /** From the start of a killed service to its being ready, in ms. */
  readonly backAfterMs: number[];
}

const stopAndContinue = async (stage: ChaosStage, chance: Chance): Promise<void> => {
  stage.service.freeze();
  await pause(chance.between(200, 6000));
  stage.service.thaw();
};

const restartReceiver = async (stage: ChaosStage, chance: Chance): Promise<void> => {
  await stage.receiver.stop();
  await pause(chance.between(200, 4000));
  await stage.receiver.start();
};

/** Kills the service so many times, and in between does whatever else can happen to it. */
export const disturb = async (
  stage: ChaosStage,
  chance: Chance,
  kills: number,
  say: (line: string) => void,
): Promise<Disturbances> => {
  const done: Disturbances = {
    ...{ kills: 0, stops: 0, cuts: 0, receiverRestarts: 0 },
    backAfterMs: [],
  };
  while (done.kills < kills) {
    await pause(chance.between(300, 3500));
    switch (chance.below(6)) {
      case 0:
        await stopAndContinue(stage, chance);
        done.stops += 1;
        break;
      case 1:
        stage.proxy.cut();
        done.cuts += 1;
        break;
      case 2:
        await restartReceiver(stage, chance);
        done.receiverRestarts += 1;
        break;
      default: {
        await stage.service.kill();
        const from = performance.now();
        await stage.service.startAgain();
        done.backAfterMs.push(performance.now() - from);
        done.kills += 1;
        if (done.kills % 10 === 0) say(`${done.kills} kills`);
      }
    }
  }
  return done;
};
