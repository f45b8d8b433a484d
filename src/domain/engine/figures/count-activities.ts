import { type Agent, agentState } from '../../agent.ts';
import { formatState, type RestingState, shownKind } from '../../agent-state.ts';
import type { Conversation } from '../../conversation.ts';
import { isProductive } from '../../state-reason.ts';
import type { AgentName, CallId } from '../../ids.ts';
import { type QueueTask, selectionOf } from '../../queue-task.ts';
import { countedTask } from './count-tasks.ts';
import type { Activity, ActivityFigure } from '../world/figure.ts';
import { conversationsOf } from '../lifecycle/members.ts';
import { isPaused } from '../reconcile/mode-now.ts';
import type { Change } from '../world/table.ts';
import type { World } from '../world/world.ts';

const isPausedIn = ({ members }: Conversation, callId: CallId): boolean =>
  members.every((member) => member.callId !== callId || isPaused(member));

/** An agent who left their last conversation keeps their activity until the phone is hung up. */
const talkingActivity = (world: World, callId: CallId): Activity | null => {
  const conversations = conversationsOf(world, callId);
  if (conversations.length === 0) return null;
  return conversations.every((one) => isPausedIn(one, callId)) ? 'hold' : 'talk';
};

const restingActivity = (world: World, state: RestingState): Activity =>
  isProductive(world.callcenter.settings.stateReasons, state) ? 'productive' : shownKind(state);

/** null: none that is new. */
const activityOf = (world: World, agent: Agent | undefined): Activity | null => {
  if (agent === undefined) return 'none';
  const { presence } = agent;
  switch (presence.kind) {
    case 'resting':
      return restingActivity(world, presence.state);
    case 'fetching':
      return 'fetching';
    case 'talking':
      return talkingActivity(world, presence.callId);
  }
};

const stateText = (agent: Agent | undefined): string =>
  agent === undefined ? 'none' : formatState(agentState(agent));

const changedState = ({ before, after }: Change<AgentName, Agent>): boolean =>
  stateText(before) !== stateText(after);

/** Who of the agents in a conversation is paused, as text. */
const pausesIn = (conversation: Conversation | undefined): string =>
  (conversation?.members ?? [])
    .flatMap((member) =>
      member.party.kind === 'agent' ? `${member.callId}${isPaused(member)}` : [],
    )
    .join();

const agentsIn = (conversation: Conversation | undefined): AgentName[] =>
  (conversation?.members ?? []).flatMap(({ party }) => (party.kind === 'agent' ? party.name : []));

/** Agents who may do something else since they came, left, were paused or are no longer. */
const agentsTouched = ({ before, after }: Change<string, Conversation>): AgentName[] =>
  pausesIn(before) === pausesIn(after) && before?.phase.kind === after?.phase.kind
    ? []
    : [...agentsIn(before), ...agentsIn(after)];

/** Tasks by the agent who is rung or was won for them in this step. */
const tasksByAgent = (changes: readonly Change<string, QueueTask>[]): Map<AgentName, QueueTask> => {
  const tasks = new Map<AgentName, QueueTask>();
  for (const { after } of changes) {
    const kind = after?.phase.kind;
    if (after === undefined || kind === 'fail') continue;
    const selection = selectionOf(after);
    if (selection !== null) tasks.set(selection.agent, after);
  }
  return tasks;
};

/**
 * What agents begin to do in this step. It may be what they do already: whoever keeps it knows.
 */
export const countActivities = (
  world: World,
  conversations: readonly Change<string, Conversation>[],
  tasks: readonly Change<string, QueueTask>[],
): ActivityFigure[] => {
  const names = new Set([
    ...world.agents.changes().flatMap((change) => (changedState(change) ? change.key : [])),
    ...conversations.flatMap(agentsTouched),
  ]);
  if (names.size === 0) return [];
  const chosenFor = tasksByAgent(tasks);
  return [...names].flatMap((name) => {
    const agent = world.agents.get(name);
    const activity = activityOf(world, agent);
    if (activity === null) return [];
    const task = activity === 'fetching' || activity === 'talk' ? chosenFor.get(name) : undefined;
    return {
      kind: 'activity',
      at: world.now,
      agent: name,
      activity,
      state: stateText(agent),
      reason: world.reasons.get(name) ?? world.reason,
      task: task === undefined ? null : countedTask(task),
    };
  });
};
