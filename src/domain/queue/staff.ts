import type { AgentRecord } from './membership.ts';
import type { QueueAgent } from './queue-agent.ts';
import { RankedList } from './ranked-list.ts';
import { ScoreOrder } from './score-order.ts';
import { bySeniority, lastEndedAt } from './seniority.ts';

/** The agents of one work channel who are logged in. */
export class Staff {
  readonly all = new Set<AgentRecord>();
  /**
   * The usable ones, most senior first. Thus a pool that is made anew need not compare them: at ten
   * thousand agents sorting would take longer than asking the condition about each of them.
   */
  readonly seniors = new RankedList<AgentRecord>(bySeniority);
  readonly order = new ScoreOrder();

  /** A new record for an agent who is not here yet. */
  admit(agent: QueueAgent): AgentRecord {
    const ended = lastEndedAt(agent);
    const record: AgentRecord = {
      agent,
      lastEndedAt: ended,
      memberships: [],
      spare: null,
      revision: 0,
      revised: null,
      run: null,
    };
    this.all.add(record);
    if (agent.usable) this.seniors.add(record);
    return record;
  }

  dismiss(record: AgentRecord): void {
    this.all.delete(record);
    this.seniors.remove(record);
  }
}
