import type { World } from '../engine/world.ts';
import { Refusal } from '../refusal.ts';
import { DEFAULT_WORK_CHANNEL, type WorkChannel } from '../work-channel.ts';
import { findWorkChannel } from './find.ts';
import type { RequestOf } from './request.ts';

/** Takes an empty work channel away. The default one always exists. */
export const deleteWorkChannel = (
  world: World,
  { workChannel: name }: RequestOf<'delete-work-channel'>,
): WorkChannel => {
  const workChannel = findWorkChannel(world, name);
  if (name === DEFAULT_WORK_CHANNEL) {
    throw new Refusal('invalid-argument', `work channel ${name} cannot be deleted`, {
      channel: name,
    });
  }
  const { agents, conditions, tasks } = world.load;
  const held = agents.in(name) + conditions.in(name) + tasks.in(name);
  if (held > 0) {
    throw new Refusal(
      'invalid-argument',
      `work channel ${name} still holds ${agents.in(name)} agents, ${conditions.in(name)} conditions and ${tasks.in(name)} queue tasks`,
      { channel: name },
    );
  }
  world.workChannels.remove(name);
  return workChannel;
};
