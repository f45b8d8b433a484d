import type { AgentName, ConditionName, Instant, QueueTaskId, WorkChannelName } from '../ids.ts';
import type { EntryQueue } from './entry-queue.ts';
import { EntryQueues } from './entry-queues.ts';
import { type Outlook, outlook } from './outlook.ts';
import { lastEndedAt, type QueueAgent, sameSkills } from './queue-agent.ts';
import { type QueueCondition, sameRule, scoreBy } from './queue-condition.ts';
import { Rematch } from './rematch.ts';
import { type SearchScope, findAgent, findMatch, findTask, otherAgentsMatch } from './search.ts';
import { type AgentRecord, Staff } from './staff.ts';
import type { QueuedEntry, TaskRecord } from './priority-queue.ts';
import type { EntryAim, Match, QueueEntry, WaitingTask } from './waiting-task.ts';

/**
 * Who gets which caller, for one call center.
 *
 * Derived from the records of agents, conditions and queue tasks: built from them at start, kept in
 * step with each change, never stored. The same calls in the same order give the same answers: time
 * and random numbers are handed in. Agents who log in, tasks that wait and conditions that are
 * stored are put; putting one again replaces it.
 *
 * A search looks only at the queues concerned. It costs the logarithm of the agents and of the tasks,
 * times the agent's queues and the distinct priorities in them. Tasks that the agent may not be given are
 * skipped one by one.
 */
export class QueueIndex {
  readonly #queues = new EntryQueues();
  readonly #agents = new Map<AgentName, AgentRecord>();
  readonly #staffs = new Map<WorkChannelName, Staff>();
  readonly #conditions = new Map<WorkChannelName, Map<ConditionName, QueueCondition>>();
  readonly #tasks = new Map<QueueTaskId, TaskRecord>();
  readonly #openQueues = new Set<EntryQueue>();
  readonly #rematch = new Rematch(this.#queues);
  readonly #scope: SearchScope = { queues: this.#queues, agents: this.#agents };

  /** An agent logged in, or something about them changed. Cheap if their skills stayed the same. */
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

  /** An agent logged out. */
  removeAgent(name: AgentName): void {
    const record = this.#agents.get(name);
    if (record === undefined) return;
    this.#agents.delete(name);
    const { staff, slot } = record;
    staff.forEachQueue(slot, (queue) => {
      queue.pool.remove(slot);
      this.#settle(queue);
    });
    staff.dismiss(slot);
  }

  /**
   * A condition was stored or changed. The change holds at once for the tasks that wait on it. Cheap if
   * the condition matches and sorts as before.
   */
  putCondition(condition: QueueCondition): void {
    const { name, workChannel } = condition;
    const former = this.#conditionsOf(workChannel).get(name);
    this.#conditionsOf(workChannel).set(name, condition);
    const queue = this.#obtain(workChannel, { kind: 'condition', name });
    queue.waiting.defaultPriority = condition.priority;
    if (former === undefined || !sameRule(former, condition)) {
      this.#rematch.run(queue, condition, this.#staffOf(workChannel));
    }
    this.#settle(queue);
  }

  /** The condition matches nobody any more. Tasks that wait on it stay: it may be stored again. */
  removeCondition(workChannel: WorkChannelName, name: ConditionName): void {
    this.#conditionsOf(workChannel).delete(name);
    const queue = this.#queues.find(workChannel, { kind: 'condition', name });
    if (queue === undefined) return;
    queue.pool.clear();
    this.#settle(queue);
  }

