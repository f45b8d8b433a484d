import test from 'ava';
import type { CallcenterSettings } from '../../../src/domain/callcenter.ts';
import type { AgentName, CallId, ExtensionId } from '../../../src/domain/ids.ts';
import type { CallcenterLimits } from '../../../src/domain/limits-of-use.ts';
import type { RefusalDetails } from '../../../src/domain/refusal.ts';
import { Scene } from '../engine/scene.ts';

const line = (to: string, from = '', maxAnswerMs = 60_000) => ({
  to,
  from,
  maxDialMs: 30_000,
  maxAnswerMs,
});

type Refused = readonly [id: string, details: RefusalDetails];

const outcomeOf = ({ latest: { answer } }: Scene): 'done' | Refused => {
  if (answer.kind === 'refused') return [answer.refusal.id, answer.refusal.details];
  return 'done';
};

const set = (scene: Scene, changes: Partial<CallcenterSettings>) => {
  scene.ask({ kind: 'change-callcenter', changes });
  return outcomeOf(scene);
};

const limit = (scene: Scene, changes: Partial<CallcenterLimits>) => {
  scene.ask({ kind: 'change-limits', changes });
  return outcomeOf(scene);
};

const callOut = (scene: Scene, agent: string, asked = line('555')): 'done' | Refused => {
  const request = { agent: agent as AgentName, dialOut: asked, record: false, data: null };
  scene.ask({ kind: 'call-out', ...request });
  return outcomeOf(scene);
};

const linesOf = ({ world }: Scene): CallId[] =>
  [...world.calls.values()].filter(({ kind }) => kind === 'outside').map(({ id }) => id);

/** Ana talks, so that numbers are dialled at once. */
const withAna = (settings: Partial<CallcenterSettings> = {}): Scene => {
  const scene = new Scene(settings);
  scene.agent('ana', 'busy');
  callOut(scene, 'ana');
  scene.answer(scene.phone());
  return scene;
};

const tooMany = (agent: string | null, most: number, present: number): Refused => [
  'too-many-outside-calls',
  { agent, limit: most, present },
];

test('an agent has three numbers called at a time and another one when one of them is gone', (t) => {
  const scene = withAna();
  t.deepEqual([callOut(scene, 'ana'), callOut(scene, 'ana')], ['done', 'done']);
  t.deepEqual(callOut(scene, 'ana'), tooMany('ana', 3, 3));
  t.is(linesOf(scene).length, 3);
  for (const id of linesOf(scene).slice(0, 1)) scene.gone(id);
  t.is(callOut(scene, 'ana'), 'done');
  t.deepEqual(callOut(scene, 'ana'), tooMany('ana', 3, 3));
});

test('a number that was handed over counts for the agent who asked for it, until it is gone', (t) => {
  const scene = withAna();
  const ana = 'ana' as AgentName;
  const [first] = linesOf(scene) as [CallId];
  scene.answer(first);
  for (const { id } of [...scene.world.conversations.values()]) {
    scene.ask({ kind: 'xfer-out', agent: ana, conversationId: id, dialOut: line('777') });
  }
  t.is(outcomeOf(scene), 'done');
  scene.gone(scene.phone());
  t.is(linesOf(scene).length, 2, 'they go on without Ana');
  t.is(callOut(scene, 'ana'), 'done');
  scene.answer(scene.phone());
  t.deepEqual(callOut(scene, 'ana'), tooMany('ana', 3, 3));
  scene.gone(first);
  t.is(callOut(scene, 'ana'), 'done');
});

test('a call center counts those that are planned until a phone is answered, and phones that are telephones', (t) => {
  const scene = new Scene({ maxOutsideCalls: 2 });
  for (const name of ['ana', 'ben', 'cleo']) scene.agent(name, 'busy');
  t.deepEqual([callOut(scene, 'ana'), callOut(scene, 'ben')], ['done', 'done']);
  t.deepEqual(linesOf(scene), []);
  t.deepEqual(callOut(scene, 'cleo'), tooMany(null, 2, 2));
  scene.gone(scene.phone(), 'busy');
  t.is(callOut(scene, 'cleo'), 'done');

  const other = new Scene({ maxOutsideCalls: 1 });
  const id = '5551234' as ExtensionId;
  other.ask({ kind: 'create-extension', extension: { kind: 'telephone', id, number: id } });
  other.agent('ana', 'busy');
  other.ask({ kind: 'switch-extension', agent: 'ana' as AgentName, extension: id });
  t.is(callOut(other, 'ana'), 'done');
  other.agent('ben', 'busy');
  t.deepEqual(callOut(other, 'ben'), tooMany(null, 1, 2));
});

