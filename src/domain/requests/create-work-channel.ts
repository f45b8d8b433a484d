import { phrase } from '../../messages/phrase.ts';
import type { World } from '../engine/world/world.ts';
import { refusals } from '../refusals.ts';
import type { WorkChannel } from '../work-channel.ts';
import { refuseOneTooMany } from './checks/callcenter-limits.ts';
import type { RequestOf } from './request.ts';

/** A new partition for agents, conditions and tasks. */
export const createWorkChannel = (
  world: World,
  { workChannel }: RequestOf<'create-work-channel'>,
): WorkChannel => {
  const { name } = workChannel;
  if (world.workChannels.get(name) !== undefined) {
    throw refusals.invalidArgument(phrase('work-channel-there', { channel: name }), {
      in: 'body',
      path: 'name',
      expected: 'a name that no work channel has',
    });
  }
  refuseOneTooMany(world, 'work-channels');
  world.workChannels.put(workChannel);
  return workChannel;
};