  /** A task starts waiting, or goes on waiting with other entries or agents tried. */
  putTask(task: WaitingTask): void {
    this.removeTask(task.id);
    const record: TaskRecord = { task, queued: [] };
    this.#tasks.set(task.id, record);
    record.queued = task.entries.map((entry) => this.#enqueue(record, entry));
  }

  /** The time of one entry is up. The task stays until it is removed, even without entries. */
  removeEntry(taskId: QueueTaskId, number: number): void {
    const record = this.#tasks.get(taskId);
    const queued = record?.queued.find(({ entry }) => entry.number === number);
    if (record === undefined || queued === undefined) return;
    record.queued = record.queued.filter((other) => other !== queued);
    record.task = { ...record.task, entries: record.queued.map(({ entry }) => entry) };
    this.#unqueue(queued);
  }

  /** A task waits no longer: an agent is rung for it, or it ended. */
  removeTask(id: QueueTaskId): void {
    const record = this.#tasks.get(id);
    if (record === undefined) return;
    this.#tasks.delete(id);
    for (const queued of record.queued) this.#unqueue(queued);
  }

  /** The best place of a task among its queues, counted from 1; null: it waits in no queue. */
  placeOf(id: QueueTaskId, now: Instant): number | null {
    const queued = this.#tasks.get(id)?.queued ?? [];
    const ahead = queued.map((one) => one.queue.waiting.ahead(one, now));
    return ahead.length === 0 ? null : Math.min(...ahead) + 1;
  }

  /**
   * The agent for a task, which need not be waiting yet. The first entry in document order that has a
   * usable agent decides. Of its usable agents the one with the highest sort value is taken (for a skill:
   * the highest score), and among equals the task's `choice` decides.
   * @param random source of numbers in [0, 1)
   */
  bestAgentFor(task: WaitingTask, random: () => number): Match | null {
    return findAgent(this.#scope, task, random);
  }

  /**
   * The task for an agent, who need not be marked usable yet: the highest priority, raised for time
   * waited; among equals the longest wait, then the lowest id. A task that waits on several entries that
   * the agent matches counts with the best of them.
   */
  bestTaskFor(agent: AgentName, now: Instant): Match | null {
    const record = this.#agents.get(agent);
    return record === undefined ? null : findTask(this.#scope, record, now);
  }

  /**
   * The next match: of all tasks that a usable agent could take, the one that goes first, with the agent
   * that {@link bestAgentFor} gives it. null: nobody who waits can be served. Call it after each change
   * until it returns null; then no match is overlooked.
   * @param random source of numbers in [0, 1)
   */
  nextMatch(now: Instant, random: () => number): Match | null {
    return findMatch(this.#scope, this.#openQueues, now, random);
  }

  /** Whether an agent is logged in who matches the task and whom it has not been tried with yet. */
  othersMatch(task: WaitingTask): boolean {
    return otherAgentsMatch(this.#scope, task);
  }

  /** What a task that does not wait would find at one of its entries. Changes nothing. */
  outlook(task: WaitingTask, entry: QueueEntry, now: Instant): Outlook {
    return outlook(this.#scope, task, entry, now);
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

  /** An agent's position changes when a conversation of theirs ends. An agent who becomes idle is only counted in. */
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
    staff.forEachQueue(slot, (queue, run) => {
      queue.pool.countIn(run);
      if (queue.pool.usableCount === 1) this.#settle(queue);
    });
  }

  #withdraw({ staff, slot }: AgentRecord): void {
    staff.columns.usable[slot] = 0;
    staff.forEachQueue(slot, (queue, run) => {
      queue.pool.countOut(run);
      if (queue.pool.usableCount === 0) this.#settle(queue);
    });
  }

  #enqueue(record: TaskRecord, entry: QueueEntry): QueuedEntry {
    const { id, since, workChannel } = record.task;
    const queue = this.#obtain(workChannel, entry);
    const queued: QueuedEntry = { record, queue, entry, since, id, run: null };
    queue.waiting.add(queued);
    this.#settle(queue);
    return queued;
  }

  #unqueue(queued: QueuedEntry): void {
    queued.queue.waiting.remove(queued);
    this.#settle(queued.queue);
  }

  #obtain(workChannel: WorkChannelName, aim: EntryAim): EntryQueue {
    const queue = this.#queues.obtain(this.#staffOf(workChannel), aim);
    if (aim.kind === 'condition' && queue.isDeserted) {
      queue.waiting.defaultPriority = this.#conditionsOf(workChannel).get(aim.name)?.priority ?? 0;
    }
    return queue;
  }

  /** To be called after each change to a queue. */
  #settle(queue: EntryQueue): void {
    if (queue.isOpen) this.#openQueues.add(queue);
    else {
      this.#openQueues.delete(queue);
      if (queue.isDeserted) {
        this.#queues.drop(queue);
        this.#staffOf(queue.workChannel).closeQueue(queue);
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
