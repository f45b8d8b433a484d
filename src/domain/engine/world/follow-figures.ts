import { agentState } from '../../agent.ts';
import type { Callcenter } from '../../callcenter.ts';
import { watchedOf } from './recent-tasks.ts';
import type { World } from './world.ts';

/** Who is answered after no more has not waited too long. */
export const inTimeMs = ({ settings }: Callcenter): number => settings.serviceLevelSeconds * 1000;

const followSettings = (world: World): void => {
  world.callcenters.onChange(({ before, after }) => {
    world.revision += 1;
    if (after === undefined) return;
    world.recent.setInTime(inTimeMs(after));
    const { thresholds } = after.settings;
    if (before?.settings.thresholds === thresholds) return;
    world.watched = thresholds.map(watchedOf);
    const ofTasks = world.watched.filter(
      ({ threshold: { figure } }) => figure === 'waiting' || figure === 'longest_wait',
    );
    const scopes = ofTasks.map(({ scope }) => scope);
    world.waiting.watch(scopes, world.tasks.values());
  });
};

/** Keeps what figures and thresholds are made of, as records change. */
export const followFigures = (world: World): void => {
  const count = (): void => {
    world.revision += 1;
  };
  world.agents.onChange(count);
  world.tasks.onChange(count);
  world.conversations.onChange(count);
  world.conditions.onChange(count);
  world.workChannels.onChange(count);
  world.alerts.onChange(count);
  world.tasks.onChange((change) => {
    world.waiting.follow(change);
  });
  world.agents.onChange((change) => {
    world.idle.follow(change, (agent) => (agentState(agent).kind === 'idle' ? [agent] : []));
  });
  followSettings(world);
};
