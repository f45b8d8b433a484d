import type { Callcenter } from '../../domain/callcenter.ts';
import type { Records } from '../../domain/engine/world/world.ts';

/** What a call center has that was just made. */
export const recordsOf = (callcenter: Callcenter): Records => ({
  callcenter,
  extensions: [],
  agents: [],
  workChannels: [],
  conditions: [],
  tasks: [],
  calls: [],
  conversations: [],
  keptPlaces: [],
  alerts: [],
  lastTalks: [],
  answeredWaits: [],
  recentTasks: [],
});
