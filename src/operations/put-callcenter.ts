import {
  type Callcenter,
  type CallcenterSettings,
  DEFAULT_SETTINGS,
} from '../domain/callcenter.ts';
import type { CallcenterId } from '../domain/ids.ts';
import type { OperationParts } from './operation-parts.ts';

/** Makes a call center, or changes those of its settings that are given. */
export const putCallcenter = (
  { callcenters }: Pick<OperationParts, 'callcenters'>,
  id: CallcenterId,
  settings: Partial<CallcenterSettings>,
): Promise<Callcenter> => {
  const present = callcenters.ids().includes(id)
    ? callcenters.find(id).world.callcenter.settings
    : DEFAULT_SETTINGS;
  return callcenters.put(id, { ...present, ...settings });
};
