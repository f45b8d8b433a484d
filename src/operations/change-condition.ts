import type { CallcenterId, ConditionName, WorkChannelName } from '../domain/ids.ts';
import type { StoredCondition } from '../domain/stored-condition.ts';
import type { OperationParts } from './operation-parts.ts';
import { getCondition } from './read-conditions.ts';

/** What of a condition can be changed; members that are absent stay as they are. */
export type ConditionChanges = Partial<Omit<StoredCondition, 'name' | 'workChannel'>>;

/** @throws Refusal callcenter-not-found, condition-not-found, condition-invalid */
export const changeCondition = (
  parts: Pick<OperationParts, 'callcenters'>,
  id: CallcenterId,
  workChannel: WorkChannelName,
  name: ConditionName,
  changes: ConditionChanges,
): Promise<StoredCondition> => {
  const condition = { ...getCondition(parts, id, workChannel, name), ...changes };
  return parts.callcenters.find(id).ask({ kind: 'change-condition', condition });
};
