import type { WorkChannelName } from '../ids.ts';
import { AgentPool } from './agent-pool.ts';
import { beginMembership, endMembership, type AgentRecord, type Membership } from './membership.ts';
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
    const member = beginMembership(record, this, score, this.members.length);
    this.members.push(member);
    return member;
  }

  /** Undoes {@link enroll}. */
  strike(member: Membership): void {
    const last = this.members.pop();
    if (last !== undefined && last !== member) {
      this.members[member.place] = last;
      last.place = member.place;
    }
    endMembership(member);
  }

  /** Strikes everybody. */
  disband(): void {
    this.pool.clear();
    this.members.forEach(endMembership);
    this.members.length = 0;
  }
}
