import test from 'ava';
import type { ActivityFigure, Figure } from '../../../../src/domain/engine/world/figure.ts';
import type { AgentName, CallId } from '../../../../src/domain/ids.ts';
import { CALLER, enqueue, Scene } from '../scene.ts';

const ANA = 'ana' as AgentName;

const ended = ({ latest }: Scene): Figure[] =>
  latest.figures.filter(({ kind }) => kind !== 'activity');

const activities = ({ latest }: Scene): ActivityFigure[] =>
  latest.figures.filter((figure) => figure.kind === 'activity');

const doings = (scene: Scene): string[] =>
  activities(scene).map(({ agent, activity, state }) => `${agent} ${activity} ${state}`);

/** Ana's phone rings for a caller who has waited for ten seconds, and does so for five. */
const ringing = (attributes = ''): { scene: Scene; phone: CallId } => {
  const scene = new Scene();
  scene.arrive(enqueue(attributes));
  scene.now += 10_000;
  scene.agent('ana');
  scene.now += 5000;
  return { scene, phone: scene.phone() };
};

const talking = (attributes = ''): { scene: Scene; phone: CallId } => {
  const { scene, phone } = ringing(attributes);
  scene.answer(phone);
  return { scene, phone };
};

test('an answer is counted with how long the caller waited and the phone rang', (t) => {
  const { scene } = talking();
  const counted = { agent: 'ana', outcome: 'success', waitedMs: 15_000, rangMs: 5000 };
  const task = { condition: 'sales', workChannel: 'default', isCaller: true, type: 'ivr' };
  t.is(ended(scene).length, 2);
  t.like(ended(scene)[0], { kind: 'ring-ended', ...counted, ...task });
  t.like(ended(scene)[1], { kind: 'task-ended', ...counted, ...task });
});

test('a caller who hangs up is counted once, for the condition that they named first', (t) => {
  const scene = new Scene();
  scene.condition('support');
  scene.arrive(
    '<enqueue><route><skill name="x"/><condition name="support"/></route><route><condition name="sales"/></route></enqueue>',
  );
  scene.now += 4000;
  scene.gone(CALLER);
  t.is(ended(scene).length, 1);
  t.like(ended(scene)[0], { outcome: 'hangup', agent: null, rangMs: null, waitedMs: 4000 });
  t.like(ended(scene)[0], { condition: 'support' });
});

test('a phone that fails is counted for its agent while the caller waits on', (t) => {
  const { scene, phone } = ringing('fail_overflow="true"');
  scene.gone(phone, 'busy');
  t.deepEqual(
    ended(scene).map((figure) => figure.kind === 'ring-ended' && figure.outcome),
    ['call_fail'],
  );
});

test('a phone that is stopped because its agent logs out is not held against anybody', (t) => {
  const { scene } = ringing();
  scene.ask({ kind: 'log-out', agent: ANA, force: true });
  t.like(ended(scene), { length: 1, 0: { kind: 'ring-ended', outcome: 'cancel' } });
  t.deepEqual(doings(scene), ['ana none none']);
});

test('a task that is forwarded ends, and its wait goes on with the one that takes its place', (t) => {
  const { scene } = ringing();
  scene.ask({ kind: 'forward-agent', agent: ANA, taskId: scene.task().id, enqueue: enqueue() });
  t.deepEqual(
    ended(scene).map((figure) => 'outcome' in figure && figure.outcome),
    ['forward', 'forward'],
  );
  scene.now += 1000;
  scene.gone(CALLER);
  t.like(ended(scene)[0], { type: 'forward_agent', isCaller: true, waitedMs: 16_000 });
});

test('an agent is rung, talks, holds, talks again and wraps up, each once', (t) => {
  const { scene, phone } = ringing('reserve_state="busy/notes"');
  const all = [doings(scene)];
  const set = (mode: 1 | 4): void => {
    const [conversation] = scene.world.conversations.values();
    if (conversation === undefined) throw new Error('nobody talks');
    scene.ask({
      kind: 'set-mode',
      agent: ANA,
      conversationId: conversation.id,
      mode,
      whisperTo: null,
    });
    all.push(doings(scene));
  };
  scene.answer(phone);
  all.push(doings(scene));
  set(4);
  set(4);
  set(1);
  scene.gone(phone);
  all.push(doings(scene));
  t.deepEqual(all, [
    ['ana fetching fetching'],
    ['ana talk talking'],
    ['ana hold talking'],
    [],
    ['ana talk talking'],
    ['ana busy busy/notes'],
  ]);
});

test('the time in which the phone of an agent holds counts as hold, paused or not', (t) => {
  const { scene, phone } = talking();
  const hold = (callId: CallId, onHold: boolean): string[] => {
    scene.happen({ kind: 'hold-changed', callId, onHold });
    return doings(scene);
  };
  t.deepEqual(hold(phone, true), ['ana hold talking']);
  t.deepEqual(hold(phone, true), []);
  t.deepEqual(hold(CALLER, true), [], 'the caller’s phone is no doing of the agent’s');
  t.deepEqual(hold(phone, false), ['ana talk talking']);
});

test('what an agent does for a task carries it, and what they do of their own accord does not', (t) => {
  const { scene } = talking();
  t.like(activities(scene)[0], { task: { condition: 'sales' } });
  const other = new Scene();
  other.agent('ana', 'busy');
  other.ask({
    kind: 'call-out',
    agent: ANA,
    dialOut: { to: '123', from: '', maxDialMs: 9000, maxAnswerMs: 9000 },
    record: false,
    data: null,
  });
  t.like(activities(other)[0], { activity: 'fetching', task: null });
  other.answer(other.phone());
  t.like(activities(other)[0], { activity: 'talk', task: null });
});

test('skills and leases that change are nothing that an agent does', (t) => {
  const scene = new Scene();
  scene.agent('ana', 'busy');
  scene.ask({ kind: 'keep-alive', agent: ANA });
  t.deepEqual(scene.latest.figures, []);
});
