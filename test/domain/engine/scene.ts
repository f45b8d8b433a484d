import type { Command, CommandKind } from '../../../src/domain/engine/world/command.ts';
import type { Fact, SeenCall } from '../../../src/domain/engine/world/fact.ts';
import type { OutwardEvent } from '../../../src/domain/engine/world/outward-event.ts';
import { type Event, type Outcome, step } from '../../../src/domain/step.ts';
import { type Records, World } from '../../../src/domain/engine/world/world.ts';
import type { Agent } from '../../../src/domain/agent.ts';
import { type Call, isOnLine, type IvrVariables } from '../../../src/domain/call.ts';
import { type CallcenterSettings, DEFAULT_SETTINGS } from '../../../src/domain/callcenter.ts';
import { DEFAULT_LIMITS } from '../../../src/domain/limits-of-use.ts';
import type {
  AgentName,
  CallcenterId,
  CallId,
  ConditionName,
  ExtensionId,
  WorkChannelName,
} from '../../../src/domain/ids.ts';
import type { QueueTask } from '../../../src/domain/queue-task.ts';
import type { Request } from '../../../src/domain/requests/request.ts';

/** What Asterisk has when nothing was lost. */
export interface Seen {
  readonly calls: readonly SeenCall[];
}

const DEFAULT = 'default' as WorkChannelName;

export const CALLER = 'caller-1' as CallId;

/** One route with the condition that every agent with the skill `sales` matches. */
export const enqueue = (attributes = '', entry = ''): string =>
  `<enqueue ${attributes}><route><condition name="sales" ${entry}/></route></enqueue>`;

/**
 * A small call center for tests of the engine: steps with a clock that only the test moves, and what
 * came of the latest step.
 */
export class Scene {
  now = Date.UTC(2026, 0, 5, 9);
  world: World;
  /** Of the latest step. */
  latest: Outcome = {
    answer: { kind: 'none' },
    changes: [],
    events: [],
    figures: [],
    commands: [],
  };
  readonly allEvents: OutwardEvent[] = [];
  #records: Records;
  #seed = 0;

  constructor(settings: Partial<CallcenterSettings> = {}) {
    const callcenter = {
      id: 'acme' as CallcenterId,
      settings: { ...DEFAULT_SETTINGS, ...settings },
      limits: DEFAULT_LIMITS,
    };
    this.#records = {
      callcenter,
      extensions: [],
      agents: [],
      workChannels: [],
      conditions: [],
      tasks: [],
      calls: [],
      conversations: [],
      keptPlaces: [],
      alerts: [],
      lastTalks: [],
      answeredWaits: [],
      recentTasks: [],
    };
    this.world = new World(this.#records);
    this.condition('sales');
  }

