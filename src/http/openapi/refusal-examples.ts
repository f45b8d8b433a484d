import { ExpressionError } from '../../domain/condition/expression-error.ts';
import { EnqueueError } from '../../domain/enqueue/enqueue-error.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { refusals } from '../../domain/refusals.ts';
import { phrase } from '../../messages/phrase.ts';
import type { AnswerId } from '../protocol/answer-codes.ts';
import type { HttpRefusal } from '../protocol/http-refusal.ts';
import { httpRefusals } from '../protocol/http-refusals.ts';
import { unfitting } from '../protocol/invalid-argument.ts';

interface RefusalExample {
  /** Completes "refused when". */
  readonly when: string;
  /** One for each set of details that it may have, made as those that are answered. */
  readonly examples: readonly (Refusal | HttpRefusal)[];
}

const TASK = '01kb0q6w5zt8h2m4v7ne-task';
const CONVERSATION = '01kb0q6xd3ra9c1f5ykj-conversation';
const WRONG_WHERE = new ExpressionError(
  phrase('expected-here', {
    expected: phrase('operator-or-end'),
    found: phrase('quoted', { text: '75' }),
  }),
  "skills['sales'] 75",
  16,
);

/** How each refusal may look. A new one without a line here does not compile. */
export const REFUSAL_EXAMPLES = {
  'invalid-argument': {
    when: 'something in the request is not as it has to be',
    examples: [
      unfitting('body', 'state', phrase('settable-state')),
      refusals.invalidJson(phrase('body-not-json', { reason: 'Unexpected end of JSON input' }), {
        offset: 18,
        line: 2,
        column: 1,
      }),
      refusals.invalidEnqueue(
        new EnqueueError(phrase('enqueue-without-route'), { line: 1, column: 1 }),
      ),
    ],
  },
  'internal-error': {
    when: 'the service failed; its log tells more',
    examples: [httpRefusals.internalError('3f1c')],
  },
  'asterisk-refused': {
    when: 'Asterisk refused what was needed',
    examples: [refusals.asteriskRefused('channel not found')],
  },
  'asterisk-unavailable': {
    when: 'Asterisk cannot be reached, or the service is about to end',
    examples: [refusals.asteriskAwayTryAgain()],
  },
  'disk-full': {
    when: 'the disk is full: what goes on goes on, but nothing new is begun or kept until there is room',
    examples: [refusals.diskFull()],
  },
  unauthorized: {
    when: 'there is no key, session or link, or a wrong one',
    examples: [httpRefusals.unauthorized(phrase('credentials-missing'))],
  },
  forbidden: { when: 'the key does not allow it', examples: [httpRefusals.forbidden('agent')] },
  'no-such-endpoint': {
    when: 'there is nothing at that path',
    examples: [httpRefusals.noSuchEndpoint('/v1/callcentre')],
  },
  'method-not-allowed': {
    when: 'the path does not have that method',
    examples: [httpRefusals.methodNotAllowed('PATCH', 'HEAD, GET, PUT')],
  },
  'body-too-large': {
    when: 'the body is larger than 64 KiB',
    examples: [httpRefusals.bodyTooLarge(65_536)],
  },
  'range-not-satisfiable': {
    when: 'the header Range asks for bytes beyond the end of the file',
    examples: [httpRefusals.rangeNotSatisfiable('bytes=96044-', 96_044)],
  },
  'too-many-requests': {
    when: 'a limit is reached of what one key, one address or one call center may have; details tell which',
    examples: [
      httpRefusals.tooManyRequests(
        { limit: 'requests-with-key', most: 5000, given: 5001, periodS: 10 },
        2000,
      ),
      httpRefusals.tooManyRequests(
        { limit: 'streams-of-callcenter', most: 2000, given: 2001, periodS: null },
        5000,
      ),
    ],
  },
  'extension-exists': {
    when: 'there is such an extension already; SIP users are unique in all call centers',
    examples: [refusals.extensionExists('1001')],
  },
  'extension-in-use': {
    when: 'an agent has the phone, or it still has a call',
    examples: [refusals.extensionHeld('1001', 'ana')],
  },
  'extension-not-found': {
    when: 'there is no such extension',
    examples: [refusals.extensionNotFound('1001')],
  },
  'extension-unreachable': { when: 'never yet: it is reserved', examples: [] },
  'extension-not-webrtc': {
    when: 'a browser is to be a phone whose extension is of another kind',
    examples: [refusals.extensionNotWebrtc('1001', 'ana'), refusals.extensionNoBrowser('1001')],
  },
  'agent-already-logged-in': {
    when: 'the agent is logged in',
    examples: [refusals.agentLoggedInAlready('ana')],
  },
  'agent-not-found': {
    when: 'the agent is not logged in',
    examples: [refusals.agentNotFound('ana')],
  },
  'agent-busy': {
    when: 'the state of the agent does not allow it',
    examples: [refusals.agentMustWait('ana', 'fetching')],
  },
  'agent-offline': {
    when: 'the login of the agent lapsed',
    examples: [refusals.agentOffline('ana')],
  },
  'nothing-to-wrap-up': {
    when: 'the agent neither wraps up nor talks',
    examples: [refusals.nothingToWrapUp('ana', 'idle')],
  },
  'condition-not-found': {
    when: 'there is no such condition',
    examples: [refusals.conditionNotFound('sales', 'default')],
  },
  'condition-invalid': {
    when: 'an expression is wrong; details tell the position',
    examples: [refusals.invalidCondition('where', WRONG_WHERE)],
  },
  'condition-exists': {
    when: 'there is such a condition already',
    examples: [refusals.conditionExists('sales', 'default')],
  },
  'conversation-not-found': {
    when: 'there is no such conversation, or it is over',
    examples: [refusals.conversationNotGoingOn(CONVERSATION)],
  },
  'conversation-full': {
    when: 'the conversation refuses a third member',
    examples: [refusals.conversationFull(CONVERSATION)],
  },
  'not-a-member': {
    when: 'the agent is not in the conversation',
    examples: [refusals.notAMember('ana', CONVERSATION)],
  },
  'member-not-found': {
    when: 'who is meant is not in the conversation',
    examples: [refusals.agentNotThere('bob', CONVERSATION)],
  },
  'keys-not-heard': {
    when: 'nobody may receive the keys: their mode or their hold forbids it, or nobody is there yet',
    examples: [refusals.keysNotHeard(CONVERSATION)],
  },
  'too-many-keys': {
    when: 'too many keys of earlier requests are still to be sent',
    examples: [refusals.tooManyKeys(CONVERSATION, 40, 64)],
  },
  'note-too-late': {
    when: 'the conversation ended more than a day ago',
    examples: [refusals.noteTooLate(CONVERSATION, 24)],
  },
  'outcome-unknown': {
    when: 'the outcome is none of those that the call center has',
    examples: [refusals.outcomeUnknown('sold', ['order', 'no interest'])],
  },
  'queue-task-not-found': {
    when: 'there is no such queue task',
    examples: [refusals.queueTaskNotFound(TASK)],
  },
  'queue-task-not-yours': {
    when: 'the queue task does not ring this agent',
    examples: [refusals.queueTaskNotYours(TASK, 'ana')],
  },
  'callback-exists': {
    when: 'the number is to be called back already',
    examples: [refusals.callbackExists('+8613800138000', TASK)],
  },
  'queue-task-over': { when: 'the queue task is over', examples: [refusals.queueTaskOver(TASK)] },
  'work-channel-not-found': {
    when: 'there is no such work channel',
    examples: [refusals.workChannelNotFound('night')],
  },
  'work-channel-full': {
    when: 'a limit of the work channel is reached',
    examples: [refusals.workChannelFull('default', 'tasks', 100)],
  },
  'recording-not-found': {
    when: 'there is no recording to be had: none was made, it was deleted, or the conversation goes on',
    examples: [refusals.recordingNotFound(CONVERSATION, 'none')],
  },
  'recording-state': {
    when: 'the recording cannot be paused or resumed as there is none, or cannot be started as it is paused',
    examples: [refusals.recordingState(CONVERSATION, 'off', 'pause')],
  },
  'callcenter-in-use': {
    when: 'the call center is not empty; details tell what is left',
    examples: [
      refusals.callcenterNotEmpty('acme', {
        agents: 2,
        extensions: 2,
        tasks: 0,
        conversations: 1,
        calls: 2,
      }),
    ],
  },
  'webhook-not-found': {
    when: 'the call center has no webhook',
    examples: [refusals.webhookNotFound('acme')],
  },
  'delivery-not-found': {
    when: 'there is no such delivery, or its events are no longer kept',
    examples: [refusals.deliveryNotFound('4711')],
  },
  'key-not-found': { when: 'there is no such key', examples: [refusals.keyNotFound('k7f3')] },
  'last-admin-key': {
    when: 'it is the last key of an admin',
    examples: [refusals.lastAdminKey('k7f3')],
  },
  'session-not-found': {
    when: 'there is no such session, or the request came with a key',
    examples: [refusals.sessionNotFound(null), refusals.sessionNotFound('s5d2')],
  },
  'trace-not-found': {
    when: 'nothing is kept of such a call, queue task or conversation',
    examples: [refusals.traceNotFound('1795425600.42')],
  },
  'link-not-found': {
    when: 'there is no such link: it was used, removed, or its time was up',
    examples: [refusals.linkNotFound('l4m9')],
  },
  'callcenter-not-found': {
    when: 'there is no such call center',
    examples: [refusals.callcenterNotFound('acme')],
  },
  'number-not-allowed': {
    when: 'the number may not be called, by the prefixes of the call center or of its limits',
    examples: [refusals.numberNotAllowed('+882161234', 'callcenter')],
  },
  'caller-id-not-allowed': {
    when: 'the number may not be shown as caller',
    examples: [refusals.callerIdNotAllowed('4008002', 'callcenter', ['4008001'])],
  },
  'too-many-outside-calls': {
    when: 'the agent, or with agent null the call center, has as many numbers called as may be at a time',
    examples: [refusals.tooManyOutsideCalls('ana', 3, 3)],
  },
  'no-trunk': {
    when: 'no trunk takes the number: none has a prefix that fits',
    examples: [refusals.noTrunk('+4930123456')],
  },
  'trunks-full': {
    when: 'the trunks that take the number have as many calls as they may',
    examples: [refusals.trunksFull('+4930123456', ['carrier'])],
  },
  'trunk-not-found': {
    when: 'there is no such trunk',
    examples: [refusals.trunkNotFound('carrier')],
  },
  'trunk-exists': {
    when: 'there is such a trunk already, or an account of that name in Asterisk',
    examples: [refusals.trunkExists('carrier')],
  },
  'trunk-built-in': {
    when: 'what is to be changed of the trunk "trunk" stands in a file of Asterisk',
    examples: [refusals.trunkBuiltIn('trunk')],
  },
  'number-not-found': {
    when: 'there is no such number',
    examples: [refusals.numberNotFound('+4930123456')],
  },
  'sound-not-found': {
    when: 'the call center has no such prompt',
    examples: [refusals.soundNotFound('acme', 'please-wait')],
  },
  'sounds-off': {
    when: 'the service has no folder for prompts',
    examples: [refusals.soundsOff()],
  },
  'sound-not-converted': {
    when: 'the program that converts the file ended or hung before it was done, for want of memory perhaps; what there was is kept',
    examples: [refusals.soundNotConverted()],
  },
  'callcenter-full': {
    when: 'the call center holds as many as it may of what is to be made',
    examples: [refusals.callcenterFull('conditions', 1000, 1000)],
  },
} as const satisfies Record<AnswerId, RefusalExample>;
