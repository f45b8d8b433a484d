import type { Conversation, Member } from '../../conversation.ts';
import type { ListenSpeakMode } from '../../listen-speak-mode.ts';
import { memberNamed } from '../lifecycle/members.ts';

/** The agent whom a member whispers to; undefined: it whispers to nobody who is there. */
export const whisperedTo = (
  conversation: Conversation,
  { whisperTo }: Member,
): Member | undefined => (whisperTo === null ? undefined : memberNamed(conversation, whisperTo));

/** By the mode on record, by the phone's own hold, or because the phone is lost. */
export const isPaused = ({ mode, onHold, lost }: Member): boolean => mode === 4 || onHold || lost;

/**
 * What a member can do at this moment, whatever the mode on record: a phone that holds the talk, or is
 * lost, neither hears nor speaks, and a whisper to somebody who can do neither reaches nobody.
 */
export const modeNow = (conversation: Conversation, member: Member): ListenSpeakMode => {
  if (isPaused(member)) return 4;
  if (member.whisperTo === null) return member.mode;
  const target = whisperedTo(conversation, member);
  return target === undefined || isPaused(target) ? 4 : member.mode;
};

/** Members who hear or speak at this moment. */
export const activeMembers = (conversation: Conversation): Member[] =>
  conversation.members.filter((member) => modeNow(conversation, member) !== 4);
