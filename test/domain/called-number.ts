import type { Agent } from '../../src/domain/agent.ts';
import { PHONE_THERE, resting } from '../../src/domain/agent.ts';
import type { Fact } from '../../src/domain/engine/world/fact.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/callcenter.ts';
import { DEFAULT_LIMITS } from '../../src/domain/limits-of-use.ts';
import { step, type Event, type Outcome } from '../../src/domain/step.ts';
import { World } from '../../src/domain/engine/world/world.ts';
import type {
  AgentName,
  CallcenterId,
  CallId,
  ConversationId,
  ExtensionId,
  WorkChannelName,
} from '../../src/domain/ids.ts';
import type { RecordingAction } from '../../src/domain/recording.ts';
import type { CalledOut } from '../../src/domain/requests/call-out.ts';

export const ANA: Agent = {
  name: 'ana' as AgentName,
  num: '7',
  workChannel: 'default' as WorkChannelName,
  extensions: ['7001' as ExtensionId],
  extension: '7001' as ExtensionId,
  skills: [],
  presence: resting({ kind: 'idle' }),
  loggedInAt: 0,
  stateSince: 0,
  leaseUntil: 1_000_000,
  lastConversationEndedAt: null,
  noAnswers: 0,
  phone: PHONE_THERE,
};

const LINE = { to: '100', from: '', maxDialMs: 60_000, maxAnswerMs: 60_000 };

/** Ana called a number, and their phone was answered, but not the number yet. */
export class CalledNumber {
  readonly world = new World({
    callcenter: {
      id: 'acme' as CallcenterId,
      settings: DEFAULT_SETTINGS,
      limits: DEFAULT_LIMITS,
    },
    extensions: [
      {
        id: '7001' as ExtensionId,
        kind: 'sip-terminal',
        user: '7001',
        passwordDigest: '',
        webrtc: false,
      },
    ],
    agents: [ANA],
    workChannels: [],
    conditions: [],
    tasks: [],
    calls: [],
    conversations: [],
    keptPlaces: [],
    lastTalks: [],
    alerts: [],
    recentTasks: [],
    answeredWaits: [],
  });
  readonly id: ConversationId;
  readonly agentCall: CallId;
  readonly line: CallId;
  #at = 1000;

  constructor(record: boolean) {
    const { answer } = this.#step({
      kind: 'request',
      request: { kind: 'call-out', agent: ANA.name, dialOut: LINE, record, data: null },
    });
    if (answer.kind !== 'done') throw new Error('the call was refused');
    const called = answer.value as CalledOut;
    this.id = called.conversationId;
    this.line = called.callId;
    this.agentCall = called.agentCallId;
  }

  /** The number answered too: they talk. */
  static talking(record: boolean): CalledNumber {
    const scene = new CalledNumber(record);
    scene.answered(scene.agentCall);
    scene.answered(scene.line);
    return scene;
  }

  get conversation() {
    return this.world.conversations.get(this.id);
  }

  ask(action: RecordingAction, agent: AgentName | null = null): Outcome {
    const request = { kind: 'set-recording', conversationId: this.id, action, agent } as const;
    return this.#step({ kind: 'request', request });
  }

  happen(fact: Fact): Outcome {
    return this.#step({ kind: 'fact', fact });
  }

  answered(callId: CallId): Outcome {
    return this.happen({ kind: 'phone-answered', callId });
  }

  setMode(mode: 1 | 4): Outcome {
    const request = { kind: 'set-member-mode', conversationId: this.id, mode } as const;
    const member = { kind: 'call', callId: this.line } as const;
    return this.#step({ kind: 'request', request: { ...request, member } });
  }

  hangUp(): Outcome {
    return this.happen({ kind: 'call-gone', callId: this.line, cause: 'normal' });
  }

  /** As after a restart of the service. */
  seeAsterisk(): Outcome {
    const call = { origin: 'platform', state: 'up', conversationId: this.id } as const;
    const calls = [this.agentCall, this.line].map((callId) => ({
      ...call,
      callId,
      attempts: null,
    }));
    return this.happen({
      kind: 'asterisk-seen',
      calls,
      bridges: [this.id],
      sipAccounts: [],
      registered: [],
    });
  }

  #step(event: Event): Outcome {
    this.#at += 1000;
    return step(this.world, { at: this.#at, seed: 1, event });
  }
}
