import type { Conversation, ConversationEndReason } from '../domain/conversation.ts';
import type { OutwardEvent } from '../domain/engine/world/outward-event.ts';
import { membersIn, textIn, type ToldMember } from '../domain/kept-history.ts';
import { recordingFile } from '../domain/recording.ts';
import type { TraceLine } from './trace-line.ts';
import type { WhoIsWho } from './who-is-who.ts';

const WHY_OVER: Readonly<Record<ConversationEndReason, string>> = {
  'agent-hangup': 'an agent hung up',
  'caller-hangup': 'the caller hung up',
  'outside-hangup': 'the telephone number hung up',
  'phone-lost': "an agent's phone was lost and did not come back in time",
  exit: 'an agent left',
  transfer: 'it was transferred',
  dismissed: 'it was ended over the API',
  merged: 'its members went into another one',
  timeout: 'its time was up',
  logout: 'the agent was logged out by force',
  error: 'Asterisk refused something',
  cancel: 'the task that it waited for was cancelled',
  overflow: 'the work channel holds too many tasks',
  reject: 'the agent whom it waited for rejected',
  busy: 'whom it waited for was busy',
  declined: 'whom it waited for declined',
  'no-answer': 'whom it waited for did not answer',
  unreachable: 'whom it waited for could not be reached',
  rejected: 'the agent whom it waited for rejected',
};

const MODES: Readonly<Record<ToldMember['mode'], string>> = {
  1: 'hears and speaks',
  2: 'only listens',
  3: 'only speaks',
  4: 'is paused',
};

const manner = ({ mode, whisper_to, on_hold }: ToldMember): string => {
  if (on_hold === true) return 'holds the call on their phone';
  return whisper_to === undefined ? MODES[mode] : `whispers to agent ${whisper_to}`;
};

const again = ({ mode, whisper_to, on_hold }: ToldMember): string =>
  mode === 1 && whisper_to === undefined && on_hold !== true ? ' again' : '';

/** Who is alone with the music, if anybody is. */
const holding = (members: readonly ToldMember[], who: WhoIsWho): string => {
  const active = members.filter(({ mode, on_hold }) => mode !== 4 && on_hold !== true);
  const [alone] = active;
  const isHeld = members.length > 1 && active.length === 1 && alone !== undefined;
  return isHeld ? `; ${who.of(alone.call_id)} is on hold and hears music` : '';
};

const changeOf = (
  before: readonly ToldMember[],
  after: readonly ToldMember[],
  who: WhoIsWho,
): string[] => {
  const was = new Map(before.map((member) => [member.call_id, member]));
  const is = new Set(after.map(({ call_id }) => call_id));
  const came = after.filter(({ call_id }) => !was.has(call_id));
  const left = before.filter(({ call_id }) => !is.has(call_id));
  const changed = after.filter((member) => {
    const earlier = was.get(member.call_id);
    return earlier !== undefined && manner(earlier) !== manner(member);
  });
  return [
    ...came.map((member) => `${who.of(member.call_id)} joins (${manner(member)})`),
    ...left.map(({ call_id }) => `${who.of(call_id)} leaves`),
    ...changed.map((member) => `${who.of(member.call_id)} ${manner(member)}${again(member)}`),
  ];
};

/** The coming and going of members, which events alone tell. */
const tellMembers = (id: string, events: readonly OutwardEvent[], who: WhoIsWho): TraceLine[] => {
  let before: readonly ToldMember[] = [];
  return events
    .filter((told) => told.event.endsWith('.parts_changed') && textIn(told, 'id') === id)
    .flatMap((event) => {
      const after = membersIn(event);
      const changes = changeOf(before, after, who);
      const where = before.length === 0 ? ` (conversation ${id})` : '';
      before = after;
      if (changes.length === 0) return [];
      return [{ at: event.at, text: `${changes.join('; ')}${where}${holding(after, who)}` }];
    });
};

const tellNotes = (id: string, events: readonly OutwardEvent[]): TraceLine[] =>
  events
    .filter((told) => told.event === 'callcenter.conversation.noted' && textIn(told, 'id') === id)
    .map((told) => {
      const agent = textIn(told, 'agent_name');
      const outcome = textIn(told, 'outcome');
      const who = agent === '' ? 'somebody' : `agent ${agent}`;
      const what = outcome === '' ? '' : `; outcome: ${outcome}`;
      return { at: told.at, text: `${who} writes the note of conversation ${id}${what}` };
    });

const RECORDINGS: Readonly<Record<string, string>> = {
  on: 'recorded from now on',
  paused: 'not recorded for the moment',
  off: 'not recorded any more',
};

const tellRecording = (id: string, events: readonly OutwardEvent[]): TraceLine[] =>
  events
    .filter(
      (told) =>
        told.event === 'callcenter.conversation.recording_changed' && textIn(told, 'id') === id,
    )
    .map((told) => {
      const agent = textIn(told, 'agent_name');
      const how = RECORDINGS[textIn(told, 'recording')] ?? 'recorded';
      const by = agent === '' ? '' : `, as agent ${agent} wishes`;
      return { at: told.at, text: `conversation ${id} is ${how}${by}` };
    });

const tellEnd = (conversation: Conversation): TraceLine[] => {
  const { id, phase } = conversation;
  if (phase.kind === 'live') return [];
  const file = recordingFile(conversation);
  const recording = file === null ? '' : `; recorded in ${file}`;
  return [
    { at: phase.endedAt, text: `conversation ${id} ends: ${WHY_OVER[phase.reason]}${recording}` },
  ];
};

/** A conversation from its first member to its end. */
export const traceConversation = (
  conversation: Conversation,
  events: readonly OutwardEvent[],
  who: WhoIsWho,
): TraceLine[] => {
  const { id, begunAt } = conversation;
  const begun =
    begunAt === null
      ? []
      : [{ at: begunAt, text: `they can hear each other (conversation ${id})` }];
  return [
    ...tellMembers(id, events, who),
    ...begun,
    ...tellRecording(id, events),
    ...tellEnd(conversation),
    ...tellNotes(id, events),
  ];
};
