import { isUnregistered } from '../world/lost-at.ts';
import type { OutwardEvent } from '../world/outward-event.ts';
import type { World } from '../world/world.ts';

/** Phones that registered, or are registered no longer: each is told once, as it is after the step. */
export const registrationEvents = (world: World): OutwardEvent[] =>
  [...new Set(world.registrationChanges)]
    .filter((id) => world.extensions.get(id) !== undefined)
    .map((id) => ({
      event: 'callcenter.extension.registration_changed',
      at: world.now,
      body: {
        id,
        registration: isUnregistered(world, id) ? 'not-registered' : 'registered',
        agent_name: world.phoneHolders.get(id) ?? null,
      },
    }));
