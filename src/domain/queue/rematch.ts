import type { AgentPool } from './agent-pool.ts';
import type { EntryQueue } from './entry-queue.ts';
import type { EntryQueues } from './entry-queues.ts';
import { type QueueCondition, scoreBy } from './queue-condition.ts';
import { ScoreOrder } from './score-order.ts';
import { SkillColumns } from './skill-columns.ts';
import type { Staff } from './staff.ts';

const NO_SKILLS: ReadonlyMap<string, number> = new Map<string, number>();

/**
 * Fills a condition's queue with exactly those agents whom the condition matches now.
 *
 * All agents without any of the skills that the condition mentions have the same score, so the condition is
 * evaluated once for all of them. The skills of the others stand in columns, and buffers are kept: with ten
 * thousand agents most of the time goes into reading scattered memory and collecting garbage.
 */
export class Rematch {
  readonly #queues: EntryQueues;
  readonly #skills = new SkillColumns();
  readonly #order = new ScoreOrder();
  /** By slot; NaN: not matched. */
  #scores = new Float64Array(0);
  #slots = new Uint32Array(0);

  /** @param queues contains the queues of the skills */
  constructor(queues: EntryQueues) {
    this.#queues = queues;
  }

  run(queue: EntryQueue, condition: QueueCondition, staff: Staff): void {
    const { extent } = staff.columns;
    this.#makeRoom(extent);
    this.#scores.fill(scoreBy(condition, NO_SKILLS) ?? NaN, 0, extent);
    this.#askMentioned(condition, extent);
    const matched = this.#matched(staff);
    queue.pool.refill(this.#order.highestFirst(matched, this.#scores), this.#scores);
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
      const queue = this.#queues.find(workChannel, { kind: 'skill', name });
      if (queue === undefined) continue;
      this.#skills.add(name, queue.pool, extent);
      pools.push(queue.pool);
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
