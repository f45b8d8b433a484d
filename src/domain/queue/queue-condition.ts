import type { CompiledSort, CompiledWhere, SkillScores } from '../condition/compile.ts';
import type { ConditionName, WorkChannelName } from '../ids.ts';

/** A stored condition with its expressions compiled. It picks agents of its own work channel only. */
export interface QueueCondition {
  /** Unique within the work channel. */
  readonly name: ConditionName;
  readonly workChannel: WorkChannelName;
  readonly where: Pick<CompiledWhere, 'source' | 'skills' | 'matches'>;
  /** The higher the score, the sooner an agent is preferred. */
  readonly sort: Pick<CompiledSort, 'source' | 'skills' | 'score'>;
  /** 0 to 99, for entries that say none. */
  readonly priority: number;
}

/** An agent's score by the condition; undefined: the condition does not match them. */
export const scoreBy = (condition: QueueCondition, skills: SkillScores): number | undefined =>
  condition.where.matches(skills) ? condition.sort.score(skills) : undefined;

/** Whether both match the same agents with the same scores; only their priorities may differ. */
export const sameRule = (a: QueueCondition, b: QueueCondition): boolean =>
  a.where.source === b.where.source && a.sort.source === b.sort.source;
