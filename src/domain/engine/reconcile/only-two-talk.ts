import type { Conversation, Member } from '../../conversation.ts';

const justTalks = ({ mode, whisperTo, onHold, lost }: Member): boolean =>
  mode === 1 && whisperTo === null && !onHold && !lost;

/**
 * Whether two people talk with each other and nothing else happens: nobody is muted, expected, recorded or spoken to. That
 * is most of the life of most conversations.
 */
export const onlyTwoTalk = (conversation: Conversation | undefined): boolean => {
  if (conversation === undefined) return false;
  const { members, pending, opening, recording, recorded } = conversation;
  return (
    members.length === 2 &&
    members.every(justTalks) &&
    pending.length === 0 &&
    opening === null &&
    recording === 'off' &&
    !recorded
  );
};
