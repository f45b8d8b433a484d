import type { OutwardEvent } from '../world/outward-event.ts';
import type { World } from '../world/world.ts';

/** Trunks whose state changed in this step. */
export const trunkEvents = (world: World): OutwardEvent[] =>
  world.changedTrunks.map(({ name, kind, registered, reachable }) => ({
    event: 'callcenter.trunk.state_changed',
    at: world.now,
    body: { trunk: name, kind, registered, reachable },
  }));
