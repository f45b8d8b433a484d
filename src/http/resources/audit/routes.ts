import type { z } from 'zod';
import type { CallcenterId } from '../../../domain/ids.ts';
import type { AuditFilter } from '../../../operations/ports/audit-log.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { listOf } from '../../schemas/answer-fields.ts';
import { callcenterId, instant, keyId, members, nothing, sessionId } from '../../schemas/fields.ts';
import { listView, pageOf, paging } from '../../schemas/paging.ts';
import { type Route, route } from '../../schemas/route.ts';
import { auditData, auditView } from './view.ts';

const query = members({
  ...paging,
  key_id: keyId.optional().meta({ description: 'of this key alone, and of its sessions' }),
  session_id: sessionId.optional().meta({ description: 'of this session alone' }),
  since: instant.optional().meta({ description: 'at that moment or later, in ms since 1970' }),
  until: instant.optional().meta({ description: 'before that moment, in ms since 1970' }),
});

const DESCRIPTION =
  'Settings, phones, skills, rules, keys, links and signing in; what is done to conversations, tasks and, by supervisors, to agents. What agents do themselves is told by events. Refused requests changed nothing and are left out. Kept as long as history (`retention_days`).';

const filterOf = (
  callcenter: CallcenterId | null,
  { key_id, session_id, since, until }: z.output<typeof query>,
): AuditFilter => ({
  callcenterId: callcenter,
  keyId: key_id ?? null,
  sessionId: session_id ?? null,
  since: since ?? null,
  until: until ?? null,
});

const listAll = ({ audit }: OperationDeps): Route =>
  route({
    method: 'GET',
    path: '/audit',
    id: 'listAudit',
    summary: 'List who changed what by which key or session, newest first, for administrators.',
    description: DESCRIPTION,
    params: nothing,
    query,
    body: null,
    data: listOf(auditData),
    refusals: [],
    handle: async ({ query: asked }) =>
      listView(asked, await audit.list(filterOf(null, asked), pageOf(asked)), auditView),
  });

const listOfCallcenter = ({ audit, callcenters }: OperationDeps): Route =>
  route({
    method: 'GET',
    path: '/callcenter/:callcenter_id/audit',
    id: 'listCallcenterAudit',
    summary: 'List who changed what of a call center by which key or session, newest first.',
    description: DESCRIPTION,
    params: members({ callcenter_id: callcenterId }),
    query,
    body: null,
    data: listOf(auditData),
    refusals: [],
    handle: async ({ params, query: asked }) => {
      callcenters.find(params.callcenter_id);
      const filter = filterOf(params.callcenter_id, asked);
      return listView(asked, await audit.list(filter, pageOf(asked)), auditView);
    },
  });

/** Who changed what. */
export const auditRoutes = (deps: OperationDeps): readonly Route[] => [
  listAll(deps),
  listOfCallcenter(deps),
];
