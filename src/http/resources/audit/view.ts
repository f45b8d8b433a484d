import { z } from 'zod';
import { ROLES } from '../../../domain/api-key.ts';
import type { KeptAuditEntry } from '../../../operations/ports/audit-log.ts';
import {
  type DataOf,
  shownCount,
  shownMoment,
  shownText,
  shownTextOrNull,
  shownWord,
} from '../../schemas/answer-fields.ts';

/** Who changed what. */
export const auditData = z
  .object({
    id: shownCount('rises', 4711),
    time: shownMoment('when it was asked for'),
    callcenter_id: shownTextOrNull(
      'the call center that it is about; null: none, or a whole one that was made or deleted',
      'acme',
    ),
    role: shownWord(ROLES, 'of who asked'),
    agent_name: shownTextOrNull('the agent who asked; null: nobody of that role', 'ana'),
    key_id: shownText('the key that was used, or that the session came from', '01kb0q6x-key'),
    session_id: shownTextOrNull('the session; null: it came with the key itself', '01kb-session'),
    request_id: shownText('names the request in the log', '3f1c'),
    operation: shownText('what was asked for, as this document calls it', 'makeCondition'),
    method: shownText('the method', 'POST'),
    path: shownText('the path, with names as they are', '/callcenter/acme/condition'),
    body: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({
        description: 'what was sent, without secrets and with long texts cut; null: nothing',
        examples: [{ name: 'sales', where: 'true' }],
      }),
    code: shownTextOrNull(
      '000000: it was done; a code of 5xx: it may have been; null: not known, as the service ended meanwhile',
      '000000',
    ),
  })
  .meta({ id: 'AuditEntry', description: 'a request that changed something, and whose it was' });

type Body = DataOf<typeof auditData>['body'];

export const auditView = (entry: KeptAuditEntry): DataOf<typeof auditData> => ({
  id: entry.id,
  time: entry.at,
  callcenter_id: entry.callcenterId,
  role: entry.role,
  agent_name: entry.agent,
  key_id: entry.keyId,
  session_id: entry.sessionId,
  request_id: entry.requestId,
  operation: entry.operation,
  method: entry.method,
  path: entry.path,
  body: entry.body === null ? null : (JSON.parse(entry.body) as Body),
  code: entry.code,
});
