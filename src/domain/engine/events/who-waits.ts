import type { QueueTask } from '../../queue-task.ts';
import type { World } from '../world/world.ts';

/** Who waits to be given an agent; null: nobody from outside does. */
export interface WhoWaits {
  readonly number: string | null;
  readonly name: string | null;
  /** What they dialled; null: nothing, as they were called. */
  readonly dialled: string | null;
}

const NOBODY: WhoWaits = { number: null, name: null, dialled: null };

/** The caller, or who from outside is in the conversation that waits. Empty is what is not known of them. */
export const whoWaits = (world: World, { origin }: QueueTask): WhoWaits => {
  if (origin.kind === 'call') return origin;
  const { members = [] } = world.conversations.get(origin.conversationId) ?? {};
  const outside = members.find(({ party }) => party.kind === 'outside');
  if (outside?.party.kind !== 'outside') return NOBODY;
  const call = world.calls.get(outside.callId);
  const { number, name } = outside.party;
  return { number, name, dialled: call?.kind === 'ivr' ? call.dialled : null };
};
