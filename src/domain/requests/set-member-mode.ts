import type { Conversation, Member } from '../conversation.ts';
import { setListenSpeakMode } from '../engine/lifecycle/members.ts';
import type { World } from '../engine/world/world.ts';
import type { ListenSpeakMode } from '../listen-speak-mode.ts';
import { refusals } from '../refusals.ts';
import { findConversation } from './checks/find-member.ts';
import type { RequestOf } from './request.ts';

type WhoIsMeant = RequestOf<'set-member-mode'>['member'];

const isMeant = (member: Member, who: WhoIsMeant): boolean =>
  who.kind === 'call'
    ? member.callId === who.callId
    : member.party.kind === 'agent' && member.party.name === who.agent;

/** @throws Refusal member-not-found */
const findMember = (conversation: Conversation, who: WhoIsMeant): Member => {
  const found = conversation.members.find((member) => isMeant(member, who));
  if (found !== undefined) return found;
  const { id } = conversation;
  throw who.kind === 'call'
    ? refusals.callNotThere(who.callId, id)
    : refusals.agentNotThere(who.agent, id);
};

/** Sets how any member takes part, as a supervisor does. */
export const setMemberMode = (
  world: World,
  { conversationId, member: who, mode }: RequestOf<'set-member-mode'>,
): ListenSpeakMode => {
  const conversation = findConversation(world, conversationId);
  setListenSpeakMode(world, conversation, findMember(conversation, who).callId, mode);
  return mode;
};
