import type { CallcenterId, ConditionName, WorkChannelName } from '../domain/ids.ts';
import { findCondition, findWorkChannel } from '../domain/requests/checks/find.ts';
import type { StoredCondition } from '../domain/stored-condition.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';
import { pageOfTable } from './page-of-table.ts';
import type { Page, PageOf } from './ports/page.ts';

type Deps = Pick<OperationDeps, 'callcenters'>;

/** @throws Refusal callcenter-not-found, condition-not-found */
export const getCondition = (
  { callcenters }: Deps,
  id: CallcenterId,
  workChannel: WorkChannelName,
  name: ConditionName,
): StoredCondition => {
  const { world } = callcenters.find(id);
  findWorkChannel(world, workChannel);
  return findCondition(world, workChannel, name);
};

/** @throws Refusal callcenter-not-found, work-channel-not-found */
export const listConditions = (
  { callcenters }: Deps,
  id: CallcenterId,
  workChannel: WorkChannelName,
  page: Page,
): PageOf<StoredCondition> => {
  const { world } = callcenters.find(id);
  findWorkChannel(world, workChannel);
  const rows = [...world.conditions.values()].filter((row) => row.workChannel === workChannel);
  return pageOfTable({ size: rows.length, values: () => rows }, page);
};
