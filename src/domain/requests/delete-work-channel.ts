import { type Phrase, phrase } from '../../messages/phrase.ts';
import type { World } from '../engine/world/world.ts';
import type { Refusal } from '../refusal.ts';
import { refusals } from '../refusals.ts';
import { DEFAULT_WORK_CHANNEL, type WorkChannel } from '../work-channel.ts';
import { findWorkChannel } from './checks/find.ts';
import type { RequestOf } from './request.ts';

const refuse = (message: Phrase, expected: string): Refusal =>
  refusals.invalidArgument(message, { in: 'path', path: 'channel', expected });

/** Takes an empty work channel away. The default one always exists. */
export const deleteWorkChannel = (
  world: World,
  { workChannel: name }: RequestOf<'delete-work-channel'>,
): WorkChannel => {
  const workChannel = findWorkChannel(world, name);
  if (name === DEFAULT_WORK_CHANNEL) {
    throw refuse(phrase('work-channel-kept', { channel: name }), 'another than the default one');
  }
  const { agents, conditions, tasks } = world.load;
  const held = {
    agents: agents.in(name),
    conditions: conditions.in(name),
    tasks: tasks.in(name),
  };
  if (held.agents + held.conditions + held.tasks > 0) {
    throw refuse(
      phrase('work-channel-not-empty', { channel: name, ...held }),
      'a work channel that holds nothing',
    );
  }
  world.workChannels.remove(name);
  return workChannel;
};
