import type { Callcenter, CallcenterSettings } from '../callcenter.ts';
import type { World } from '../engine/world/world.ts';
import { USE_KEYS, USE_SETTINGS } from '../limits-of-use.ts';
import { refusals } from '../refusals.ts';
import type { RequestOf } from './request.ts';

/**
 * A call center with other settings.
 * @throws Refusal invalid-argument for one above its limit
 */
export const withSettings = (
  callcenter: Callcenter,
  changes: Partial<CallcenterSettings>,
): Callcenter => {
  for (const key of USE_KEYS) {
    const [given, limit] = [changes[key], callcenter.limits[key]];
    if (given === undefined || given <= limit) continue;
    throw refusals.settingAboveLimit(USE_SETTINGS[key], limit, given);
  }
  return { ...callcenter, settings: { ...callcenter.settings, ...changes } };
};

/**
 * New settings count from now on: leases that run keep their end. What a phone has been missing or
 * silent for is measured by the new ones at once.
 */
export const changeCallcenter = (
  world: World,
  { changes }: RequestOf<'change-callcenter'>,
): Callcenter => {
  const changed = withSettings(world.callcenter, changes);
  world.callcenters.put(changed);
  for (const callId of world.silentSince.keys()) world.deadlines.refresh(`calls/${callId}`);
  for (const name of world.agents.keys()) world.deadlines.refresh(`agents/${name}`);
  return changed;
};
