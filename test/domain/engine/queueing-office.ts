import type { ExecutionContext } from 'ava';
import type { AnsweredWait } from '../../../src/domain/engine/world/wait-estimates.ts';
import type { CallId } from '../../../src/domain/ids.ts';
import { StagedCallcenter } from './staged-callcenter.ts';

const SALES = '<route><condition name="sales"/></route>';

/** An enqueue for `sales`, or for what the routes say. */
export const enqueue = (attributes: string, routes = SALES): string =>
  `<enqueue ${attributes}>${routes}</enqueue>`;

/** An enqueue of one route with these entries. */
export const enqueueFor = (entries: string): string => enqueue('', `<route>${entries}</route>`);

/** Condition `sales`, and agent ana who has the skill. */
export const office = (
  state = 'idle',
  answeredWaits: readonly AnsweredWait[] = [],
): StagedCallcenter => {
  const scene = new StagedCallcenter({ answeredWaits });
  scene.condition('sales');
  scene.agent('ana', { skills: { sales: 80 }, state, num: '10-09' });
  return scene;
};

/** Somebody whose phone is rung by ana being idle. */
export const ringing = (attributes: string): { scene: StagedCallcenter; ben: CallId } => {
  const scene = office();
  return { scene, ben: scene.caller(enqueue(attributes)) };
};

/** A caller who talks with the agent. */
export const served = (scene: StagedCallcenter, agent: string): CallId => {
  const caller = scene.caller(enqueue(''));
  scene.answers(agent);
  return caller;
};

/** What is being said to a call, in one line, or else what it hears. */
export const said = (scene: StagedCallcenter, callId: CallId): string => {
  const sound = scene.hears(callId);
  if (sound.kind !== 'speech') return sound.kind;
  return sound.utterances.map((part) => Object.values(part).slice(1).join(' ')).join(' ');
};

/** One attribute, what it does in words, and how that shows. */
export type Row = readonly [attribute: string, what: string, show: (t: ExecutionContext) => void];

/** Attributes that are shown by what is heard. */
export const HEARD_ATTRIBUTES: readonly string[] = [
  'callback_voice',
  'wait_voice',
  'ring_mode',
  'ring_voice',
  'hold_voice',
  'play_num',
  'pre_num_voice',
  'post_num_voice',
  'announce_position',
  'announce_wait',
  'announce_every',
];
