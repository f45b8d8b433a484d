import { phrase } from '../../words/phrase.ts';
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
    throw new Refusal('invalid-argument', phrase('work-channel-there', { channel: name }), {
      channel: name,
    });
  }
  world.workChannels.put(workChannel);
  return workChannel;
};
