import { isOffline } from '../../src/domain/agent.ts';
import type { Conversation, Member } from '../../src/domain/conversation.ts';
import { entryOf } from '../../src/domain/engine/world/task-timing.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import { whoWaits } from '../../src/domain/engine/world/who-waits.ts';
import type { AgentName, ConversationId } from '../../src/domain/ids.ts';
import { type LastTalk, MOST_LAST_TALKS } from '../../src/domain/last-talk.ts';
import type { QueueTask } from '../../src/domain/queue-task.ts';
import { isSameNumber } from '../../src/domain/telephone-numbers.ts';
import { remembered } from './remembered.ts';
import { must } from './violation.ts';

/** Members of each conversation in which people could talk. */
type Talks = ReadonlyMap<ConversationId, readonly Member[]>;

const isTalk = ({ begunAt, phase }: Conversation): boolean =>
  begunAt !== null && phase.kind === 'live';

const talksOf = remembered(
  (world): Talks =>
    new Map(
      [...world.conversations.values()].filter(isTalk).map(({ id, members }) => [id, members]),
    ),
);

const lastTalksOf = remembered((world): ReadonlySet<LastTalk> => new Set(world.lastTalks.values()));

const taskIds = remembered((world) => new Set([...world.tasks.values()].map(({ id }) => id)));

/** Each number with each agent who could talk with it. */
const pairsOf = (members: readonly Member[] = []): string[] =>
  members.flatMap(({ party: outside }) =>
    outside.kind === 'outside' && outside.number !== ''
      ? members.flatMap(({ party, mode, whisperTo }) =>
          party.kind === 'agent' && mode !== 2 && whisperTo === null
            ? `${outside.number} ${party.name}`
            : [],
        )
      : [],
  );

const asPair = ({ number, agent }: LastTalk): string => `${number} ${agent}`;

/** Whoever parts is remembered, and nobody else is. */
const checkPartings = (world: World, before: Talks, known: ReadonlySet<LastTalk>): void => {
  const parted = [...before].flatMap(([id, was]) => {
    const conversation = world.conversations.get(id);
    const still = new Set(
      pairsOf(conversation !== undefined && isTalk(conversation) ? conversation.members : []),
    );
    return pairsOf(was).filter((pair) => !still.has(pair));
  });
  const noted = [...world.lastTalks.values()].filter((talk) => !known.has(talk));
  must(
    'only who parted from a number is remembered as its last agent',
    noted.every((talk) => parted.includes(asPair(talk)) && talk.at === world.now),
    () => JSON.stringify({ noted, parted }),
  );
  const numbers = new Set(noted.map(({ number }) => number));
  must(
    'whoever parted from a number is remembered as its last agent',
    parted.every((pair) => numbers.has(pair.split(' ')[0] ?? '')),
    () => JSON.stringify({ noted, parted }),
  );
};

/** Found without any index: the latest of all numbers that are the same. */
const lastAgentOf = (world: World, number: string, withinMs: number): AgentName | null => {
  const { settings } = world.callcenter;
  const same = [...world.lastTalks.values()].filter(
    (talk) => isSameNumber(talk.number, number, settings) && talk.at >= world.now - withinMs,
  );
  return same.toSorted((one, other) => other.at - one.at)[0]?.agent ?? null;
};

const checkMeant = (world: World, task: QueueTask): void => {
  const { number } = whoWaits(world, task);
  if (number === null || number === '' || task.callback !== null) return;
  for (const entry of task.routes.flat()) {
    if (entry.kind !== 'last-agent') continue;
    const agent = lastAgentOf(world, number, entry.withinMs);
    const meant = agent !== null && task.excluded.includes(agent) ? null : agent;
    must('a caller is given to who talked with them last', entry.name === meant, () =>
      JSON.stringify({ number, entry, meant }),
    );
  }
};

const isThere = (world: World, task: QueueTask, name: AgentName | null): boolean => {
  const agent = name === null ? undefined : world.agents.get(name);
  return agent !== undefined && !isOffline(agent) && agent.workChannel === task.enqueue.workChannel;
};

/** Looks at who talks before a step. What it gives checks whom the step remembers, and who is waited for. */
export const watchLastAgents = (world: World): (() => void) => {
  const before = talksOf(world);
  const known = lastTalksOf(world);
  const tasks = taskIds(world);
  return () => {
    checkPartings(world, before, known);
    // Who parts by the request that looks for somebody else is not meant by it.
    const isAsBefore = [...world.lastTalks.values()].every((talk) => known.has(talk));
    for (const task of world.tasks.values()) {
      if (!tasks.has(task.id) && isAsBefore) checkMeant(world, task);
      const open = task.route.open.map((number) => entryOf(task, number));
      must(
        'nobody waits for a last agent who is not there, and for nobody else',
        task.phase.kind !== 'waiting' ||
          open.some((one) => one.kind !== 'last-agent' || isThere(world, task, one.name)),
        () => JSON.stringify(task),
      );
    }
    must('last agents are bounded', world.lastTalks.size <= MOST_LAST_TALKS, () => '');
  };
};
