import type { OutsideCall, IvrVariables } from '../../../src/domain/call.ts';
import { type CallcenterSettings, DEFAULT_SETTINGS } from '../../../src/domain/callcenter.ts';
import { agentState } from '../../../src/domain/agent.ts';
import { formatState, parseSettableState } from '../../../src/domain/agent-state.ts';
import { DEFAULT_LIMITS } from '../../../src/domain/limits-of-use.ts';
import type { Command } from '../../../src/domain/engine/world/command.ts';
import type { EnqueueVariable, Fact, GoneCause } from '../../../src/domain/engine/world/fact.ts';
import type { OutwardEvent } from '../../../src/domain/engine/world/outward-event.ts';
import { type Event, step } from '../../../src/domain/step.ts';
import type { AnsweredWait } from '../../../src/domain/engine/world/wait-estimates.ts';
import { World } from '../../../src/domain/engine/world/world.ts';
import type {
  AgentName,
  CallcenterId,
  CallId,
  ConditionName,
  ConversationId,
  ExtensionId,
  QueueTaskId,
  WorkChannelName,
} from '../../../src/domain/ids.ts';
import type { QueueTask } from '../../../src/domain/queue-task.ts';
import type { Request } from '../../../src/domain/requests/request.ts';
import type { Sound } from '../../../src/domain/sound.ts';
import type { ConditionChanges } from '../../../src/domain/stored-condition.ts';
import { unlimited, type WorkChannelChanges } from '../../../src/domain/work-channel.ts';
import { type Leg, ObedientAsterisk } from './obedient-asterisk.ts';

/** How an agent logs in; skills by name with their score. */
interface StagedAgent {
  readonly skills?: Readonly<Record<string, number>>;
  readonly state?: string;
  readonly num?: string;
  readonly channel?: string;
}

interface StagedSettings extends Partial<CallcenterSettings> {
  readonly seed?: number;
  /** Of before the service was started. */
  readonly answeredWaits?: readonly AnsweredWait[];
}

const DEFAULT = 'default' as WorkChannelName;

/**
 * One call center on a stage, in virtual time: the engine itself, and an Asterisk that does at once
 * what it is told. Phones and callers do only what the test makes them do.
 */
