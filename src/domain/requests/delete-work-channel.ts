import { phrase } from '../../words/phrase.ts';
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
    throw new Refusal('invalid-argument', phrase('work-channel-kept', { channel: name }), {
      channel: name,
    });
  }
  const { agents, conditions, tasks } = world.load;
  const held = {
    agents: agents.in(name),
    conditions: conditions.in(name),
    tasks: tasks.in(name),
  };
  if (held.agents + held.conditions + held.tasks > 0) {
    throw new Refusal(
      'invalid-argument',
      phrase('work-channel-not-empty', { channel: name, ...held }),
      { channel: name },
    );
  }
  world.workChannels.remove(name);
  return workChannel;
};
