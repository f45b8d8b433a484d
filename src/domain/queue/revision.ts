import type { AgentPool } from './agent-pool.ts';
import type { Line } from './line.ts';
import type { LineDirectory } from './line-directory.ts';
import { type QueueCondition, scoreBy } from './queue-condition.ts';
import { ScoreOrder } from './score-order.ts';
import { SkillColumns } from './skill-columns.ts';
import type { Staff } from './staff.ts';

const NO_SKILLS: ReadonlyMap<string, number> = new Map<string, number>();

/**
 * Gives a condition's line exactly those members whom the condition matches now.
 *
 * Whoever has none of the skills that it mentions scores like all others of those, and is not even
 * asked about. Those who are asked about are looked up in columns, and buffers are kept: at ten
 * thousand agents it is the looking, at what is apart in memory, and the clearing away that take
 * the time.
 */
export class Revision {
  readonly #lines: LineDirectory;
  readonly #skills = new SkillColumns();
  readonly #order = new ScoreOrder();
  /** By slot; NaN: not matched. */
  #scores = new Float64Array(0);
  #slots = new Uint32Array(0);

  /** @param lines where the lines of the skills are found */
  constructor(lines: LineDirectory) {
    this.#lines = lines;
  }

  carryOut(line: Line, condition: QueueCondition, staff: Staff): void {
    const { extent } = staff.columns;
    this.#makeRoom(extent);
    this.#scores.fill(scoreBy(condition, NO_SKILLS) ?? NaN, 0, extent);
    this.#askMentioned(condition, extent);
    const matched = this.#matched(staff);
    line.pool.refill(this.#order.highestFirst(matched, this.#scores), this.#scores);
  }

  #makeRoom(extent: number): void {
    if (extent <= this.#scores.length) return;
    this.#scores = new Float64Array(extent * 2);
    this.#slots = new Uint32Array(extent * 2);
  }

  #askMentioned(condition: QueueCondition, extent: number): void {
    const { workChannel, where, sort } = condition;
    const pools: AgentPool[] = [];
    for (const name of new Set([...where.skills, ...sort.skills])) {
      const line = this.#lines.find(workChannel, { kind: 'skill', name });
      if (line === undefined) continue;
      this.#skills.add(name, line.pool, extent);
      pools.push(line.pool);
    }
    for (const pool of pools) this.#ask(condition, pool);
    this.#skills.clear();
  }

  #ask(condition: QueueCondition, pool: AgentPool): void {
    const [skills, scores, slots] = [this.#skills, this.#scores, this.#slots];
    const count = pool.copySlots(slots);
    for (let n = 0; n < count; n += 1) {
      const slot = slots[n] ?? 0;
      skills.slot = slot;
      scores[slot] = scoreBy(condition, skills) ?? NaN;
    }
  }

  /** Most senior first. */
  #matched({ seniors }: Staff): Uint32Array {
    const [scores, slots] = [this.#scores, this.#slots];
    const count = seniors.copySlots(slots);
    let matched = 0;
    for (let n = 0; n < count; n += 1) {
      const slot = slots[n] ?? 0;
      if (Number.isNaN(scores[slot])) continue;
      slots[matched] = slot;
      matched += 1;
    }
    return slots.subarray(0, matched);
  }
}