export class StagedCallcenter {
  readonly world: World;
  readonly commands: Command[] = [];
  readonly events: OutwardEvent[] = [];
  /** What callers took back to the dialplan. */
  readonly returned = new Map<CallId, IvrVariables>();
  now = 1_000_000;
  readonly #tasks = new Map<QueueTaskId, QueueTask>();
  readonly #taskIds = new Map<CallId, QueueTaskId>();
  readonly #asterisk = new ObedientAsterisk((callId) => {
    this.#step({ kind: 'fact', fact: { kind: 'call-gone', callId, cause: 'normal' } });
  });
  #seed: number;
  #callers = 0;

  constructor({ seed = 1, answeredWaits = [], ...settings }: StagedSettings = {}) {
    this.#seed = seed;
    const callcenter = {
      id: 'acme' as CallcenterId,
      settings: { ...DEFAULT_SETTINGS, ...settings },
      limits: DEFAULT_LIMITS,
    };
    const none = { extensions: [], agents: [], workChannels: [], conditions: [] };
    const nobody = { tasks: [], calls: [], conversations: [], keptPlaces: [], lastTalks: [] };
    const figures = { alerts: [], recentTasks: [], answeredWaits };
    this.world = new World({ callcenter, ...none, ...nobody, ...figures });
  }

  // What people and phones do.

  agent(name: string, { skills = {}, state = 'idle', num = '', channel }: StagedAgent = {}): void {
    const extension = `${name}-phone` as ExtensionId;
    if (this.world.extensions.get(extension) === undefined) {
      this.ask({
        kind: 'create-extension',
        extension: {
          id: extension,
          kind: 'sip-terminal',
          user: extension,
          passwordDigest: '',
          webrtc: false,
        },
      });
      this.tell({ kind: 'phone-registered', extension });
    }
    this.ask({
      kind: 'log-in',
      agent: name as AgentName,
      num,
      workChannel: (channel ?? DEFAULT) as WorkChannelName,
      extensions: [],
      extension,
      state: parseSettableState(state),
      skills: Object.entries(skills).map(([skill, score]) => ({
        name: skill,
        score,
        enabled: true,
      })),
    });
  }

  /** Stores a condition that picks those who have the skill of the same name, or changes it. */
  condition(name: string, more: ConditionChanges & { channel?: string } = {}): void {
    const { channel = DEFAULT, ...changes } = more;
    const workChannel = channel as WorkChannelName;
    const times = { timeoutMs: null, queueTimeoutMs: null, fetchTimeoutMs: null };
    const condition = { where: `has("${name}")`, sort: '0', priority: 0, ...times, ...changes };
    const named = { name: name as ConditionName, workChannel };
    this.ask({ kind: 'create-condition', condition: { ...named, ...condition } });
  }

  workChannel(name: string, limits: WorkChannelChanges = {}): void {
    const workChannel = { ...unlimited(name as WorkChannelName), ...limits };
    this.ask({ kind: 'create-work-channel', workChannel });
  }

  /** As the API shows it. */
  agentState(name: string): string {
    const agent = this.world.agents.get(name as AgentName);
    return agent === undefined ? 'none' : formatState(agentState(agent));
  }

  setState(name: string, state: string, { afterCall = false } = {}): void {
    const parsed = parseSettableState(state);
    if (parsed === null) throw new Error(`${state} cannot be set`);
    this.ask({
      kind: 'set-agent-state',
      agent: name as AgentName,
      state: parsed,
      afterCall,
    });
  }

  /** The dialplan hands a caller in. */
  caller(enqueueXml: EnqueueVariable, { answered = true, attempts = 1 } = {}): CallId {
    this.#callers += 1;
    const callId = `caller-${this.#callers}` as CallId;
    const who = { number: String(100 + this.#callers), name: '', dialled: '' };
    this.tell({ kind: 'caller-arrived', callId, ...who, enqueueXml, answered, attempts });
    return callId;
  }

  /** The dialplan hands in a caller again who was given back. */
  again(callId: CallId, enqueueXml: EnqueueVariable, number: string = callId): void {
    const attempts = 1 + Number(this.returned.get(callId)?.['QUEUE_ATTEMPTS'] ?? 0);
    const who = { number, name: '', dialled: '', answered: true };
    this.tell({ kind: 'caller-arrived', callId, ...who, enqueueXml, attempts });
  }

  presses(callId: CallId, key: string): void {
    this.tell({ kind: 'key-pressed', callId, press: { key, durationMs: 100 } });
  }

  /** The call with a number that is called; there must be one. */
  numberCalled(): OutsideCall {
    const calls = [...this.world.calls.values()].filter((call) => call.kind === 'outside');
    const [call, another] = calls.filter(({ phase }) => phase.kind !== 'ending');
    if (call === undefined || another !== undefined) throw new Error(`${calls.length} are called`);
    return call;
  }

  /** The number that is called answers. */
  numberAnswers(): CallId {
    const { id: callId } = this.numberCalled();
    this.tell({ kind: 'phone-answered', callId });
    return callId;
  }

  /** The number that is called, or talks, is not there any more. */
  numberEnds(cause: GoneCause): void {
    this.tell({ kind: 'call-gone', callId: this.numberCalled().id, cause });
  }

  /** A task that nobody is on the line for. */
  taskOf(id: QueueTaskId): QueueTask {
    const task = this.#tasks.get(id);
    if (task === undefined) throw new Error(`there never was a task ${id}`);
    return task;
  }

  rings(name: string): void {
    this.tell({ kind: 'phone-ringing', callId: this.#phoneOf(name) });
  }

  /** The phone sends sound before it is answered. */
  plays(name: string): void {
    this.tell({ kind: 'phone-plays', callId: this.#phoneOf(name) });
  }

  answers(name: string): void {
    this.tell({ kind: 'phone-answered', callId: this.#phoneOf(name) });
  }

  /** The call with their phone ends. */
  phoneEnds(name: string, cause: GoneCause = 'normal'): void {
    this.tell({ kind: 'call-gone', callId: this.#phoneOf(name), cause });
  }

  hangsUp(callId: CallId): void {
    this.tell({ kind: 'call-gone', callId, cause: 'normal' });
  }

  /** What is being said to the caller, or to their conversation, was said to its end. */
  speechEnds(target: CallId | ConversationId): void {
    const sound = this.heardIn(target as ConversationId) ?? this.hears(target as CallId);
    if (sound.kind !== 'speech') throw new Error(`${target} hears ${sound.kind}, no speech`);
    this.tell({ kind: 'speech-finished', target, speechId: sound.id });
  }

  // What makes the engine go.

  tell(fact: Fact): void {
    this.#step({ kind: 'fact', fact });
    this.advance(0);
  }

  /** @throws Refusal */
  ask(request: Request): unknown {
    const value = this.#step({ kind: 'request', request });
    this.advance(0);
    return value;
  }

  /** Lets time pass; the engine is woken at each moment it waits for. */
  advance(ms: number): void {
    const end = this.now + ms;
    for (let next = this.#wakesAt(); next <= end; next = this.#wakesAt()) {
      this.now = Math.max(this.now, next);
      this.#step({ kind: 'clock' });
    }
    this.now = end;
  }

  /** Lets time pass in which the engine is woken once, at its end. */
  wakeLate(ms: number): void {
    this.now += ms;
    this.#step({ kind: 'clock' });
  }

  // What is to be seen.

  /** The caller's latest task, over or not. */
  task(callId: CallId): QueueTask {
    const task = this.#tasks.get(this.#taskIds.get(callId) ?? ('' as QueueTaskId));
    if (task === undefined) throw new Error(`${callId} never had a task`);
    return task;
  }

  /** How many tasks there ever were. */
  get taskCount(): number {
    return this.#tasks.size;
  }

  /** `waiting`, `fetching ana`, `success ana`, or the cause of a failure. */
  state(callId: CallId): string {
    return this.stateOf(this.task(callId));
  }

  stateOf({ phase }: QueueTask): string {
    switch (phase.kind) {
      case 'waiting':
      case 'resting':
        return phase.kind;
      case 'calling':
        return `calling${phase.selection === null ? '' : ` with ${phase.selection.agent}`}`;
      case 'fetching':
      case 'success':
        return `${phase.kind} ${phase.selection.agent}`;
      case 'fail':
        return phase.failure.cause;
    }
  }

  /** Who is rung, in the order of the alphabet. */
  get rung(): string[] {
    const agents = [...this.world.agents.values()];
    return agents
      .filter(({ presence }) => presence.kind === 'fetching')
      .map(({ name }) => String(name))
      .sort();
  }

  /** What is played to a call. */
  hears(callId: CallId): Sound {
    return this.leg(callId).sound;
  }

  leg(callId: CallId): Leg {
    return this.#asterisk.leg(callId);
  }

  /** What is played into a conversation; undefined: there is no such bridge. */
  heardIn(id: ConversationId): Sound | undefined {
    return this.#asterisk.heardIn(id);
  }

  callOf(name: string): CallId {
    return this.#phoneOf(name);
  }

  #phoneOf(name: string): CallId {
    const presence = this.world.agents.get(name as AgentName)?.presence;
    if (presence === undefined || presence.kind === 'resting') throw new Error(`${name} rests`);
    return presence.callId;
  }

  #wakesAt(): number {
    return this.world.deadlines.next() ?? Infinity;
  }

  #step(event: Event): unknown {
    this.#seed += 1;
    const outcome = step(this.world, { at: this.now, seed: this.#seed, event });
    for (const change of outcome.changes) {
      if (change.kind !== 'queue_task' || change.record === null) continue;
      this.#tasks.set(change.record.id, change.record);
      const { id, origin } = change.record;
      if (origin.kind === 'call') this.#taskIds.set(origin.callId, id);
    }
    this.commands.push(...outcome.commands);
    this.events.push(...outcome.events);
    for (const command of outcome.commands) {
      if (command.kind === 'return-to-ivr') this.returned.set(command.callId, command.variables);
      this.#asterisk.execute(command);
    }
    if (outcome.answer.kind === 'refused') throw outcome.answer.refusal;
    return outcome.answer.kind === 'done' ? outcome.answer.value : undefined;
  }
}
