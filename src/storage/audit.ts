import type { Knex } from 'knex';
import type { Role } from '../domain/api-key.ts';
import type { AgentName, CallcenterId, Instant, KeyId, SessionId } from '../domain/ids.ts';
import type {
  AuditEntry,
  AuditFilter,
  AuditLog,
  KeptAuditEntry,
} from '../operations/ports/audit-log.ts';

const TABLE = 'audit';

interface AuditRow {
  readonly audit_id: number;
  readonly at: Instant;
  readonly callcenter_id: CallcenterId | null;
  readonly role: Role;
  readonly agent: AgentName | null;
  readonly key_id: KeyId;
  readonly session_id: SessionId | null;
  readonly request_id: string;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly body: string | null;
  readonly code: string | null;
}

const rowOf = (entry: AuditEntry): Omit<AuditRow, 'audit_id' | 'code'> => ({
  at: entry.at,
  callcenter_id: entry.callcenterId,
  role: entry.role,
  agent: entry.agent,
  key_id: entry.keyId,
  session_id: entry.sessionId,
  request_id: entry.requestId,
  operation: entry.operation,
  method: entry.method,
  path: entry.path,
  body: entry.body,
});

const entryOf = (row: AuditRow): KeptAuditEntry => ({
  id: row.audit_id,
  at: row.at,
  callcenterId: row.callcenter_id,
  role: row.role,
  agent: row.agent,
  keyId: row.key_id,
  sessionId: row.session_id,
  requestId: row.request_id,
  operation: row.operation,
  method: row.method,
  path: row.path,
  body: row.body,
  code: row.code,
});

const filtered = (knex: Knex, filter: AuditFilter) =>
  knex<AuditRow>(TABLE).where((all) => {
    const { callcenterId, keyId, sessionId, since, until } = filter;
    if (callcenterId !== null) void all.where('callcenter_id', callcenterId);
    if (keyId !== null) void all.where('key_id', keyId);
    if (sessionId !== null) void all.where('session_id', sessionId);
    if (since !== null) void all.where('at', '>=', since);
    if (until !== null) void all.where('at', '<', until);
  });

/**
 * Who changed what, in a database.
 * @param readers connections that only read
 */
export const auditIn = (knex: Knex, readers: Knex): AuditLog => ({
  begin: async (entry) => {
    const [kept] = await knex(TABLE)
      .insert(rowOf(entry))
      .returning<Pick<AuditRow, 'audit_id'>[]>('audit_id');
    return kept?.audit_id ?? 0;
  },
  end: async (id, code) => {
    await knex(TABLE).where('audit_id', id).update('code', code);
  },
  forget: async (id) => {
    await knex(TABLE).where('audit_id', id).del();
  },
  list: async (filter, { number, size }) => {
    const [counted, rows] = await Promise.all([
      filtered(readers, filter).count<{ total: number }[]>({ total: '*' }),
      filtered(readers, filter)
        .orderBy('audit_id', 'desc')
        .limit(size)
        .offset((number - 1) * size)
        .select<AuditRow[]>('*'),
    ]);
    return { totalCount: counted[0]?.total ?? 0, rows: rows.map(entryOf) };
  },
  removeBefore: (callcenter, moment, limit) => {
    const old = knex(TABLE)
      .where('callcenter_id', callcenter)
      .where('at', '<', moment)
      .orderBy('audit_id')
      .limit(limit)
      .select('audit_id');
    return knex(TABLE).whereIn('audit_id', old).del();
  },
});
