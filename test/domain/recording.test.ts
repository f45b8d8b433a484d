import test from 'ava';
import type { Command } from '../../src/domain/engine/world/command.ts';
import type { AgentName } from '../../src/domain/ids.ts';
import { type RecordingState, recordingOfBoth } from '../../src/domain/recording.ts';
import type { Outcome } from '../../src/domain/step.ts';
import { ANA, CalledNumber } from './called-number.ts';

type OfRecording = Extract<Command, { kind: 'record-conversation' | 'stop-recording' }>;

const recordsIn = ({ commands }: Outcome): OfRecording[] =>
  commands.filter(
    (command) => command.kind === 'record-conversation' || command.kind === 'stop-recording',
  );

const changeIn = ({ events }: Outcome) =>
  events.find(({ event }) => event === 'callcenter.conversation.recording_changed')?.body;

const refusalIn = ({ answer }: Outcome) =>
  answer.kind === 'refused' ? [answer.refusal.id, answer.refusal.details] : null;

const endIn = ({ events }: Outcome) =>
  events.find(({ event }) => event === 'callcenter.conversation.end')?.body;

const STATES: readonly RecordingState[] = ['off', 'on', 'paused'];

test('a recording starts when two are connected, after both are in the bridge, and not before', (t) => {
  const scene = new CalledNumber(true);
  t.deepEqual(recordsIn(scene.answered(scene.agentCall)), []);
  t.deepEqual(recordsIn(scene.happen({ kind: 'phone-ringing', callId: scene.line })), []);
  const { commands } = scene.answered(scene.line);
  const kinds = commands.map(({ kind }) => kind);
  t.deepEqual(recordsIn({ commands } as Outcome), [
    { kind: 'record-conversation', conversationId: scene.id, before: 'nothing' },
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
    { kind: 'record-conversation', conversationId: scene.id, before: 'unknown' },
  ]);
  t.deepEqual(recordsIn(scene.setMode(4)), []);
});

for (const [before, file, recording] of [
  ['nothing', false, 'off'],
  ['a-part', true, 'off'],
  ['unknown', true, 'off'],
] as const) {
  test(`when Asterisk refuses to record and ${before} was recorded before, the talk goes on`, (t) => {
    const scene = CalledNumber.talking(true);
    const command = { kind: 'record-conversation', conversationId: scene.id, before } as const;
    const failed = scene.happen({ kind: 'command-failed', command, message: 'the disk is full' });
    t.deepEqual(recordsIn(failed), [{ kind: 'stop-recording', conversationId: scene.id }]);
    t.like(scene.conversation, { recording });
    t.is(scene.conversation?.members.length, 2);
    t.like(endIn(scene.hangUp()), { record_file: file ? `${scene.id}.wav` : null });
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

test('a paused recording stops, goes on in the same file when it is resumed, and each is told', (t) => {
  const scene = CalledNumber.talking(true);
  const { id } = scene;
  const paused = scene.ask('pause', ANA.name);
  t.deepEqual(recordsIn(paused), [{ kind: 'stop-recording', conversationId: id }]);
  t.like(changeIn(paused), {
    id,
    recording: 'paused',
    previous_recording: 'on',
    reason: 'set-recording',
    agent_name: 'ana',
    record_file: `${id}.wav`,
    agents: ['ana'],
  });
  t.deepEqual(recordsIn(scene.setMode(4)), []);
  t.deepEqual(recordsIn(scene.setMode(1)), []);
  const resumed = scene.ask('resume');
  t.deepEqual(recordsIn(resumed), [
    { kind: 'record-conversation', conversationId: id, before: 'a-part' },
  ]);
  t.like(changeIn(resumed), { recording: 'on', previous_recording: 'paused', agent_name: null });
});

test('a paused recording stays so over a restart: it is stopped once more, should it go on', (t) => {
  const scene = CalledNumber.talking(true);
  scene.ask('pause');
  t.deepEqual(recordsIn(scene.seeAsterisk()), [
    { kind: 'stop-recording', conversationId: scene.id },
  ]);
  t.like(scene.conversation, { recording: 'paused' });
});

test('a stop that Asterisk refuses is asked for again', (t) => {
  const scene = CalledNumber.talking(true);
  scene.ask('pause');
  const command = { kind: 'stop-recording', conversationId: scene.id } as const;
  const failed = scene.happen({ kind: 'command-failed', command, message: 'not now' });
  t.deepEqual(recordsIn(failed), [command]);
  t.like(scene.conversation, { recording: 'paused' });
});

test('a talk of which nothing is recorded is from the moment when somebody asks for it', (t) => {
  const scene = CalledNumber.talking(false);
  t.like(scene.conversation, { recording: 'off', recorded: false });
  const started = scene.ask('start');
  t.deepEqual(recordsIn(started), [
    { kind: 'record-conversation', conversationId: scene.id, before: 'nothing' },
  ]);
  t.like(changeIn(started), { recording: 'on', record_file: `${scene.id}.wav` });
  t.deepEqual(recordsIn(scene.ask('stop')), [{ kind: 'stop-recording', conversationId: scene.id }]);
  t.like(endIn(scene.hangUp()), { record_file: `${scene.id}.wav` });
});

test('a recording that is started or paused before two talk has no file before they do', (t) => {
  const scene = new CalledNumber(false);
  scene.answered(scene.agentCall);
  t.deepEqual(recordsIn(scene.ask('start')), []);
  scene.ask('pause');
  t.deepEqual(recordsIn(scene.answered(scene.line)), []);
  t.like(scene.conversation, { recording: 'paused', recorded: false });
  t.deepEqual(recordsIn(scene.ask('resume')), [
    { kind: 'record-conversation', conversationId: scene.id, before: 'nothing' },
  ]);
});

for (const [recorded, action, recording] of [
  [false, 'pause', 'off'],
  [false, 'resume', 'off'],
  [true, 'start', 'paused'],
] as const) {
  test(`a recording that is ${recording} cannot be told to ${action}`, (t) => {
    const scene = CalledNumber.talking(recorded);
    if (recorded) scene.ask('pause');
    t.deepEqual(refusalIn(scene.ask(action)), [
      'recording-state',
      { conversation_id: scene.id, recording, action },
    ]);
  });
}

for (const [action, times] of [
  ['start', ['start']],
  ['pause', ['start', 'pause']],
  ['resume', ['start', 'pause', 'resume']],
  ['stop', ['start', 'stop']],
] as const) {
  test(`to ${action} what is so already is no error and does nothing`, (t) => {
    const scene = CalledNumber.talking(false);
    for (const one of times) scene.ask(one);
    const again = scene.ask(action);
    t.is(again.answer.kind, 'done');
    t.deepEqual([recordsIn(again), changeIn(again)], [[], undefined]);
  });
}

test('an agent who is not in the conversation has no say in its recording', (t) => {
  const scene = CalledNumber.talking(true);
  scene.world.agents.put({ ...ANA, name: 'ben' as AgentName });
  scene.world.closeStep();
  t.is(refusalIn(scene.ask('pause', 'ben' as AgentName))?.[0], 'not-a-member');
});

test('of two who are recorded as one, a pause goes before a recording, and that before none', (t) => {
  const together = (one: RecordingState) => STATES.map((other) => recordingOfBoth(one, other));
  t.deepEqual(STATES.map(together), [
    ['off', 'on', 'paused'],
    ['on', 'on', 'paused'],
    ['paused', 'paused', 'paused'],
  ]);
});
