import type { RefusalDetails } from '../../domain/refusal.ts';
import type { AnswerId } from '../answer-codes.ts';

interface RefusalExample {
  /** Completes "refused when". */
  readonly when: string;
  readonly msg: string;
  readonly details: RefusalDetails;
}

const TASK = '01kb0q6w5zt8h2m4v7ne-task';
const CONVERSATION = '01kb0q6xd3ra9c1f5ykj-conversation';

/** How each refusal may look. A new one without a line here does not compile. */
export const REFUSAL_EXAMPLES = {
  'invalid-argument': {
    when: 'something in the request is not as it has to be',
    msg: 'body: state: expected idle, busy, busy/NOTE, away or away/NOTE, where NOTE is a path of at most 256 characters, not this number',
    details: { in: 'body', path: 'state', expected: 'idle, busy, busy/NOTE, away or away/NOTE' },
  },
  'internal-error': {
    when: 'the service failed; its log tells more',
    msg: 'internal error; the log tells of request 3f1c',
    details: { request_id: '3f1c' },
  },
  'asterisk-refused': {
    when: 'Asterisk refused what was needed',
    msg: 'Asterisk refused: channel not found',
    details: {},
  },
  'asterisk-unavailable': {
    when: 'Asterisk cannot be reached, or the service is about to end',
    msg: 'Asterisk cannot be reached: try again later',
    details: {},
  },
  unauthorized: {
    when: 'there is no key, or a wrong one',
    msg: 'a key is needed',
    details: {},
  },
  forbidden: { when: 'the key does not allow it', msg: 'this key may not do that', details: {} },
  'no-such-endpoint': {
    when: 'there is nothing at that path',
    msg: 'there is nothing at /v1/callcentre',
    details: {},
  },
  'method-not-allowed': {
    when: 'the path does not have that method',
    msg: 'PATCH is not possible here, but HEAD, GET, PUT',
    details: { method: 'PATCH', allow: 'HEAD, GET, PUT' },
  },
  'body-too-large': {
    when: 'the body is larger than 64 KiB',
    msg: 'the body is larger than 65536 bytes',
    details: { limit: 65_536 },
  },
  'too-many-requests': {
    when: 'too many requests came with this key or from this address',
    msg: 'too many requests: try again in 2 seconds',
    details: { retry_after_seconds: 2 },
  },
  'extension-exists': {
    when: 'there is such an extension already; SIP users are unique in all call centers',
    msg: 'extension 1001 exists already',
    details: { extension: '1001' },
  },
  'extension-in-use': {
    when: 'an agent has the phone, or it still has a call',
    msg: 'agent ana is logged in with extension 1001',
    details: { agent: 'ana' },
  },
  'extension-not-found': {
    when: 'there is no such extension',
    msg: 'there is no extension 1001',
    details: { extension: '1001' },
  },
  'extension-unreachable': {
    when: 'the phone cannot be reached',
    msg: 'extension 1001 cannot be reached',
    details: { extension: '1001' },
  },
  'agent-already-logged-in': {
    when: 'the agent is logged in',
    msg: 'agent ana is logged in already',
    details: { agent: 'ana' },
  },
  'agent-not-found': {
    when: 'the agent is not logged in',
    msg: 'agent ana is not logged in',
    details: { agent: 'ana' },
  },
  'agent-busy': {
    when: 'the state of the agent does not allow it',
    msg: 'agent ana is fetching: wait until that is over',
    details: { agent: 'ana', state: 'fetching' },
  },
  'agent-offline': {
    when: 'the login of the agent lapsed',
    msg: 'the login of agent ana lapsed: log in again',
    details: { agent: 'ana' },
  },
  'condition-not-found': {
    when: 'there is no such condition',
    msg: 'there is no condition sales in work channel default',
    details: { condition: 'sales', channel: 'default' },
  },
  'condition-invalid': {
    when: 'an expression is wrong; details tell the position',
    msg: 'where: expected an operator (line 1, column 17)',
    details: { in: 'body', path: 'where', offset: 16, line: 1, column: 17 },
  },
  'condition-exists': {
    when: 'there is such a condition already',
    msg: 'condition sales exists already in work channel default',
    details: { condition: 'sales', channel: 'default' },
  },
  'conversation-not-found': {
    when: 'there is no such conversation, or it is over',
    msg: `there is no conversation ${CONVERSATION}`,
    details: { conversation_id: CONVERSATION },
  },
  'conversation-full': {
    when: 'the conversation refuses a third member',
    msg: `conversation ${CONVERSATION} refuses a third member`,
    details: { conversation_id: CONVERSATION },
  },
  'not-a-member': {
    when: 'the agent is not in the conversation',
    msg: `agent ana is not in conversation ${CONVERSATION}`,
    details: { agent: 'ana', conversation_id: CONVERSATION },
  },
  'member-not-found': {
    when: 'who is meant is not in the conversation',
    msg: `agent bob is not in conversation ${CONVERSATION}`,
    details: { agent: 'bob', conversation_id: CONVERSATION },
  },
  'queue-task-not-found': {
    when: 'there is no such queue task',
    msg: `there is no queue task ${TASK}`,
    details: { queue_task_id: TASK },
  },
  'queue-task-not-yours': {
    when: 'the queue task does not ring this agent',
    msg: `queue task ${TASK} does not ring agent ana`,
    details: { queue_task_id: TASK, agent: 'ana' },
  },
  'queue-task-over': {
    when: 'the queue task is over',
    msg: `queue task ${TASK} is over`,
    details: { queue_task_id: TASK },
  },
  'work-channel-not-found': {
    when: 'there is no such work channel',
    msg: 'there is no work channel night',
    details: { channel: 'night' },
  },
  'work-channel-full': {
    when: 'a limit of the work channel is reached',
    msg: 'work channel default holds too many queue tasks',
    details: { channel: 'default', limit: 100 },
  },
  'recording-not-found': {
    when: 'there is no recording to be had: none was made, it was deleted, or the conversation goes on',
    msg: `conversation ${CONVERSATION} has no recording`,
    details: { conversation_id: CONVERSATION, recording: 'none' },
  },
  'callcenter-in-use': {
    when: 'the call center is not empty; details tell what is left',
    msg: 'call center acme is not empty',
    details: { agents: 2, calls: 1 },
  },
  'key-not-found': {
    when: 'there is no such key',
    msg: 'there is no key k7f3',
    details: { key: 'k7f3' },
  },
  'last-admin-key': {
    when: 'it is the last key of an admin',
    msg: 'this is the last key of an admin: make another first',
    details: { key: 'k7f3' },
  },
  'callcenter-not-found': {
    when: 'there is no such call center',
    msg: 'there is no call center acme',
    details: { callcenter: 'acme' },
  },
} as const satisfies Record<AnswerId, RefusalExample>;
