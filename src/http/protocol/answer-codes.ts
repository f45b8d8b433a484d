import type { RefusalId } from '../../domain/refusal.ts';
import type { HttpRefusalId } from './http-refusal.ts';

/** Everything a request may be refused with. */
export type AnswerId = RefusalId | HttpRefusalId;

export interface AnswerCode {
  /** Six digits that stay the same for ever; clients branch on them. */
  readonly code: string;
  /** The HTTP status. */
  readonly status: number;
}

/** How each refusal is answered. A new one without a line here does not compile. */
export const ANSWER_CODES = {
  'invalid-argument': { code: '000001', status: 400 },
  'internal-error': { code: '000002', status: 500 },
  'asterisk-refused': { code: '000003', status: 502 },
  'asterisk-unavailable': { code: '000004', status: 503 },
  unauthorized: { code: '000401', status: 401 },
  forbidden: { code: '000403', status: 403 },
  'no-such-endpoint': { code: '000404', status: 404 },
  'method-not-allowed': { code: '000405', status: 405 },
  'body-too-large': { code: '000413', status: 413 },
  'range-not-satisfiable': { code: '000416', status: 416 },
  'too-many-requests': { code: '000429', status: 429 },
  'disk-full': { code: '000507', status: 507 },
  'extension-exists': { code: '040101', status: 409 },
  'extension-in-use': { code: '040102', status: 409 },
  'extension-not-found': { code: '040103', status: 404 },
  'extension-unreachable': { code: '040104', status: 409 },
  'extension-not-webrtc': { code: '040105', status: 409 },
  'agent-already-logged-in': { code: '040201', status: 409 },
  'agent-not-found': { code: '040202', status: 404 },
  'agent-busy': { code: '040203', status: 409 },
  'agent-offline': { code: '040205', status: 409 },
  'nothing-to-wrap-up': { code: '040206', status: 409 },
  'condition-not-found': { code: '040401', status: 404 },
  'condition-invalid': { code: '040402', status: 400 },
  'condition-exists': { code: '040403', status: 409 },
  'conversation-not-found': { code: '040501', status: 404 },
  'conversation-full': { code: '040502', status: 409 },
  'not-a-member': { code: '040503', status: 409 },
  'member-not-found': { code: '040504', status: 404 },
  'recording-not-found': { code: '040505', status: 404 },
  'keys-not-heard': { code: '040506', status: 409 },
  'too-many-keys': { code: '040507', status: 409 },
  'note-too-late': { code: '040508', status: 409 },
  'outcome-unknown': { code: '040509', status: 400 },
  'recording-state': { code: '040510', status: 409 },
  'queue-task-not-found': { code: '040601', status: 404 },
  'queue-task-not-yours': { code: '040602', status: 409 },
  'queue-task-over': { code: '040603', status: 409 },
  'callback-exists': { code: '040604', status: 409 },
  'work-channel-not-found': { code: '040701', status: 404 },
  'work-channel-full': { code: '040702', status: 409 },
  'callcenter-not-found': { code: '040800', status: 404 },
  'callcenter-in-use': { code: '040801', status: 409 },
  'callcenter-full': { code: '040802', status: 409 },
  'webhook-not-found': { code: '040803', status: 404 },
  'delivery-not-found': { code: '040804', status: 404 },
  'key-not-found': { code: '040901', status: 404 },
  'last-admin-key': { code: '040902', status: 409 },
  'session-not-found': { code: '040903', status: 404 },
  'link-not-found': { code: '040904', status: 404 },
  'trace-not-found': { code: '040605', status: 404 },
  'number-not-allowed': { code: '041001', status: 403 },
  'caller-id-not-allowed': { code: '041002', status: 403 },
  'too-many-outside-calls': { code: '041003', status: 409 },
  'no-trunk': { code: '041004', status: 409 },
  'trunks-full': { code: '041005', status: 409 },
  'trunk-not-found': { code: '041201', status: 404 },
  'trunk-exists': { code: '041202', status: 409 },
  'trunk-built-in': { code: '041203', status: 409 },
  'number-not-found': { code: '041204', status: 404 },
  'sound-not-found': { code: '041301', status: 404 },
  'sounds-off': { code: '041302', status: 409 },
  'sound-not-converted': { code: '041303', status: 503 },
} as const satisfies Record<AnswerId, AnswerCode>;
