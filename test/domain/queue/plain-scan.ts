import type {
  AgentName,
  ConditionName,
  QueueTaskId,
  WorkChannelName,
} from '../../../src/domain/ids.ts';
import type { QueueAgent } from '../../../src/domain/queue/queue-agent.ts';
import type { QueueCondition } from '../../../src/domain/queue/queue-condition.ts';
import type { Match, QueueEntry, WaitingTask } from '../../../src/domain/queue/waiting-task.ts';

/** The agents among whom chance may choose, by the first entry that has any. */
export interface Candidates {
  readonly entry: QueueEntry;
  readonly agents: readonly QueueAgent[];
}

/**
 * The rules of the queue written down the shortest way, looking at everyone each time: what the
 * index must agree with, and the yardstick of its speed.
 */
export class PlainScan {
  readonly agents = new Map<AgentName, QueueAgent>();
  readonly conditions = new Map<string, QueueCondition>();
  readonly tasks = new Map<QueueTaskId, WaitingTask>();

  putAgent(agent: QueueAgent): void {
    this.agents.set(agent.name, agent);
  }

  removeAgent(name: AgentName): void {
    this.agents.delete(name);
  }

  putCondition(condition: QueueCondition): void {
    this.conditions.set(`${condition.workChannel}/${condition.name}`, condition);
  }

  removeCondition(workChannel: WorkChannelName, name: ConditionName): void {
    this.conditions.delete(`${workChannel}/${name}`);
  }

  putTask(task: WaitingTask): void {
    this.tasks.set(task.id, task);
  }

  removeTask(id: QueueTaskId): void {
    this.tasks.delete(id);
  }

  removeEntry(id: QueueTaskId, number: number): void {
    const task = this.tasks.get(id);
    if (task === undefined) return;
    const entries = task.entries.filter((entry) => entry.number !== number);
    this.tasks.set(id, { ...task, entries });
  }

  bestAgents(task: WaitingTask): Candidates | null {
    const others = task.failed.length > 0 && this.#othersMatch(task);
    for (const entry of task.entries) {
      let agents: QueueAgent[] = [];
      let best = -Infinity;
      for (const agent of this.agents.values()) {
        if (!agent.usable || !mayHave(agent, task, others)) continue;
        const score = this.#score(agent, task, entry);
        if (score === undefined || score < best) continue;
        if (score > best) agents = [];
        best = score;
        agents.push(agent);
      }
      if (agents.length > 0) return { entry, agents: byChoice(agents, task) };
    }
    return null;
  }

  bestAgentFor(task: WaitingTask, random: () => number): Match | null {
    const found = this.bestAgents(task);
    const agent = found?.agents[Math.floor(random() * found.agents.length)];
    if (found === null || agent === undefined) return null;
    return { taskId: task.id, agent: agent.name, entry: found.entry };
  }

  bestTaskFor(name: AgentName, now: number): Match | null {
    const agent = this.agents.get(name);
    return agent === undefined ? null : this.#bestTaskAmong([agent], now);
  }

  /** The task that {@link QueueIndex.nextMatch} must say; agent and entry of it are one way of many. */
  nextTask(now: number): QueueTaskId | null {
    const usable = [...this.agents.values()].filter((agent) => agent.usable);
    return this.#bestTaskAmong(usable, now)?.taskId ?? null;
  }

  #bestTaskAmong(agents: readonly QueueAgent[], now: number): Match | null {
    let best: { match: Match; priority: number; since: number } | null = null;
    for (const task of this.tasks.values()) {
      const others = task.failed.length > 0 && this.#othersMatch(task);
      for (const entry of task.entries) {
        const agent = agents.find(
          (each) => this.#score(each, task, entry) !== undefined && mayHave(each, task, others),
        );
        if (agent === undefined) continue;
        const priority = this.priority(task, entry, now);
        if (best === null || goesBefore(task, entry, priority, best)) {
          const match = { taskId: task.id, agent: agent.name, entry };
          best = { match, priority, since: task.since };
        }
      }
    }
    return best?.match ?? null;
  }

  priority(task: WaitingTask, entry: QueueEntry, now: number): number {
    const stored = this.conditions.get(`${task.workChannel}/${entry.name}`);
    const base = entry.priority ?? (entry.kind === 'condition' ? (stored?.priority ?? 0) : 0);
    if (task.priorityRaise === null) return base;
    return base + Math.floor(Math.max(0, now - task.since) / (task.priorityRaise * 1000));
  }

  #othersMatch(task: WaitingTask): boolean {
    return [...this.agents.values()].some(
      (agent) =>
        !task.excluded.includes(agent.name) &&
        !task.failed.includes(agent.name) &&
        task.entries.some((entry) => this.#score(agent, task, entry) !== undefined),
    );
  }

  #score(agent: QueueAgent, task: WaitingTask, entry: QueueEntry): number | undefined {
    if (agent.workChannel !== task.workChannel) return undefined;
    switch (entry.kind) {
      case 'agent':
        return agent.name === entry.name ? 0 : undefined;
      case 'skill':
        return agent.skills.get(entry.name);
      case 'condition': {
        const condition = this.conditions.get(`${task.workChannel}/${entry.name}`);
        return condition?.where.matches(agent.skills)
          ? condition.sort.score(agent.skills)
          : undefined;
      }
    }
  }
}

const mayHave = (agent: QueueAgent, task: WaitingTask, others: boolean): boolean =>
  !task.excluded.includes(agent.name) &&
  !(task.failed.includes(agent.name) && (others || task.paused.includes(agent.name)));

const byChoice = (agents: readonly QueueAgent[], task: WaitingTask): readonly QueueAgent[] => {
  if (task.choice === 'random') return agents;
  const ended = (agent: QueueAgent): number => agent.lastConversationEndedAt ?? -Infinity;
  const [first] = [...agents].sort((a, b) =>
    ended(a) === ended(b) ? (a.name < b.name ? -1 : 1) : ended(a) < ended(b) ? -1 : 1,
  );
  return first === undefined ? [] : [first];
};

const goesBefore = (
  task: WaitingTask,
  entry: QueueEntry,
  priority: number,
  rival: { match: Match; priority: number; since: number },
): boolean => {
  if (priority !== rival.priority) return priority > rival.priority;
  if (task.since !== rival.since) return task.since < rival.since;
  if (task.id !== rival.match.taskId) return task.id < rival.match.taskId;
  return entry.number < rival.match.entry.number;
};