  step(event: Event): Outcome {
    this.#seed += 1;
    this.latest = step(this.world, { at: this.now, seed: this.#seed, event });
    this.allEvents.push(...this.latest.events);
    return this.latest;
  }

  ask(request: Request): Outcome {
    return this.step({ kind: 'request', request });
  }

  happen(fact: Fact): Outcome {
    return this.step({ kind: 'fact', fact });
  }

  /** Lets time pass and wakes the engine. */
  pass(seconds: number): Outcome {
    this.now += seconds * 1000;
    return this.step({ kind: 'clock' });
  }

  condition(name: string): void {
    this.ask({
      kind: 'create-condition',
      condition: {
        name: name as ConditionName,
        workChannel: DEFAULT,
        where: `"${name}" in skills`,
        sort: '0',
        priority: 0,
        timeoutMs: null,
        queueTimeoutMs: null,
        fetchTimeoutMs: null,
      },
    });
  }

  /** Logs an agent in with a phone of their own. */
  agent(name: string, state: 'idle' | 'busy' = 'idle', skill = 'sales'): AgentName {
    const user = `phone-${name}`;
    this.ask({
      kind: 'create-extension',
      extension: {
        kind: 'sip-terminal',
        id: user as ExtensionId,
        user,
        passwordDigest: 'digest',
        webrtc: true,
      },
    });
    this.happen({ kind: 'phone-registered', extension: user as ExtensionId });
    this.ask({
      kind: 'log-in',
      agent: name as AgentName,
      num: '1001',
      workChannel: DEFAULT,
      extensions: [user as ExtensionId],
      extension: user as ExtensionId,
      state: state === 'idle' ? { kind: 'idle' } : { kind: 'busy', note: '' },
      skills: [{ name: skill, score: 50, enabled: true }],
    });
    return name as AgentName;
  }

  /** @param answered by the dialplan */
  arrive(xml: string | null, callId: CallId = CALLER, attempts = 1, answered = true): Outcome {
    return this.happen({
      kind: 'caller-arrived',
      callId,
      number: '5551',
      name: '',
      dialled: '4008001',
      enqueueXml: xml,
      answered,
      attempts,
    });
  }

  answer(callId: CallId): Outcome {
    return this.happen({ kind: 'phone-answered', callId });
  }

  gone(callId: CallId, cause: Extract<Fact, { kind: 'call-gone' }>['cause'] = 'normal'): Outcome {
    return this.happen({ kind: 'call-gone', callId, cause });
  }

  /** The only call with an agent's phone. */
  phone(): CallId {
    const call = [...this.world.calls.values()].find(({ kind }) => kind === 'agent');
    if (call === undefined) throw new Error('the platform has no call with a phone');
    return call.id;
  }

  call(id: CallId): Call | undefined {
    return this.world.calls.get(id);
  }

  task(): QueueTask {
    const [task] = this.world.tasks.values();
    if (task === undefined) throw new Error('no task lives');
    return task;
  }

  agentNamed(name: string): Agent {
    const agent = this.world.agents.get(name as AgentName);
    if (agent === undefined) throw new Error(`${name} is not logged in`);
    return agent;
  }

  commands<Kind extends CommandKind>(kind: Kind): Extract<Command, { kind: Kind }>[] {
    return this.latest.commands.filter(
      (command): command is Extract<Command, { kind: Kind }> => command.kind === kind,
    );
  }

  /** What the caller takes back to the dialplan; undefined: they do not go. */
  returned(): IvrVariables | undefined {
    const [command] = this.commands('return-to-ivr');
    return command?.variables;
  }

  events(name: OutwardEvent['event']): OutwardEvent['body'][] {
    return this.latest.events.filter(({ event }) => event === name).map(({ body }) => body);
  }

  /** What Asterisk would have if it did everything it was told. */
  seen(change: (calls: SeenCall[]) => SeenCall[] = (calls) => calls): Outcome {
    const calls = [...this.world.calls.values()].filter(isOnLine).map(seenCall);
    return this.happen({
      kind: 'asterisk-seen',
      calls: change(calls),
      bridges: [...this.world.conversations.values()].map(({ id }) => id),
      sipAccounts: [...this.world.extensions.values()].map(({ id }) => id),
      registered: [...this.world.extensions.keys()].filter(
        (id) => this.world.registrations.get(id) !== false,
      ),
    });
  }

  /** The service dies and starts again with what it stored: the records, as JSON. */
  restart(): void {
    const { world } = this;
    const records: Records = {
      callcenter: world.callcenter,
      extensions: [...world.extensions.values()],
      agents: [...world.agents.values()],
      workChannels: [...world.workChannels.values()],
      conditions: [...world.conditions.values()],
      tasks: [...world.tasks.values()],
      calls: [...world.calls.values()],
      conversations: [...world.conversations.values()],
      keptPlaces: [...world.keptPlaces.values()],
      alerts: [...world.alerts.values()],
      lastTalks: [...world.lastTalks.values()],
      answeredWaits: [],
      recentTasks: [],
    };
    this.world = new World(JSON.parse(JSON.stringify(records)) as Records);
  }
}

const stateOf = (call: Call): SeenCall['state'] => {
  if (call.kind === 'ivr' || call.phase.kind === 'up') return 'up';
  return call.phase.kind === 'ringing' ? 'ringing' : 'down';
};

const seenCall = (call: Call): SeenCall => ({
  callId: call.id,
  origin: call.kind === 'ivr' ? 'ivr' : 'platform',
  state: stateOf(call),
  conversationId:
    call.kind === 'ivr' && call.place.kind === 'talking' ? call.place.conversationId : null,
  attempts: call.kind === 'ivr' ? call.attempts : null,
});
