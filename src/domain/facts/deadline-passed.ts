import type { Agent } from '../agent.ts';
import { resting } from '../agent.ts';
import { endWrapUp } from '../engine/lifecycle/wrap-up.ts';
import { type DeadlineKey, phoneGoneAt, timedRecord } from '../engine/world/deadline-of.ts';
import { returnToIvr } from '../engine/lifecycle/callers.ts';
import { hangUp } from '../engine/lifecycle/hanging-up.ts';
import { dissolve, leaveAll } from '../engine/lifecycle/leaving.ts';
import { loseIfDue } from '../engine/lifecycle/lost-calls.ts';
import { callFailed } from '../engine/lifecycle/pending.ts';
import { endPauses } from '../engine/lifecycle/overflow.ts';
import { setPhoneGone } from '../engine/lifecycle/registrations.ts';
import { rejoinTimeUp } from '../engine/lifecycle/rejoining.ts';
import {
  dropRunOutEntries,
  phoneFailed,
  ringingTimeUp,
  searchAnew,
  taskOfCall,
} from '../engine/lifecycle/tasks.ts';
import { endOpening, endSpeech } from '../engine/lifecycle/speeches.ts';
import { typeNextKey } from '../engine/lifecycle/type-keys.ts';
import { tellPlace } from '../engine/lifecycle/announce-place.ts';
import { entryOf } from '../engine/world/task-timing.ts';
import type { World } from '../engine/world/world.ts';
import type { AgentCall, IvrCall, OutsideCall } from '../call.ts';
import type { Conversation } from '../conversation.ts';
import type { AgentName, CallId, ConversationId, Instant, QueueTaskId } from '../ids.ts';
import type { QueueTask } from '../queue-task.ts';
import { unreachable } from '../unreachable.ts';

const isPast = (world: World, moment: Instant | null): boolean =>
  moment !== null && moment <= world.now;

/** An agent's login lapsed, a wrap-up is over, a phone that failed may be rung again, or it was missing for too long. */
const agentDue = (world: World, agent: Agent): void => {
  const { presence } = agent;
  if (presence.kind !== 'resting') return;
  if (agent.leaseUntil > world.now) {
    if (isPast(world, presence.phoneRestsUntil)) {
      world.agents.put({ ...agent, presence: resting(presence.state) });
    }
    endWrapUp(world, agent.name);
    if (isPast(world, phoneGoneAt(world, agent))) setPhoneGone(world, agent.name);
    return;
  }
  world.reasons.set(agent.name, 'lease-lapsed');
  world.agents.put({
    ...agent,
    stateSince: world.now,
    presence: resting({ kind: 'offline', note: '' }),
  });
};

/** The time that the entry gives waiting and ringing together is up, not just the phone's. */
const entryIsOver = (world: World, task: QueueTask): boolean => {
  if (task.phase.kind !== 'fetching') return false;
  const { timeoutMs } = entryOf(task, task.phase.selection.entry);
  return timeoutMs !== null && task.route.since + timeoutMs <= world.now;
};

const agentCallDue = (world: World, call: AgentCall): void => {
  const { phase } = call;
  // It may have been lost in this same moment, for having been silent so long: then the agent is waited for.
  if (phase.kind === 'lost' && isPast(world, phase.until)) rejoinTimeUp(world, call);
  if (phase.kind !== 'dialling' && phase.kind !== 'ringing') return;
  if (phase.purpose.kind === 'rejoin') return;
  const task = taskOfCall(world, call);
  if (task !== undefined && entryIsOver(world, task)) {
    ringingTimeUp(world, task);
    return;
  }
  if (phase.purpose.kind === 'task') phoneFailed(world, call, 'no-answer');
  else callFailed(world, phase.purpose.conversationId, call.id, 'no-answer');
  const rung = world.calls.get(call.id);
  if (rung?.kind === 'agent') hangUp(world, rung, 'no-answer');
};

/** That they are told that they will be called back took too long. */
const confirmationDue = (world: World, call: IvrCall): void => {
  if (call.place.kind !== 'confirmed' || call.place.speech.until > world.now) return;
  returnToIvr(world, call, call.place.variables);
};

/** The number was rung or talked with for as long as was asked for. */
const outsideCallDue = (world: World, call: OutsideCall): void => {
  if (!('until' in call.phase) || call.phase.until > world.now) return;
  if (call.phase.kind === 'up') leaveAll(world, call.id, 'timeout');
  else callFailed(world, call.conversationId, call.id, 'no-answer');
  const left = world.calls.get(call.id);
  if (left?.kind === 'outside') hangUp(world, left, 'timeout');
};

/** Speech took too long, the caller is to be told their place, a pause is over, or the time of entries is up. */
const taskDue = (world: World, task: QueueTask): void => {
  if (task.phase.kind === 'resting') {
    if (isPast(world, task.phase.until)) searchAnew(world, task);
    return;
  }
  if (isPast(world, task.speech?.until ?? null)) endSpeech(world, task);
  const waiting = world.tasks.get(task.id);
  if (waiting?.phase.kind !== 'waiting') return;
  if (isPast(world, waiting.speaksAt)) tellPlace(world, waiting);
  endPauses(world, task.id);
  dropRunOutEntries(world, world.tasks.get(task.id) ?? waiting);
};

const conversationDue = (world: World, conversation: Conversation): void => {
  if (isPast(world, conversation.until)) {
    dissolve(world, conversation, 'timeout');
    return;
  }
  typeNextKey(world, conversation.id);
  if (isPast(world, conversation.opening?.until ?? null)) endOpening(world, conversation);
};

/** A moment came that a record waited for. */
export const deadlinePassed = (world: World, deadline: DeadlineKey): void => {
  const { table, key } = timedRecord(deadline);
  switch (table) {
    case 'agents': {
      const agent = world.agents.get(key as AgentName);
      if (agent !== undefined) agentDue(world, agent);
      return;
    }
    case 'tasks': {
      const task = world.tasks.get(key as QueueTaskId);
      if (task !== undefined) taskDue(world, task);
      return;
    }
    case 'calls': {
      loseIfDue(world, key as CallId);
      const call = world.calls.get(key as CallId);
      if (call?.kind === 'ivr') confirmationDue(world, call);
      else if (call?.kind === 'agent') agentCallDue(world, call);
      else if (call?.kind === 'outside') outsideCallDue(world, call);
      return;
    }
    case 'conversations': {
      const conversation = world.conversations.get(key as ConversationId);
      if (conversation !== undefined) conversationDue(world, conversation);
      return;
    }
    case 'keptPlaces': {
      const place = world.keptPlaces.get(key as CallId);
      if (isPast(world, place?.until ?? null)) world.keptPlaces.remove(key as CallId);
      return;
    }
    case 'thresholds':
      // They are looked at when the step has come to its end, as after every step.
      world.thresholdsAt = null;
      return;
    default:
      unreachable(table);
  }
};
