import type { Callcenter, CallcenterSettings } from '../callcenter.ts';
import type { WorkChannelName } from '../ids.ts';
import type { World } from '../engine/world/world.ts';
import { USE_KEYS, USE_SETTINGS } from '../limits-of-use.ts';
import { refusals } from '../refusals.ts';
import type { Threshold } from '../threshold.ts';
import { type ConditionKey, conditionKey } from '../stored-condition.ts';
import { DEFAULT_WORK_CHANNEL } from '../work-channel.ts';
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

/** What a threshold may be about. */
interface Scopes {
  readonly hasWorkChannel: (name: WorkChannelName) => boolean;
  readonly hasCondition: (key: ConditionKey) => boolean;
}

/** A call center that is new has nothing else. */
const AT_FIRST: Scopes = {
  hasWorkChannel: (name) => name === DEFAULT_WORK_CHANNEL,
  hasCondition: () => false,
};

/**
 * A name with a mistake in it would never be told of.
 * @throws Refusal work-channel-not-found, condition-not-found
 */
export const refuseUnknownScopes = (
  thresholds: readonly Threshold[] = [],
  { hasWorkChannel, hasCondition } = AT_FIRST,
): void => {
  for (const { workChannel, condition } of thresholds) {
    if (workChannel === null) continue;
    if (!hasWorkChannel(workChannel)) throw refusals.workChannelNotFound(workChannel);
    if (condition === null || hasCondition(conditionKey(workChannel, condition))) continue;
    throw refusals.conditionNotFound(condition, workChannel);
  }
};

/**
 * New settings count from now on: leases that run keep their end. What a phone has been missing or
 * silent for is measured by the new ones at once.
 */
export const changeCallcenter = (
  world: World,
  { changes }: RequestOf<'change-callcenter'>,
): Callcenter => {
  refuseUnknownScopes(changes.thresholds, {
    hasWorkChannel: (name) => world.workChannels.get(name) !== undefined,
    hasCondition: (key) => world.conditions.get(key) !== undefined,
  });
  const changed = withSettings(world.callcenter, changes);
  world.callcenters.put(changed);
  for (const callId of world.silentSince.keys()) world.deadlines.refresh(`calls/${callId}`);
  for (const name of world.agents.keys()) world.deadlines.refresh(`agents/${name}`);
  return changed;
};
