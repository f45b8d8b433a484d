import type { AgentName, ConditionName, Instant, QueueTaskId, WorkChannelName } from '../ids.ts';
import type { Line } from './line.ts';
import { LineDirectory } from './line-directory.ts';
import { type Outlook, outlook } from './outlook.ts';
import { lastEndedAt, type QueueAgent, sameSkills } from './queue-agent.ts';
import { type QueueCondition, sameRule, scoreBy } from './queue-condition.ts';
import { Revision } from './revision.ts';
import { type Everyone, findAgent, findMatch, findTask } from './search.ts';
import { type AgentRecord, Staff } from './staff.ts';
import type { Standing, TaskRecord } from './waiting-line.ts';
import type { EntryAim, Match, QueueEntry, WaitingTask } from './waiting-task.ts';

/**
 * Who gets which caller, for one call center.
 *
 * Derived from the records of agents, conditions and queue tasks: built from them at start, kept in
 * step with each change, never stored. The same calls in the same order give the same answers: time
 * and random numbers are handed in. Agents who log in, tasks that wait and conditions that are
 * stored are put; putting one again replaces it.
 *
 * Finding looks only at the lines concerned. It costs the logarithm of the agents and of the tasks,
 * times the agent's lines and the distinct priorities in them. Tasks that the agent may not be given
 * are stepped over one by one.
 */
export class QueueIndex {
  readonly #lines = new LineDirectory();
  readonly #agents = new Map<AgentName, AgentRecord>();
  readonly #staffs = new Map<WorkChannelName, Staff>();
  readonly #conditions = new Map<WorkChannelName, Map<ConditionName, QueueCondition>>();
  readonly #tasks = new Map<QueueTaskId, TaskRecord>();
  readonly #openLines = new Set<Line>();
  readonly #revision = new Revision(this.#lines);
  readonly #everyone: Everyone = { lines: this.#lines, agents: this.#agents };

  /** An agent logged in, or something about him changed. Cheap if his skills stayed the same. */
  putAgent(agent: QueueAgent): void {
    const record = this.#agents.get(agent.name);
    if (record === undefined) this.#admit(agent);
    else if (
      record.agent.workChannel === agent.workChannel &&
      sameSkills(record.agent.skills, agent.skills)
    ) {
      this.#update(record, agent);
    } else {
      this.removeAgent(agent.name);
      this.#admit(agent);
    }
  }

  /** He logged out. */
  removeAgent(name: AgentName): void {
    const record = this.#agents.get(name);
    if (record === undefined) return;
    this.#agents.delete(name);
    const { staff, slot } = record;
    staff.forEachLine(slot, (line) => {
      line.pool.remove(slot);
      this.#settle(line);
    });
    staff.dismiss(slot);
  }

  /**
   * A condition was stored or changed: counts at once for those who wait on it. Cheap if it matches
   * and sorts as before.
   */
  putCondition(condition: QueueCondition): void {
    const { name, workChannel } = condition;
    const former = this.#conditionsOf(workChannel).get(name);
    this.#conditionsOf(workChannel).set(name, condition);
    const line = this.#obtain(workChannel, { kind: 'condition', name });
    line.waiting.defaultPriority = condition.priority;
    if (former === undefined || !sameRule(former, condition)) {
      this.#revision.carryOut(line, condition, this.#staffOf(workChannel));
    }
    this.#settle(line);
  }

  /** It matches nobody any more. Tasks that wait on it stay, should it be stored again. */
  removeCondition(workChannel: WorkChannelName, name: ConditionName): void {
    this.#conditionsOf(workChannel).delete(name);
    const line = this.#lines.find(workChannel, { kind: 'condition', name });
    if (line === undefined) return;
    line.pool.clear();
    this.#settle(line);
  }

