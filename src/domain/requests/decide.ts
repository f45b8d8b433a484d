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

type Deciders = {
  readonly [Kind in RequestKind]: (world: World, request: RequestOf<Kind>) => AnswerOf<Kind>;
};

const DECIDERS: Deciders = {
  'change-callcenter': changeCallcenter,
  'change-limits': changeLimits,
  'switch-off-webhook': switchOffWebhook,
  'create-extension': createExtension,
  'delete-extension': deleteExtension,
  'log-in': logIn,
  'log-out': logOut,
  'keep-alive': keepAlive,
  'set-agent-state': setAgentState,
  'wrap-up': wrapUp,
  'change-skills': changeSkills,
  'switch-extension': switchExtension,
  'take-phone': takePhone,
  'create-condition': createCondition,
  'change-condition': changeCondition,
  'delete-condition': deleteCondition,
  'create-work-channel': createWorkChannel,
  'change-work-channel': changeWorkChannel,
  'delete-work-channel': deleteWorkChannel,
  'cancel-task': cancelTask,
  'ask-callback': askCallback,
  'move-task': moveTask,
  'call-out': callOut,
  'call-agent': callAgent,
  'forward-agent': forwardAgent,
  'xfer-agent': xferAgent,
  'xfer-out': xferOut,
  'set-mode': setOwnMode,
  enter,
  exit,
  merge,
  'invite-agent': inviteAgent,
  'invite-out': inviteOut,
  'set-member-mode': setMemberMode,
  'send-keys': sendKeys,
  'note-conversation': noteConversation,
  dismiss,
  reject,
};

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
  return DECIDERS[kind](world, request);
};
