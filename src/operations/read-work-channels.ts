import type { CallcenterId, WorkChannelName } from '../domain/ids.ts';
import { findWorkChannel } from '../domain/requests/checks/find.ts';
import type { WorkChannel } from '../domain/work-channel.ts';
import type { OperationParts } from './runtime/operation-parts.ts';
import { pageOfTable } from './page-of-table.ts';
import type { Page, PageOf } from './ports/page.ts';

type Parts = Pick<OperationParts, 'callcenters'>;

/** @throws Refusal callcenter-not-found, work-channel-not-found */
export const getWorkChannel = (
  { callcenters }: Parts,
  id: CallcenterId,
  name: WorkChannelName,
): WorkChannel => findWorkChannel(callcenters.find(id).world, name);

/** @throws Refusal callcenter-not-found */
export const listWorkChannels = (
  { callcenters }: Parts,
  id: CallcenterId,
  page: Page,
): PageOf<WorkChannel> => pageOfTable(callcenters.find(id).world.workChannels, page);
