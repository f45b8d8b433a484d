import type { Line } from './line.ts';
import type { LineDirectory } from './line-directory.ts';
import type { AgentRecord } from './membership.ts';
import { type QueueCondition, scoreBy } from './queue-condition.ts';
import type { Staff } from './staff.ts';

const NO_SKILLS: ReadonlyMap<string, number> = new Map<string, number>();

/**
 * A condition's line is given exactly those members whom the condition matches now.
 *
 * Whoever has none of the skills that it mentions scores like all others of those. Mostly they do
 * not match, and are not even looked at: at ten thousand agents it is the looking, at records far
 * apart in memory, that takes the time. Members who stay are kept as they are.
 */
export class Revision {
  readonly #line: Line;
  readonly #condition: QueueCondition;
  readonly #number: number;

  /** @param number not used before */
  constructor(line: Line, condition: QueueCondition, number: number) {
    this.#line = line;
    this.#condition = condition;
    this.#number = number;
  }

  /** @param lines where the lines of the skills are found */
  carryOut(staff: Staff, lines: LineDirectory): void {
    const { members, pool } = this.#line;
    for (const member of members) member.record.revised = member;
    this.#askMentioned(lines);
    this.#treatOthers(staff);
    pool.fill(members, this.#usableMembers(staff));
    for (const { record } of members) record.revised = null;
  }

  #askMentioned(lines: LineDirectory): void {
    const { workChannel, where, sort } = this.#condition;
    for (const name of new Set([...where.skills, ...sort.skills])) {
      const line = lines.find(workChannel, { kind: 'skill', name });
      for (const { record } of line?.members ?? []) {
        if (record.revision === this.#number) continue;
        record.revision = this.#number;
        this.#revise(record, scoreBy(this.#condition, record.agent.skills));
      }
    }
  }

  #treatOthers(staff: Staff): void {
    const score = scoreBy(this.#condition, NO_SKILLS);
    if (score === undefined) this.#strikeOthers();
    else
      staff.all.forEach((record) => {
        this.#treatOther(record, score);
      });
  }

  #strikeOthers(): void {
    const { members } = this.#line;
    // Backwards, because the last member takes the place of one who is struck.
    for (let place = members.length - 1; place >= 0; place -= 1) {
      const record = members[place]?.record;
      if (record !== undefined) this.#treatOther(record, undefined);
    }
  }

  #treatOther(record: AgentRecord, score: number | undefined): void {
    if (record.revision !== this.#number) this.#revise(record, score);
  }

  #revise(record: AgentRecord, score: number | undefined): void {
    const member = record.revised;
    if (score === undefined) {
      if (member === null) return;
      this.#line.strike(member);
      record.revised = null;
    } else if (member === null) record.revised = this.#line.enroll(record, score);
    else member.score = score;
  }

  /** Their places in the line: by score, among equals the most senior first. */
  #usableMembers({ seniors, order }: Staff): Uint32Array {
    order.begin(this.#line.members.length);
    seniors.forEach(({ revised }) => {
      if (revised !== null) order.add(revised.place, revised.score);
    });
    return order.highestFirst();
  }
}
