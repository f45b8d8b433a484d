import type { Access, Role } from '../domain/api-key.ts';
import type { AgentName, CallcenterId } from '../domain/ids.ts';

/** How what somebody may do is stored in a row. */
export interface AccessColumns {
  readonly role: Role;
  /** null for admins, and for who may look at all. */
  readonly callcenter_id: CallcenterId | null;
  /** null for all but agents. */
  readonly agent: AgentName | null;
}

export const columnsOf = (access: Access): AccessColumns => ({
  role: access.role,
  callcenter_id: access.role === 'admin' ? null : access.callcenterId,
  agent: access.role === 'agent' ? access.agent : null,
});

/**
 * @param what whose row it is, for the error
 * @throws Error if the row lacks what its role has
 */
export const accessOf = (
  { role, callcenter_id: callcenterId, agent }: AccessColumns,
  what: string,
): Access => {
  const broken = (): never => {
    throw new Error(`the stored ${what} lacks what the role ${role} has`);
  };
  switch (role) {
    case 'admin':
      return { role };
    case 'read':
      return { role, callcenterId };
    case 'callcenter':
    case 'supervisor':
      return { role, callcenterId: callcenterId ?? broken() };
    case 'agent':
      return { role, callcenterId: callcenterId ?? broken(), agent: agent ?? broken() };
  }
};