  /** A task starts waiting, or goes on waiting with other entries or agents tried. */
  putTask(task: WaitingTask): void {
    this.removeTask(task.id);
    const record: TaskRecord = { task, standings: [] };
    this.#tasks.set(task.id, record);
    record.standings = task.entries.map((entry) => this.#stand(record, entry));
  }

  /** The time of one entry is up. The task stays, even without entries, until it is removed. */
  removeEntry(taskId: QueueTaskId, number: number): void {
    const record = this.#tasks.get(taskId);
    const standing = record?.standings.find(({ entry }) => entry.number === number);
    if (record === undefined || standing === undefined) return;
    record.standings = record.standings.filter((other) => other !== standing);
    record.task = { ...record.task, entries: record.standings.map(({ entry }) => entry) };
    this.#stepOut(standing);
  }

  /** It waits no longer: an agent is rung for it, or it ended. */
  removeTask(id: QueueTaskId): void {
    const record = this.#tasks.get(id);
    if (record === undefined) return;
    this.#tasks.delete(id);
    for (const standing of record.standings) this.#stepOut(standing);
  }

  /** The caller's place where he is nearest to being served, counted from 1; null: he waits nowhere. */
  placeOf(id: QueueTaskId, now: Instant): number | null {
    const standings = this.#tasks.get(id)?.standings ?? [];
    const ahead = standings.map((standing) => standing.line.waiting.ahead(standing, now));
    return ahead.length === 0 ? null : Math.min(...ahead) + 1;
  }

  /**
   * The agent for a task, which need not be waiting yet: by the first entry in document order that
   * has a usable agent; of those he has most of what the condition sorts by (of a skill, the
   * highest score), and among equals he is chosen as the task says.
   * @param random source of numbers in [0, 1)
   */
  bestAgentFor(task: WaitingTask, random: () => number): Match | null {
    return findAgent(this.#everyone, task, random);
  }

  /**
   * The task for an agent, whether he is marked usable yet or not: the highest priority, raised for
   * time waited; among equals the longest wait, then the lowest id. If the task waits on several
   * entries he matches, it counts with the best.
   */
  bestTaskFor(agent: AgentName, now: Instant): Match | null {
    const record = this.#agents.get(agent);
    return record === undefined ? null : findTask(this.#everyone, record, now);
  }

  /**
   * The next pair to bring together: of all tasks that a usable agent could take, the one that goes
   * first, with the agent that {@link bestAgentFor} gives it. Asked until it says null after any
   * change, it overlooks nobody, whatever the change let match. At once null when there is nothing.
   * @param random source of numbers in [0, 1)
   */
  nextMatch(now: Instant, random: () => number): Match | null {
    return findMatch(this.#everyone, this.#openLines, now, random);
  }

  /** What a task that does not wait would find at one of its entries. Changes nothing. */
  outlook(task: WaitingTask, entry: QueueEntry, now: Instant): Outlook {
    return outlook(this.#everyone, task, entry, now);
  }

  /** All who are logged in. */
  *agents(): Iterable<QueueAgent> {
    for (const { agent } of this.#agents.values()) yield agent;
  }

  #admit(agent: QueueAgent): void {
    const { name, workChannel, skills } = agent;
    const record = this.#staffOf(workChannel).admit(agent);
    this.#agents.set(name, record);
    this.#join(record, { kind: 'agent', name }, 0);
    for (const [skill, score] of skills) this.#join(record, { kind: 'skill', name: skill }, score);
    for (const condition of this.#conditionsOf(workChannel).values()) {
      const score = scoreBy(condition, skills);
      if (score !== undefined) {
        this.#join(record, { kind: 'condition', name: condition.name }, score);
      }
    }
    if (agent.usable) this.#offer(record);
  }

  #join({ staff, slot }: AgentRecord, aim: EntryAim, score: number): void {
    this.#obtain(staff.workChannel, aim).pool.add(slot, score);
  }

  /** His place changes when his conversation ends: when he becomes idle, he need only be counted. */
  #update(record: AgentRecord, agent: QueueAgent): void {
    const { staff, slot } = record;
    const ended = lastEndedAt(agent);
    const moves = staff.columns.lastEndedAt[slot] !== ended;
    const wasUsable = record.agent.usable;
    record.agent = agent;
    if (wasUsable && !moves && agent.usable) return;
    if (wasUsable) this.#withdraw(record);
    if (moves) staff.setLastEndedAt(slot, ended);
    if (agent.usable) this.#offer(record);
  }

  #offer({ staff, slot }: AgentRecord): void {
    staff.columns.usable[slot] = 1;
    staff.forEachLine(slot, (line, run) => {
      line.pool.countIn(run);
      if (line.pool.usableCount === 1) this.#settle(line);
    });
  }

  #withdraw({ staff, slot }: AgentRecord): void {
    staff.columns.usable[slot] = 0;
    staff.forEachLine(slot, (line, run) => {
      line.pool.countOut(run);
      if (line.pool.usableCount === 0) this.#settle(line);
    });
  }

  #stand(record: TaskRecord, entry: QueueEntry): Standing {
    const { id, since, workChannel } = record.task;
    const line = this.#obtain(workChannel, entry);
    const standing: Standing = { record, line, entry, since, id, run: null };
    line.waiting.add(standing);
    this.#settle(line);
    return standing;
  }

  #stepOut(standing: Standing): void {
    standing.line.waiting.remove(standing);
    this.#settle(standing.line);
  }

  #obtain(workChannel: WorkChannelName, aim: EntryAim): Line {
    const line = this.#lines.obtain(this.#staffOf(workChannel), aim);
    if (aim.kind === 'condition' && line.isDeserted) {
      line.waiting.defaultPriority = this.#conditionsOf(workChannel).get(aim.name)?.priority ?? 0;
    }
    return line;
  }

  /** Called after each change to a line. */
  #settle(line: Line): void {
    if (line.isOpen) this.#openLines.add(line);
    else {
      this.#openLines.delete(line);
      if (line.isDeserted) {
        this.#lines.drop(line);
        this.#staffOf(line.workChannel).closeLine(line);
      }
    }
  }

  #staffOf(workChannel: WorkChannelName): Staff {
    return orMake(this.#staffs, workChannel, () => new Staff(workChannel));
  }

  #conditionsOf(workChannel: WorkChannelName): Map<ConditionName, QueueCondition> {
    return orMake(this.#conditions, workChannel, () => new Map<ConditionName, QueueCondition>());
  }
}

const orMake = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
};
