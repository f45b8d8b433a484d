import type { Instant } from '../ids.ts';
import type { QueueAgent } from './queue-agent.ts';

/** What decides between agents who rank equal. */
interface Senior {
  readonly agent: QueueAgent;
  readonly lastEndedAt: Instant;
}

/** When an agent's last conversation ended; before all time if he has had none. */
export const lastEndedAt = ({ lastConversationEndedAt }: QueueAgent): Instant =>
  lastConversationEndedAt ?? -Infinity;

/** Who has had no conversation for longest comes first, then by name. */
export const bySeniority = (a: Senior, b: Senior): number => {
  if (a.lastEndedAt !== b.lastEndedAt) return a.lastEndedAt < b.lastEndedAt ? -1 : 1;
  const [nameA, nameB] = [a.agent.name, b.agent.name];
  return nameA < nameB ? -1 : nameA > nameB ? 1 : 0;
};
