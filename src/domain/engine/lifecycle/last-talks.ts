import type { Conversation, Member } from '../../conversation.ts';
import type { AgentName } from '../../ids.ts';
import { LAST_TALK_KEPT_MS, MOST_LAST_TALKS } from '../../last-talk.ts';
import type { QueueTask, TaskEntry } from '../../queue-task.ts';
import type { Change } from '../world/table.ts';
import type { World } from '../world/world.ts';

const NOBODY: readonly Member[] = [];

/** Who listens in, or prompts an agent, has not talked with the caller. */
const talksAs = ({ party, mode, whisperTo }: Member): AgentName | null =>
  party.kind === 'agent' && mode !== 2 && whisperTo === null ? party.name : null;

const talkersIn = (members: readonly Member[]): AgentName[] =>
  members.map(talksAs).filter((name) => name !== null);

const numbersIn = (members: readonly Member[]): string[] =>
  members
    .flatMap(({ party }) => (party.kind === 'outside' ? party.number : []))
    .filter((number) => number !== '');

/** Those who could talk with each other. */
const talking = (conversation: Conversation | undefined): readonly Member[] =>
  conversation?.phase.kind === 'live' && conversation.begunAt !== null
    ? conversation.members
    : NOBODY;

/** Numbers that an agent parted from, with the agent; of several the one who came last. */
const partings = ({ before, after }: Change<string, Conversation>): [string, AgentName][] => {
  const [was, is] = [talking(before), talking(after)];
  if (was === is || was.length === 0) return [];
  const agents = talkersIn(was);
  const stayed = new Set(talkersIn(is));
  const stillThere = new Set(numbersIn(is));
  return numbersIn(was).flatMap((number): [string, AgentName][] => {
    const parted = stillThere.has(number) ? agents.filter((name) => !stayed.has(name)) : agents;
    const agent = parted.at(-1);
    return agent === undefined ? [] : [[number, agent]];
  });
};

/** For as long as history is kept, if that is shorter. */
const keptMs = ({ callcenter: { settings } }: World): number =>
  settings.retentionDays === 0
    ? LAST_TALK_KEPT_MS
    : Math.min(LAST_TALK_KEPT_MS, settings.retentionDays * 86_400_000);

/** A few at a time, the oldest first: more often than one comes. */
const FORGOTTEN_AT_ONCE = 4;

const forgetOldest = (world: World): void => {
  const isFull = (): boolean => world.lastTalks.size > MOST_LAST_TALKS;
  const before = world.now - keptMs(world);
  for (let times = 0; times < FORGOTTEN_AT_ONCE; times += 1) {
    const [oldest] = world.lastTalks.values();
    if (oldest === undefined || (oldest.at >= before && !isFull())) return;
    world.lastTalks.remove(oldest.number);
  }
};

const remember = (world: World, number: string, agent: AgentName): void => {
  // Removed first, so that the table stays in the order of time.
  world.lastTalks.remove(number);
  world.lastTalks.put({ number, agent, at: world.now });
  forgetOldest(world);
};

/** Remembers who talked last with whom, as far as people parted in this step. */
export const noteLastTalks = (world: World): void => {
  for (const change of world.conversations.changes()) {
    for (const [number, agent] of partings(change)) remember(world, number, agent);
  }
};

/** The agent who talked with this number within so many ms; null: nobody, or nobody who may have the task. */
const lastAgentOf = (
  world: World,
  number: string,
  withinMs: number,
  excluded: readonly AgentName[],
): AgentName | null => {
  const talk = world.lastTalksByNumber.of(number);
  if (talk === undefined || talk.at < world.now - Math.min(withinMs, keptMs(world))) return null;
  return excluded.includes(talk.agent) ? null : talk.agent;
};

/**
 * The task with the agents whom its `<last_agent>` entries mean.
 * @param number whom it is for; null or empty: not known
 */
export const withLastAgents = (world: World, task: QueueTask, number: string | null): QueueTask => {
  if (number === null || number === '') return task;
  const resolved = (entry: TaskEntry): TaskEntry =>
    entry.kind === 'last-agent' && entry.name === null
      ? { ...entry, name: lastAgentOf(world, number, entry.withinMs, task.excluded) }
      : entry;
  if (!task.routes.flat().some(({ kind }) => kind === 'last-agent')) return task;
  return { ...task, routes: task.routes.map((entries) => entries.map(resolved)) };
};
