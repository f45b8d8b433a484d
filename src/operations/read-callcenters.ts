import type { Callcenter } from '../domain/callcenter.ts';
import type { CallcenterId } from '../domain/ids.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';
import { pageOfTable } from './page-of-table.ts';
import type { Page, PageOf } from './ports/page.ts';

type Deps = Pick<OperationDeps, 'callcenters'>;

/** @throws Refusal callcenter-not-found */
export const getCallcenter = ({ callcenters }: Deps, id: CallcenterId): Callcenter =>
  callcenters.find(id).world.callcenter;

/** Sorted by id. */
export const listCallcenters = ({ callcenters }: Deps, page: Page): PageOf<Callcenter> => {
  const ids = callcenters.ids();
  const { totalCount, rows } = pageOfTable({ size: ids.length, values: () => ids }, page);
  return { totalCount, rows: rows.map((id) => callcenters.find(id).world.callcenter) };
};
