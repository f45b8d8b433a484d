import type { Agent } from '../../agent.ts';
import type { QueueTask } from '../../queue-task.ts';
import type { Utterance, Voice } from '../../sound.ts';
import type { Speech } from '../../speech.ts';
import { speechOf } from './speeches.ts';
import type { World } from '../world/world.ts';

const said = (voice: Voice | null): Utterance[] =>
  voice === null ? [] : [{ kind: 'voice', voice }];

/** Asterisk says digits, stars and hashes; a job number may hold more. */
const spelled = (num: string): Utterance[] => {
  const digits = num.replace(/[^0-9*#]/g, '');
  return digits === '' ? [] : [{ kind: 'digits', digits }];
};

/** What both sides hear before they are connected: the agent's job number; null: nothing. */
export const openingOf = (world: World, task: QueueTask, agent: Agent): Speech | null => {
  const { spokenNumber } = task.enqueue;
  if (spokenNumber === null) return null;
  return speechOf(world, [
    ...said(spokenNumber.before),
    ...spelled(agent.num),
    ...said(spokenNumber.after),
  ]);
};
