import type { CallcenterId, WorkChannelName } from '../domain/ids.ts';
import { findWorkChannel } from '../domain/requests/checks/find.ts';
import type { WorkChannel } from '../domain/work-channel.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';
import { pageOfTable } from './page-of-table.ts';
import type { Page, PageOf } from './ports/page.ts';

type Deps = Pick<OperationDeps, 'callcenters'>;

/** @throws Refusal callcenter-not-found, work-channel-not-found */
export const getWorkChannel = (
  { callcenters }: Deps,
  id: CallcenterId,
  name: WorkChannelName,
): WorkChannel => findWorkChannel(callcenters.find(id).world, name);

/** @throws Refusal callcenter-not-found */
export const listWorkChannels = (
  { callcenters }: Deps,
  id: CallcenterId,
  page: Page,
): PageOf<WorkChannel> => pageOfTable(callcenters.find(id).world.workChannels, page);
