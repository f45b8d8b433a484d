import type { World } from '../../engine/world/world.ts';
import type { UseLimits } from '../../limits-of-use.ts';
import type { CountedInCallcenter } from '../../refusals/callcenters.ts';
import { refusals } from '../../refusals.ts';

interface Counted {
  readonly limit: keyof UseLimits;
  readonly count: (world: World) => number;
}

const COUNTED: Readonly<Record<CountedInCallcenter, Counted>> = {
  agents: { limit: 'maxAgents', count: ({ agents }) => agents.size },
  extensions: { limit: 'maxExtensions', count: ({ extensions }) => extensions.size },
  conditions: { limit: 'maxConditions', count: ({ conditions }) => conditions.size },
  'work-channels': { limit: 'maxWorkChannels', count: ({ workChannels }) => workChannels.size },
};

/**
 * For one that is to be made beside those that there are.
 * @throws Refusal callcenter-full
 */
export const refuseOneTooMany = (world: World, what: CountedInCallcenter): void => {
  const { limit, count } = COUNTED[what];
  const most = world.callcenter.settings[limit];
  const present = count(world);
  if (present >= most) throw refusals.callcenterFull(what, most, present);
};
