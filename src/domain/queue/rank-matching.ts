import type { AgentName } from '../ids.ts';
import { lastEndedAt, type QueueAgent } from './queue-agent.ts';
import { type QueueCondition, scoreBy } from './queue-condition.ts';

/** An agent whom a condition matches, and how much it prefers them. */
export interface ScoredAgent {
  readonly name: AgentName;
  readonly score: number;
}

type Ranked = ScoredAgent & { readonly endedAt: number };

/** As they would be chosen: the highest score, then the longest without a conversation, then by name. */
const byRank = (a: Ranked, b: Ranked): number => {
  if (a.score !== b.score) return b.score - a.score;
  if (a.endedAt !== b.endedAt) return a.endedAt - b.endedAt;
  return a.name < b.name ? -1 : 1;
};

/** Whom a condition matches that need not be stored, the best first. */
export const rankMatching = (
  agents: Iterable<QueueAgent>,
  condition: QueueCondition,
): readonly ScoredAgent[] => {
  const matching: Ranked[] = [];
  for (const agent of agents) {
    if (agent.workChannel !== condition.workChannel) continue;
    const score = scoreBy(condition, agent.skills);
    if (score !== undefined) {
      matching.push({ name: agent.name, score, endedAt: lastEndedAt(agent) });
    }
  }
  return matching.sort(byRank);
};