test('numbers and caller ids are those of the call center and of its limits', (t) => {
  const scene = withAna({ deniedPrefixes: ['+49900'], callerIds: ['+4930'] });
  const refused = (to: string, from = '') => callOut(scene, 'ana', line(to, from));
  t.deepEqual(refused('0049900123'), [
    'number-not-allowed',
    { number: '0049900123', rule_of: 'callcenter' },
  ]);
  t.deepEqual(refused('+882161'), ['number-not-allowed', { number: '+882161', rule_of: 'admin' }]);
  t.deepEqual(refused('555', '4008001'), [
    'caller-id-not-allowed',
    { from: '4008001', rule_of: 'callcenter', caller_ids: '+4930' },
  ]);
  t.is(refused('555', '004930'), 'done');
  t.is(limit(scene, { deniedPrefixes: [], callerIds: ['111'] }), 'done');
  t.is(refused('+882161'), 'done', 'neither denies it');
  t.like(refused('555', '004930'), { 0: 'caller-id-not-allowed' });
});

test('an emergency number is called whatever the limits say', (t) => {
  const scene = withAna();
  set(scene, {
    maxOutsideCalls: 0,
    maxOutsideCallsPerAgent: 0,
    allowedPrefixes: ['+49'],
    callerIds: [],
  });
  t.like(callOut(scene, 'ana', line('1120')), { 0: 'number-not-allowed' });
  t.is(callOut(scene, 'ana', line('112', '999', 86_400_000)), 'done');
  t.is(limit(scene, { emergencyNumbers: ['999'] }), 'done');
  t.like(callOut(scene, 'ana', line('112')), { 0: 'number-not-allowed' });
  t.is(callOut(scene, 'ana', line('999')), 'done');
});

test('a call that may last longer than the call center lets it is refused', (t) => {
  const scene = withAna({ maxAnswerSeconds: 600 });
  t.deepEqual(callOut(scene, 'ana', line('555', '', 601_000)), [
    'invalid-argument',
    { in: 'body', path: 'max_answer_seconds', expected: 'at most 600' },
  ]);
  t.is(callOut(scene, 'ana', line('555', '', 600_000)), 'done');
});

test('an agent takes no telephone as phone whose number may not be called', (t) => {
  const scene = new Scene();
  const id = '+88216123' as ExtensionId;
  const create = () => {
    scene.ask({ kind: 'create-extension', extension: { kind: 'telephone', id, number: id } });
    return outcomeOf(scene);
  };
  t.like(create(), { 0: 'number-not-allowed' });
  limit(scene, { deniedPrefixes: [] });
  set(scene, { deniedPrefixes: [] });
  t.is(create(), 'done');
  scene.agent('ana', 'busy');
  set(scene, { deniedPrefixes: ['+882'] });
  scene.ask({ kind: 'switch-extension', agent: 'ana' as AgentName, extension: id });
  t.like(outcomeOf(scene), { 0: 'number-not-allowed' });
});

test('a setting goes no higher than its limit, and comes down with it', (t) => {
  const scene = new Scene();
  t.deepEqual(set(scene, { maxOutsideCalls: 101 }), [
    'invalid-argument',
    {
      in: 'body',
      path: 'max_outside_calls',
      expected: 'at most 100, which an administrator can raise',
    },
  ]);
  t.is(limit(scene, { maxOutsideCalls: 500 }), 'done');
  t.is(set(scene, { maxOutsideCalls: 400 }), 'done');
  t.is(limit(scene, { maxOutsideCalls: 7 }), 'done');
  t.is(scene.world.callcenter.settings.maxOutsideCalls, 7);
});

test('a call center holds no more agents, extensions, conditions and work channels than it may', (t) => {
  const scene = new Scene({ maxAgents: 1, maxExtensions: 2, maxConditions: 1, maxWorkChannels: 1 });
  const full = (what: string, most: number): Refused => [
    'callcenter-full',
    { what, limit: most, present: most },
  ];
  scene.condition('vip');
  t.deepEqual(outcomeOf(scene), full('conditions', 1));
  scene.agent('ana', 'busy');
  t.is(outcomeOf(scene), 'done');
  scene.agent('ben', 'busy');
  t.deepEqual(outcomeOf(scene), full('agents', 1));
  scene.agent('cleo', 'busy');
  t.is(scene.world.extensions.size, 2);
  const limits = { maxAgent: null, maxQueueCondition: null, maxQueueTask: null };
  scene.ask({ kind: 'create-work-channel', workChannel: { name: 'night' as never, ...limits } });
  t.deepEqual(outcomeOf(scene), full('work-channels', 1));
});
