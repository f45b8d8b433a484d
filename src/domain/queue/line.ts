import type { WorkChannelName } from '../ids.ts';
import { AgentPool, lastEndedAt, type AgentRecord, type Membership } from './agent-pool.ts';
import { WaitingLine } from './waiting-line.ts';
import type { EntryAim } from './waiting-task.ts';

/**
 * All who wait for the same (a condition, an agent, a skill) within one work channel, and all who
 * could serve them. An agent who becomes usable looks at the lines he is a member of, a task that
 * arrives at the lines it would stand in; neither looks at anyone else.
 */
export class Line {
  readonly workChannel: WorkChannelName;
  /** What its tasks wait for. */
  readonly kind: EntryAim['kind'];
  readonly name: string;
  /** Every agent logged in who matches, usable or not; each knows his place in it. */
  readonly members: Membership[] = [];
  /** Those of them who are usable. */
  readonly pool = new AgentPool();
  readonly waiting = new WaitingLine();

  constructor(workChannel: WorkChannelName, { kind, name }: EntryAim) {
    this.workChannel = workChannel;
    this.kind = kind;
    this.name = name;
  }

  get isDeserted(): boolean {
    return this.members.length === 0 && this.waiting.isEmpty;
  }

  /** Someone waits and someone is usable: they may suit each other. */
  get isOpen(): boolean {
    return this.pool.size > 0 && !this.waiting.isEmpty;
  }

  /** Makes an agent a member. Whether he is in the pool is up to the caller. */
  enroll(record: AgentRecord, score: number): Membership {
    const place = this.members.length;
    const ended = lastEndedAt(record.agent);
    const member = { record, line: this, score, lastEndedAt: ended, place, run: null };
    this.members.push(member);
    record.memberships.push(member);
    return member;
  }

  /** Undoes {@link enroll}. */
  strike(member: Membership): void {
    const last = this.members.pop();
    if (last !== undefined && last !== member) {
      this.members[member.place] = last;
      last.place = member.place;
    }
    forget(member);
  }

  /**
   * Makes members of exactly those who have a score, as their condition is another now. Members who
   * stay are kept: new ones by the thousand would be dear to make and to clear away.
   * @param revision a number not used before
   */
  revise(
    records: Iterable<AgentRecord>,
    scoreOf: (record: AgentRecord) => number | undefined,
    revision: number,
  ): void {
    this.pool.clear();
    for (const member of [...this.members]) {
      const score = scoreOf(member.record);
      member.record.revision = revision;
      if (score === undefined) this.strike(member);
      else member.score = score;
    }
    for (const record of records) {
      const score = record.revision === revision ? undefined : scoreOf(record);
      if (score !== undefined) this.enroll(record, score);
    }
    this.pool.fill(this.members.filter(({ record }) => record.agent.usable));
  }

  /** Strikes everybody. */
  disband(): void {
    this.pool.clear();
    this.members.forEach(forget);
    this.members.length = 0;
  }
}

const forget = (member: Membership): void => {
  const { memberships } = member.record;
  memberships.splice(memberships.indexOf(member), 1);
};
