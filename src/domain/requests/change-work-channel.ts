import type { World } from '../engine/world/world.ts';
import type { WorkChannel } from '../work-channel.ts';
import { findWorkChannel } from './checks/find.ts';
import type { RequestOf } from './request.ts';

/** New limits count for what comes: who and what is there already stays. */
export const changeWorkChannel = (
  world: World,
  { workChannel, changes }: RequestOf<'change-work-channel'>,
): WorkChannel => {
  const changed = { ...findWorkChannel(world, workChannel), ...changes };
  world.workChannels.put(changed);
  return changed;
};
