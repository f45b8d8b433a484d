import type { Instant } from '../ids.ts';
import type { Line } from './line.ts';
import type { QueueAgent } from './queue-agent.ts';
import type { Listed } from './ranked-list.ts';

/** An agent with the lines he is a member of. */
export interface AgentRecord extends Listed<AgentRecord> {
  agent: QueueAgent;
  /** Taken when he last became usable, because the order of lists and pools depends on it. */
  lastEndedAt: Instant;
  readonly memberships: Membership[];
  /** An ended membership, to be used again; it leads to the next: see {@link endMembership}. */
  spare: Membership | null;
  /** Number of the last revision that asked a condition about him. */
  revision: number;
  /** In the line that is being revised; null at all other times. */
  revised: Membership | null;
}

/** An agent's membership in a line: he matches what its tasks wait for. */
export interface Membership extends Listed<Membership> {
  readonly record: AgentRecord;
  line: Line;
  /** What the condition sorts by, or his score in the skill. Not changed while in the pool. */
  score: number;
  /** The agent's; here too because the order of a pool is made of it. */
  lastEndedAt: Instant;
  /** Where he stands in the line's list of members. */
  place: number;
  /** The agent's next spare, if this is one. */
  next: Membership | null;
}

/** Makes an agent a member of a line, at a place in its list. */
export const beginMembership = (
  record: AgentRecord,
  line: Line,
  score: number,
  place: number,
): Membership => {
  const { lastEndedAt, spare } = record;
  const member = spare ?? { record, line, score, lastEndedAt, place, run: null, next: null };
  record.spare = member.next;
  member.next = null;
  member.line = line;
  member.score = score;
  member.lastEndedAt = lastEndedAt;
  member.place = place;
  record.memberships.push(member);
  return member;
};

/**
 * Undoes {@link beginMembership}. What was made is kept for the agent's next line: a changed
 * condition ends and begins memberships by the thousand, and if each were a new object, clearing
 * them away would now and then stop everything for longer than the change itself takes.
 */
export const endMembership = (member: Membership): void => {
  const { record } = member;
  const last = record.memberships.pop();
  if (last !== undefined && last !== member) {
    record.memberships[record.memberships.indexOf(member)] = last;
  }
  member.next = record.spare;
  record.spare = member;
};
