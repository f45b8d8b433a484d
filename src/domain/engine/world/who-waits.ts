import type { QueueTask } from '../../queue-task.ts';
import type { World } from './world.ts';

/** Who waits to be given an agent; null: nobody from outside does. */
export interface WhoWaits {
  readonly number: string | null;
  readonly name: string | null;
  /** What they dialled; null: nothing, as they were called. */
  readonly dialled: string | null;
}

const NOBODY: WhoWaits = { number: null, name: null, dialled: null };

/** The caller, who is to be called back, or who from outside is in the conversation that waits. Empty is what is not known of them. */
export const whoWaits = (world: World, { origin, callback }: QueueTask): WhoWaits => {
  if (origin.kind === 'call') return origin;
  if (callback !== null) return { number: callback.number, name: callback.name, dialled: null };
  if (origin.kind === 'callback') return NOBODY;
  const { members = [] } = world.conversations.get(origin.conversationId) ?? {};
  const outside = members.find(({ party }) => party.kind === 'outside');
  if (outside?.party.kind !== 'outside') return NOBODY;
  const call = world.calls.get(outside.callId);
  const { number, name } = outside.party;
  return { number, name, dialled: call?.kind === 'ivr' ? call.dialled : null };
};
