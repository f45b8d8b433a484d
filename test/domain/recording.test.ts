import test from 'ava';
import type { Agent } from '../../src/domain/agent.ts';
import { PHONE_THERE, resting } from '../../src/domain/agent.ts';
import type { Command } from '../../src/domain/engine/world/command.ts';
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
import type { CalledOut } from '../../src/domain/requests/call-out.ts';

const ANA: Agent = {
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

type Record = Extract<Command, { kind: 'record-conversation' }>;

const recordsIn = ({ commands }: Outcome): Record[] =>
  commands.filter((command) => command.kind === 'record-conversation');

const endIn = ({ events }: Outcome) =>
  events.find(({ event }) => event === 'callcenter.conversation.end')?.body;

/** Ana called a number, and their phone was answered, but not the number yet. */
class CalledNumber {
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
    alerts: [],
    answeredWaits: [],
    recentTasks: [],
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

test('a recording starts when two are connected, after both are in the bridge, and not before', (t) => {
  const scene = new CalledNumber(true);
  t.deepEqual(recordsIn(scene.answered(scene.agentCall)), []);
  t.deepEqual(recordsIn(scene.happen({ kind: 'phone-ringing', callId: scene.line })), []);
  const { commands } = scene.answered(scene.line);
  const kinds = commands.map(({ kind }) => kind);
  t.deepEqual(recordsIn({ commands } as Outcome), [
    { kind: 'record-conversation', conversationId: scene.id, isNew: true },
  ]);
  t.true(kinds.lastIndexOf('join-bridge') < kinds.indexOf('record-conversation'));
});

test('a pause neither stops it nor starts it anew', (t) => {
  const scene = new CalledNumber(true);
  scene.answered(scene.agentCall);
  scene.answered(scene.line);
  t.deepEqual(recordsIn(scene.setMode(4)), []);
  t.deepEqual(recordsIn(scene.setMode(1)), []);
});

test('it ends with the bridge, and the end event names it', (t) => {
  const scene = new CalledNumber(true);
  scene.answered(scene.agentCall);
  scene.answered(scene.line);
  const end = scene.hangUp();
  t.like(endIn(end), { record_file: `${scene.id}.wav` });
  t.true(end.commands.some(({ kind }) => kind === 'close-bridge'));
});

test('after a restart it is wanted once more, as one that may go on already', (t) => {
  const scene = new CalledNumber(true);
  scene.answered(scene.agentCall);
  scene.answered(scene.line);
  t.deepEqual(recordsIn(scene.seeAsterisk()), [
    { kind: 'record-conversation', conversationId: scene.id, isNew: false },
  ]);
  t.deepEqual(recordsIn(scene.setMode(4)), []);
});

for (const isNew of [true, false]) {
  test(`when Asterisk refuses to record ${isNew ? 'from the start' : 'on'}, the talk goes on`, (t) => {
    const scene = new CalledNumber(true);
    scene.answered(scene.agentCall);
    scene.answered(scene.line);
    const command = { kind: 'record-conversation', conversationId: scene.id, isNew } as const;
    scene.happen({ kind: 'command-failed', command, message: 'the disk is full' });
    t.is(scene.world.conversations.get(scene.id)?.members.length, 2);
    t.like(endIn(scene.hangUp()), { record_file: isNew ? null : `${scene.id}.wav` });
  });
}

test('a conversation that came to nothing has no recording', (t) => {
  const scene = new CalledNumber(true);
  scene.answered(scene.agentCall);
  t.like(endIn(scene.hangUp()), { record_file: null });
});

test('nobody is recorded who need not be', (t) => {
  const scene = new CalledNumber(false);
  scene.answered(scene.agentCall);
  t.deepEqual(recordsIn(scene.answered(scene.line)), []);
  t.deepEqual(recordsIn(scene.seeAsterisk()), []);
  t.like(endIn(scene.hangUp()), { record_file: null });
});
