import type { AgentCall, Call, IvrCall } from '../call.ts';
import type { Conversation, Member } from '../conversation.ts';
import type { CallId, ConversationId } from '../ids.ts';
import { type MuteDirection, muteDirection } from '../listen-speak-mode.ts';
import type { Sound } from './command.ts';
import type { World } from './world.ts';

/**
 * How a call is to be found in Asterisk. Nobody says "mute him now": requests and facts change
 * records, these functions say what follows for Asterisk, and the difference to what it was last
 * told becomes commands. So a rule such as "who hears hold music" stands in one place and holds
 * whatever the cause of a change was, a restart included.
 */
export interface CallPicture {
  /** The conversation whose bridge the call is in; null: in none. */
  readonly bridge: ConversationId | null;
  readonly mute: MuteDirection;
  /** Played to the call itself. */
  readonly sound: Sound;
}

/** What Asterisk was last told of a call; null where that is not known, as after a restart. */
export interface KnownCall {
  readonly bridge: ConversationId | null;
  readonly mute: MuteDirection | null;
  readonly sound: Sound | null;
  /** It was told mutes since it is among people: should one be refused, nobody knows what holds. */
  readonly wasMuted: boolean;
}

/** What is to be played in a conversation. */
export interface ConversationPicture {
  readonly sound: Sound;
}

export interface KnownConversation {
  readonly sound: Sound | null;
}

export const SILENCE: Sound = { kind: 'silence' };
const DEFAULT_MUSIC: Sound = { kind: 'music', musicClass: null };
const LEFT_ALONE: CallPicture = { bridge: null, mute: 'none', sound: SILENCE };

/** A call that joins Asterisk's side of the picture: nothing was done to it yet. */
export const UNTOUCHED: KnownCall = {
  bridge: null,
  mute: 'none',
  sound: SILENCE,
  wasMuted: false,
};

const memberOf = (world: World, id: ConversationId, callId: CallId): Member | undefined =>
  world.conversations.get(id)?.members.find((member) => member.callId === callId);

/** In a bridge of which he is a member: the active one, else the one he is in already, else any. */
const placeAmongConversations = (world: World, callId: CallId): CallPicture => {
  const ids = world.memberships.of(callId);
  const active = ids.find((id) => memberOf(world, id, callId)?.mode !== 4);
  const present = world.knownCalls.get(callId)?.bridge ?? null;
  const bridge = active ?? ids.find((id) => id === present) ?? ids[0] ?? null;
  if (bridge === null) return LEFT_ALONE;
  const mode = memberOf(world, bridge, callId)?.mode ?? 4;
  return { bridge, mute: muteDirection(mode), sound: SILENCE };
};

const ivrCallPicture = (world: World, call: IvrCall): CallPicture => {
  switch (call.place.kind) {
    case 'waiting':
      return { ...LEFT_ALONE, sound: DEFAULT_MUSIC };
    case 'talking':
      return placeAmongConversations(world, call.id);
    case 'returning':
      return LEFT_ALONE;
  }
};

const agentCallPicture = (world: World, call: AgentCall): CallPicture | null =>
  call.phase.kind === 'up' ? placeAmongConversations(world, call.id) : null;

/** null: the call is not, or no longer, to be touched. */
export const callPicture = (world: World, call: Call): CallPicture | null =>
  call.kind === 'ivr' ? ivrCallPicture(world, call) : agentCallPicture(world, call);

/** Two or more are connected and exactly one of them is not paused: he hears hold music. */
const isHeld = ({ members }: Conversation): boolean =>
  members.length >= 2 && members.filter(({ mode }) => mode !== 4).length === 1;

/** null: the conversation is over. */
export const conversationPicture = (conversation: Conversation): ConversationPicture | null => {
  if (conversation.phase.kind === 'over') return null;
  return { sound: isHeld(conversation) ? DEFAULT_MUSIC : SILENCE };
};
