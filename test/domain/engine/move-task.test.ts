import test from 'ava';
import type { AgentName, CallId } from '../../../src/domain/ids.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import type { TaskMove } from '../../../src/domain/requests/request.ts';
import { enqueue, office } from './queueing-office.ts';
import { StagedCallcenter } from './staged-callcenter.ts';

const move = (scene: StagedCallcenter, callId: CallId, to: TaskMove): void => {
  scene.ask({ kind: 'move-task', taskId: scene.task(callId).id, to });
};

const toAgent = (agent: string): TaskMove => ({ kind: 'agent', agent: agent as AgentName });

const moves = (scene: StagedCallcenter): unknown[] =>
  scene.events.filter(({ event }) => event === 'callcenter.queue.moved').map(({ body }) => body);

test('who is given a higher priority goes before who waits longer', (t) => {
  const scene = office('busy');
  const ben = scene.caller(enqueue(''));
  const dora = scene.caller(enqueue(''));
  move(scene, dora, { kind: 'priority', priority: 50 });
  t.like(moves(scene).at(-1), { to: 'priority', priority: 50, agent_name: null });
  scene.setState('ana', 'idle');
  t.is(scene.state(dora), 'fetching ana');
  t.is(scene.state(ben), 'waiting');
});

test('a phone that rings goes on ringing when only the priority changes', (t) => {
  const scene = office();
  const ben = scene.caller(enqueue(''));
  move(scene, ben, { kind: 'priority', priority: 50 });
  t.is(scene.state(ben), 'fetching ana');
});

test('who is moved to an agent is offered to them next, before all that waits for them', (t) => {
  const scene = office('busy');
  scene.agent('cleo', { skills: { french: 1 }, state: 'busy' });
  const ben = scene.caller(enqueue(''));
  const dora = scene.caller(enqueue('', '<route><skill name="french" priority="99"/></route>'));
  move(scene, ben, toAgent('cleo'));
  t.like(moves(scene).at(-1), { to: 'agent', agent_name: 'cleo' });
  scene.setState('ana', 'idle');
  t.is(scene.state(ben), 'waiting', 'it is cleo who is offered them next');
  scene.setState('cleo', 'idle');
  t.is(scene.state(ben), 'fetching cleo');
  t.is(scene.state(dora), 'waiting');
});

test('a move to an agent whose login lapses in the same moment is told as it was asked for, and the search goes on where it was', (t) => {
  const scene = new StagedCallcenter({ leaseSeconds: 100 });
  scene.condition('sales');
  scene.agent('ana', { skills: { sales: 80 }, state: 'busy' });
  scene.agent('cleo', { state: 'busy' });
  scene.advance(50_000);
  scene.ask({ kind: 'keep-alive', agent: 'ana' as AgentName });
  const ben = scene.caller(enqueue(''));
  scene.advance(49_999);
  // The wake-up is late.
  scene.now += 2;
  move(scene, ben, toAgent('cleo'));
  t.deepEqual(
    moves(scene).map((body) => (body as { to: unknown }).to),
    ['agent'],
  );
  t.is(scene.agentState('cleo'), 'offline');
  scene.setState('ana', 'idle');
  t.is(scene.state(ben), 'fetching ana');
});

test('a phone that rings stops when the caller is moved to another agent, and its agent is not to blame', (t) => {
  const scene = office();
  const ben = scene.caller(enqueue(''));
  scene.agent('cleo');
  move(scene, ben, toAgent('cleo'));
  t.is(scene.state(ben), 'fetching cleo');
  t.deepEqual(scene.task(ben).attempts, []);
  t.is(scene.agentState('ana'), 'idle');
});

test('an agent who failed the caller is offered them again when somebody moves them to the agent', (t) => {
  const scene = office();
  const ben = scene.caller(enqueue('fail_overflow="true"'));
  scene.agent('cleo', { skills: { sales: 1 }, state: 'busy' });
  scene.advance(3000);
  scene.phoneEnds('ana', 'declined');
  t.is(scene.state(ben), 'waiting');
  move(scene, ben, toAgent('ana'));
  t.is(scene.state(ben), 'fetching ana');
});

test('if the agent leaves or fails, the search goes on where it was', (t) => {
  for (const how of ['logs out', 'fails']) {
    const scene = office('busy');
    scene.agent('cleo', { state: 'busy' });
    const ben = scene.caller(enqueue('fail_overflow="true"'));
    move(scene, ben, toAgent('cleo'));
    if (how === 'logs out') {
      scene.ask({ kind: 'log-out', agent: 'cleo' as AgentName, force: false });
    } else {
      scene.setState('cleo', 'idle');
      scene.advance(1000);
      scene.phoneEnds('cleo', 'busy');
    }
    t.is(scene.state(ben), 'waiting', how);
    scene.setState('ana', 'idle');
    t.is(scene.state(ben), 'fetching ana', how);
  }
});

test('a new search begins with the wait counted from the beginning, and the data kept', (t) => {
  const scene = office('busy');
  const since = scene.now;
  const ben = scene.caller(enqueue('data="order 7"'));
  scene.advance(30_000);
  scene.agent('cleo', { skills: { french: 1 } });
  const xml = enqueue('', '<route><skill name="french"/></route>');
  move(scene, ben, { kind: 'enqueue', xml });
  t.like(moves(scene).at(-1), { to: 'enqueue', user_data: 'order 7' });
  t.is(scene.state(ben), 'fetching cleo');
  t.is(scene.task(ben).createdAt, since);
});

test('a callback that is searched for anew waits as long as it takes, whatever fails', (t) => {
  const scene = office('busy');
  const ben = scene.caller(enqueue('callback_key="2"'));
  scene.presses(ben, '2');
  const xml = enqueue('', '<route><agent name="ana" queue_timeout="20"/></route>');
  move(scene, ben, { kind: 'enqueue', xml });
  t.like(moves(scene), [{ to: 'enqueue', type: 'callback' }]);
  scene.advance(60_000);
  t.is(scene.state(ben), 'waiting');
  scene.setState('ana', 'idle');
  scene.phoneEnds('ana', 'busy');
  t.is(scene.state(ben), 'waiting');
});

test('a callback that is moved and put off at once is told of as moved', (t) => {
  const scene = office('busy');
  const ben = scene.caller(enqueue('callback_key="2"'));
  scene.presses(ben, '2');
  scene.agent('cleo', { skills: { french: 1 } });
  scene.ask({ kind: 'change-callcenter', changes: { maxOutsideCalls: 0 } });
  const since = scene.events.length;
  move(scene, ben, toAgent('cleo'));
  t.is(scene.state(ben), 'resting');
  t.deepEqual(
    scene.events.slice(since).map(({ event }) => event),
    ['callcenter.queue.moved', 'callcenter.queue.wait'],
  );
});

test('a move that cannot be is refused and changes nothing', (t) => {
  const scene = office('busy');
  scene.workChannel('night');
  scene.agent('cleo', { channel: 'night' });
  const ben = scene.caller(enqueue(''));
  const before = scene.task(ben);
  for (const [to, id] of [
    [toAgent('nobody'), 'agent-not-found'],
    [toAgent('cleo'), 'invalid-argument'],
    [{ kind: 'enqueue', xml: '<enqueue/>' }, 'invalid-argument'],
  ] as const) {
    const refused = t.throws(
      () => {
        move(scene, ben, to);
      },
      { instanceOf: Refusal },
    );
    t.is(refused.id, id);
  }
  t.deepEqual(scene.task(ben), before);
});
