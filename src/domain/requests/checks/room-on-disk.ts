import type { World } from '../../engine/world/world.ts';
import { refusals } from '../../refusals.ts';
import type { RequestKind } from '../request.ts';

/**
 * What begins something, or adds to what is kept. Whatever concerns calls that go on, ends something or changes
 * what is there is done as long as anything can be stored: room is kept for it.
 */
const NEEDS_ROOM: Readonly<Record<RequestKind, boolean>> = {
  'create-extension': true,
  'create-condition': true,
  'create-work-channel': true,
  'call-out': true,
  'call-agent': true,
  'ask-callback': true,
  'note-conversation': true,
  'change-callcenter': false,
  'change-limits': false,
  'switch-off-webhook': false,
  'delete-extension': false,
  // Those who wait are to be answered.
  'log-in': false,
  'log-out': false,
  'keep-alive': false,
  'set-agent-state': false,
  'wrap-up': false,
  'change-skills': false,
  'switch-extension': false,
  'take-phone': false,
  'change-condition': false,
  'delete-condition': false,
  'change-work-channel': false,
  'delete-work-channel': false,
  'cancel-task': false,
  'move-task': false,
  'forward-agent': false,
  'xfer-agent': false,
  'xfer-out': false,
  'set-mode': false,
  enter: false,
  exit: false,
  merge: false,
  'invite-agent': false,
  'invite-out': false,
  'set-member-mode': false,
  'send-keys': false,
  dismiss: false,
  reject: false,
  'set-recording': false,
};

/** @throws Refusal disk-full */
export const requireRoom = (world: World, kind: RequestKind): void => {
  if (world.disk === 'full' && NEEDS_ROOM[kind]) throw refusals.diskFull();
};
