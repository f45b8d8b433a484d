import type { ConditionName, WorkChannelName } from '../ids.ts';

/** Scores by skill name; nothing for a skill that is absent or not enabled. */
export interface SkillScores {
  get(name: string): number | undefined;
}

/** A stored condition with its expressions compiled. It picks agents of its own work channel only. */
export interface QueueCondition {
  readonly name: ConditionName;
  readonly workChannel: WorkChannelName;
  readonly where: { matches(skills: SkillScores): boolean };
  /** The higher, the sooner an agent is preferred. */
  readonly sort: { score(skills: SkillScores): number };
  /** 0 to 99, for entries that say none. */
  readonly priority: number;
}

/** His rank by the condition; undefined: it does not match him. Something not a number ranks as 0. */
export const rankOf = (condition: QueueCondition, skills: SkillScores): number | undefined => {
  if (!condition.where.matches(skills)) return undefined;
  const score = condition.sort.score(skills);
  return Number.isNaN(score) ? 0 : score;
};
