import { askCallback } from './ask-callback.ts';
import { callOut } from './call-out.ts';
import { callAgent } from './call-agent.ts';
import { forwardAgent } from './forward-agent.ts';
import { xferAgent } from './xfer-agent.ts';
import { xferOut } from './xfer-out.ts';
import { setOwnMode } from './set-mode.ts';
import { enter } from './enter.ts';
import { exit } from './exit.ts';
import { merge } from './merge.ts';
import { moveTask } from './move-task.ts';
import { inviteAgent } from './invite-agent.ts';
import { inviteOut } from './invite-out.ts';
import { sendKeys } from './send-keys.ts';
import { noteConversation } from './note-conversation.ts';
import { setRecording } from './set-recording.ts';
import { setMemberMode } from './set-member-mode.ts';
import { dismiss } from './dismiss.ts';
import type { World } from '../engine/world/world.ts';
import { requireRoom } from './checks/room-on-disk.ts';
import { cancelTask } from './cancel-task.ts';
import { changeWorkChannel } from './change-work-channel.ts';
import { createWorkChannel } from './create-work-channel.ts';
import { deleteWorkChannel } from './delete-work-channel.ts';
import { changeCallcenter } from './change-callcenter.ts';
import { changeLimits } from './change-limits.ts';
import { changeCondition } from './change-condition.ts';
import { changeSkills } from './change-skills.ts';
import { createCondition } from './create-condition.ts';
import { createExtension } from './create-extension.ts';
import { deleteCondition } from './delete-condition.ts';
import { deleteExtension } from './delete-extension.ts';
import { keepAlive } from './keep-alive.ts';
import { logIn } from './log-in.ts';
import { logOut } from './log-out.ts';
import { reject } from './reject.ts';
import type { AnswerOf, RequestKind, RequestOf } from './request.ts';
import { setAgentState } from './set-agent-state.ts';
import { wrapUp } from './wrap-up.ts';
import { switchOffWebhook } from './switch-off-webhook.ts';
import { switchExtension } from './switch-extension.ts';
import { takePhone } from './take-phone.ts';

/** What there is to be known of a request besides its shape. */
interface RequestRow<Kind extends RequestKind> {
  readonly decide: (world: World, request: RequestOf<Kind>) => AnswerOf<Kind>;
  /** When it is answered: once it is stored, or once Asterisk has done what follows from it. */
  readonly answered: 'when-stored' | 'when-done';
}

type Decider<Kind extends RequestKind> = RequestRow<Kind>['decide'];

const whenStored = <Kind extends RequestKind>(decide: Decider<Kind>): RequestRow<Kind> => ({
  decide,
  answered: 'when-stored',
});

const whenDone = <Kind extends RequestKind>(decide: Decider<Kind>): RequestRow<Kind> => ({
  decide,
  answered: 'when-done',
});

/** Every request there is. */
const REQUESTS: { readonly [Kind in RequestKind]: RequestRow<Kind> } = {
  'change-callcenter': whenStored(changeCallcenter),
  'change-limits': whenStored(changeLimits),
  'switch-off-webhook': whenStored(switchOffWebhook),
  'create-extension': whenDone(createExtension),
  'delete-extension': whenDone(deleteExtension),
  'log-in': whenStored(logIn),
  'log-out': whenStored(logOut),
  'keep-alive': whenStored(keepAlive),
  'set-agent-state': whenStored(setAgentState),
  'wrap-up': whenStored(wrapUp),
  'change-skills': whenStored(changeSkills),
  'switch-extension': whenStored(switchExtension),
  'take-phone': whenDone(takePhone),
  'create-condition': whenStored(createCondition),
  'change-condition': whenStored(changeCondition),
  'delete-condition': whenStored(deleteCondition),
  'create-work-channel': whenStored(createWorkChannel),
  'change-work-channel': whenStored(changeWorkChannel),
  'delete-work-channel': whenStored(deleteWorkChannel),
  'cancel-task': whenStored(cancelTask),
  'ask-callback': whenStored(askCallback),
  'move-task': whenStored(moveTask),
  'call-out': whenStored(callOut),
  'call-agent': whenStored(callAgent),
  'forward-agent': whenStored(forwardAgent),
  'xfer-agent': whenStored(xferAgent),
  'xfer-out': whenStored(xferOut),
  'set-mode': whenDone(setOwnMode),
  enter: whenStored(enter),
  exit: whenStored(exit),
  merge: whenStored(merge),
  'invite-agent': whenStored(inviteAgent),
  'invite-out': whenStored(inviteOut),
  'set-member-mode': whenDone(setMemberMode),
  'send-keys': whenStored(sendKeys),
  'set-recording': whenDone(setRecording),
  'note-conversation': whenStored(noteConversation),
  dismiss: whenStored(dismiss),
  reject: whenStored(reject),
};

/** Whether a request is answered only when Asterisk has done what follows from it. */
export const awaitsAsterisk = (kind: RequestKind): boolean =>
  REQUESTS[kind].answered === 'when-done';

/**
 * Decides a request and changes the world accordingly.
 * @throws Refusal, with the world as it was
 */
export const decide = <Kind extends RequestKind>(
  world: World,
  request: RequestOf<Kind>,
): AnswerOf<Kind> => {
  const kind: Kind = request.kind;
  requireRoom(world, kind);
  return REQUESTS[kind].decide(world, request);
};
