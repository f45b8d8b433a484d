import type { World } from '../engine/world.ts';
import { Refusal } from '../refusal.ts';
import type { WorkChannel } from '../work-channel.ts';
import type { RequestOf } from './request.ts';

/** A new partition for agents, conditions and tasks. */
export const createWorkChannel = (
  world: World,
  { workChannel }: RequestOf<'create-work-channel'>,
): WorkChannel => {
  const { name } = workChannel;
  if (world.workChannels.get(name) !== undefined) {
    throw new Refusal('invalid-argument', `name: work channel ${name} exists already`, {
      channel: name,
    });
  }
  world.workChannels.put(workChannel);
  return workChannel;
};
