import type { Agent } from '../agent.ts';
import { isOffline } from '../agent.ts';
import type { AgentCall } from '../call.ts';
import type { Conversation } from '../conversation.ts';
import { conversationsOf, memberWith } from '../engine/lifecycle/members.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId } from '../ids.ts';
import { isTelephoneNumber } from '../names.ts';
import { Refusal } from '../refusal.ts';
import { xferAgent } from '../requests/xfer-agent.ts';
import { xferOut } from '../requests/xfer-out.ts';

/** Who is handed over waits so long for the agent who was named, and then goes where callers go. */
const WAIT_SECONDS = 60;
/** How long a number rings that was named, and may be talked with: a key tells neither. */
const DIAL_MS = 60_000;
const TALK_MS = 2 * 60 * 60 * 1000;

/** What the agent talks in: the conversation where they are active, else the only one. */
const conversationOf = (world: World, callId: CallId): Conversation | undefined => {
  const all = conversationsOf(world, callId);
  const active = all.find((one) => memberWith(one, callId)?.mode !== 4);
  return active ?? (all.length === 1 ? all[0] : undefined);
};

const isReachedBy = ({ num, extensions }: Agent, dialled: string): boolean =>
  num === dialled || extensions.some((id) => id === dialled);

/** Whom they dialled: another agent who is logged in, by number or by extension. */
const dialledAgent = (world: World, by: AgentCall, to: string): Agent | undefined =>
  [...world.agents.values()].find(
    (agent) => agent.name !== by.agent && !isOffline(agent) && isReachedBy(agent, to),
  );

const enqueueFor = ({ name, workChannel }: Agent): string =>
  `<enqueue channel="${workChannel}"><route>` +
  `<agent name="${name}" queue_timeout="${WAIT_SECONDS}"/></route></enqueue>`;

/**
 * Hands over what the agent talks in, as the requests of the API do.
 * @throws Refusal as they do
 */
const transfer = (world: World, call: AgentCall, to: string): boolean => {
  const conversation = conversationOf(world, call.id);
  if (call.phase.kind !== 'up' || conversation === undefined) return false;
  const by = { agent: call.agent, conversationId: conversation.id };
  const agent = dialledAgent(world, call, to);
  if (agent !== undefined) {
    xferAgent(world, { kind: 'xfer-agent', ...by, enqueue: enqueueFor(agent) });
    return true;
  }
  if (!isTelephoneNumber(to)) return false;
  const line = { to, from: '', maxDialMs: DIAL_MS, maxAnswerMs: TALK_MS };
  xferOut(world, { kind: 'xfer-out', ...by, dialOut: line });
  return true;
};

/** Whether the phone has its way. What may not be is refused before anything was changed. */
const isGranted = (world: World, callId: CallId, to: string): boolean => {
  const call = world.calls.get(callId);
  if (call?.kind !== 'agent') return false;
  try {
    return transfer(world, call, to);
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};

/**
 * The transfer key of a phone was pressed. An agent's hands over to another agent or to a number, with
 * all limits of a request; anything else is refused, and the phone goes on talking.
 * @param to what was dialled; null: another call of the phone's
 */
export const transferAsked = (world: World, callId: CallId, to: string | null): void => {
  if (world.calls.get(callId) === undefined) return;
  world.transferAnswers.set(callId, to !== null && isGranted(world, callId, to));
};
