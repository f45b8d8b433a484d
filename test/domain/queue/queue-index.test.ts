import test from 'ava';
import type {
  AgentName,
  ConditionName,
  QueueTaskId,
  WorkChannelName,
} from '../../../src/domain/ids.ts';
import type { QueueIndex } from '../../../src/domain/queue/queue-index.ts';
import type { WaitingTask } from '../../../src/domain/queue/waiting-task.ts';
import {
  SUPPORT,
  NOON,
  SECOND,
  half,
  agent,
  condition,
  on,
  task,
  names,
  complaints,
  queue,
  chosen,
  taken,
  servedBy,
} from './small-queue.ts';

const DRAWS = 10_000;

/** A linear congruential generator (Numerical Recipes): the same draws on each run. */
const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

/** Sum of squared deviations from equal shares, over the share. */
const chiSquare = (counts: readonly number[]): number => {
  const share = DRAWS / counts.length;
  return counts.reduce((sum, count) => sum + (count - share) ** 2 / share, 0);
};

const drawn = (index: QueueIndex, asked: WaitingTask, candidates: readonly string[]): number[] => {
  const random = seeded(2026);
  const draws = Array.from({ length: DRAWS }, () => chosen(index, asked, random));
  return candidates.map((name) => draws.filter((each) => each === name).length);
};

test('among ten equal agents each is drawn with the same chance', (t) => {
  const ten = Array.from({ length: 10 }, (_, n) => `agent-${n}`);
  const index = queue([...ten.map((name) => agent(name)), agent('busy', { usable: false })]);
  const counts = drawn(index, task('call', complaints), ten);
  t.is(
    counts.reduce((a, b) => a + b),
    DRAWS,
  );
  t.true(chiSquare(counts) < 27.88, `chi-square ${chiSquare(counts)} of ${counts.join(' ')}`); // 9 degrees, p = 0.001
});

test('those who remain have the same chance when equal agents are excluded', (t) => {
  const all = Array.from({ length: 200 }, (_, n) => `agent-${String(n).padStart(3, '0')}`);
  const [first = '', fifth = '', last = ''] = [all[0], all[99], all[199]];
  const rest = all.filter((name) => ![first, fifth, last].includes(name));
  const asked = task('call', complaints, { excluded: names(last, first, fifth, first) });
  const counts = drawn(queue(all.map((name) => agent(name))), asked, rest);
  t.is(
    counts.reduce((a, b) => a + b),
    DRAWS,
  );
  t.true(chiSquare(counts) < 264, `chi-square ${chiSquare(counts)}`); // 196 degrees, p = 0.001
});

test('with lru the agent whose last conversation ended longest ago is chosen', (t) => {
  const index = queue([
    agent('at-nine', { lastConversationEndedAt: NOON - 3 }),
    agent('at-eight', { lastConversationEndedAt: NOON - 4 }),
    agent('at-ten', { lastConversationEndedAt: NOON - 2 }),
  ]);
  const asked = task('call', complaints, { choice: 'lru' });
  t.is(chosen(index, asked), 'at-eight');
  index.putAgent(agent('at-eight', { lastConversationEndedAt: NOON }));
  t.is(chosen(index, asked), 'at-nine');
  index.putAgent(agent('new'));
  t.is(chosen(index, asked), 'new', 'who has had none waits longest');
});

test('the highest sort wins before any choice among equals', (t) => {
  const index = queue([
    agent('good', { skills: new Map([['complaints', 80]]), lastConversationEndedAt: NOON }),
    agent('fair', { skills: new Map([['complaints', 40]]) }),
  ]);
  index.putCondition(condition('complaints', 'true', { sort: "skills['complaints']" }));
  for (const choice of ['lru', 'random'] as const) {
    t.is(chosen(index, task('call', complaints, { choice })), 'good');
  }
});

test('an entry for a skill prefers the higher score', (t) => {
  const index = queue([
    agent('fair', { skills: new Map([['dutch', 40]]) }),
    agent('good', { skills: new Map([['dutch', 80]]) }),
  ]);
  t.is(chosen(index, task('call', [on('skill', 'dutch')])), 'good');
});

test('the first entry in document order with a usable agent wins', (t) => {
  const index = queue([
    agent('1001', { usable: false }),
    agent('1002', { skills: new Map() }),
    agent('1003'),
  ]);
  const asked = task('call', [
    on('condition', 'unheard-of', 99),
    on('agent', '1001', 99),
    on('agent', '1002', 0),
    on('condition', 'complaints', 50),
  ]);
  const match = index.bestAgentFor(asked, half);
  t.like(match, { agent: '1002', entry: { number: 2 } });
});

test('only agents of the work channel are candidates, even when named', (t) => {
  const elsewhere = agent('1001', { workChannel: 'sales' as WorkChannelName });
  const asked = task('call', [...complaints, on('agent', '1001'), on('skill', 'complaints')]);
  const index = queue([elsewhere], [asked]);
  t.is(chosen(index, asked), undefined);
  t.is(taken(index, '1001'), undefined);
  index.putAgent(agent('1001'));
  t.is(chosen(index, asked), '1001');
  t.is(taken(index, '1001'), 'call');
});

test('an agent takes the highest priority, then the longest wait, then the lowest id', (t) => {
  const index = queue(
    [agent('1001')],
    [
      task('b', complaints, { since: NOON - SECOND }),
      task('late', complaints, { since: NOON }),
      task('a', complaints, { since: NOON - SECOND }),
      task('urgent', [on('skill', 'complaints', 1)], { since: NOON + SECOND }),
      task('not theirs', [on('agent', '1002', 99)]),
    ],
  );
  const order = servedBy(index, '1001', [NOON, NOON, NOON, NOON, NOON]);
  t.deepEqual(order, ['urgent', 'a', 'b', 'late', 'none']);
});

test('a task counts with the best of the entries that the agent matches', (t) => {
  const both = [on('condition', 'complaints', 5), on('agent', '1001', 20), on('agent', '1002', 90)];
  const index = queue([agent('1001')], [task('other', complaints), task('both', both)]);
  t.like(index.bestTaskFor('1001' as AgentName, NOON), { taskId: 'both', entry: { number: 1 } });
});

test('priority_raise adds one for each so many whole seconds waited', (t) => {
  const raised = task('raised', complaints, { priorityRaise: 10 });
  const steady = task('steady', [on('condition', 'complaints', 2)], { since: NOON + 5 * SECOND });
  const index = queue([agent('1001')], [raised, steady]);
  t.is(taken(index, '1001', NOON + 20 * SECOND - 1), 'steady');
  t.is(taken(index, '1001', NOON + 20 * SECOND), 'raised', 'equal now, and waiting for longer');
});

test('with priority_raise a caller is served however many of higher priority keep coming', (t) => {
  const index = queue([agent('1001')], [task('patient', complaints, { priorityRaise: 5 })]);
  const served: string[] = [];
  for (let n = 0; !served.includes('patient') && n < 200; n += 1) {
    const now = NOON + n * SECOND;
    const raise = { since: now, priorityRaise: 5 };
    index.putTask(task(`urgent-${n}-1`, [on('condition', 'complaints', 20)], raise));
    index.putTask(task(`urgent-${n}-2`, [on('condition', 'complaints', 20)], raise));
    served.push(...servedBy(index, '1001', [now]));
  }
  t.true(served.includes('patient'), 'the patient caller was never served');
});

test('a changed condition counts at once for those who wait on it', (t) => {
  const vip = task('vip', [on('condition', 'vip')]);
  const index = queue([agent('1001')], [vip, task('other', [on('condition', 'complaints', 10)])]);
  t.is(chosen(index, vip), undefined, 'it is not stored yet');
  index.putCondition(condition('vip', "get('complaints') > 40", { priority: 20 }));
  t.is(chosen(index, vip), '1001');
  t.is(taken(index, '1001'), 'vip', 'its own priority counts');
  index.putCondition(condition('vip', "get('complaints') > 40", { priority: 5 }));
  t.is(taken(index, '1001'), 'other');
  index.putCondition(condition('vip', "get('complaints') > 60", { priority: 20 }));
  t.is(chosen(index, vip), undefined);
  index.removeCondition(SUPPORT, 'vip' as ConditionName);
  t.is(taken(index, '1001'), 'other');
});

test('a skill gained or lost counts at once for those who wait', (t) => {
  const asked = task('call', [...complaints, on('skill', 'dutch')]);
  const index = queue([agent('1001', { skills: new Map() })], [asked]);
  t.is(taken(index, '1001'), undefined);
  index.putAgent(agent('1001', { skills: new Map([['dutch', 1]]) }));
  t.like(index.nextMatch(NOON, half), { agent: '1001', taskId: 'call', entry: { number: 1 } });
  index.putAgent(agent('1001', { skills: new Map() }));
  t.is(index.nextMatch(NOON, half), null);
});

test('an entry whose time is up is waited on no longer', (t) => {
  const index = queue([agent('1001')], [task('call', [on('agent', '1001'), ...complaints])]);
  index.removeEntry('call' as QueueTaskId, 0);
  t.like(index.bestTaskFor('1001' as AgentName, NOON), { entry: { number: 1 } });
  index.removeEntry('call' as QueueTaskId, 1);
  t.is(taken(index, '1001'), undefined);
});

test('an excluded agent is never a candidate, even when nobody else matches', (t) => {
  const asked = task('call', complaints, { excluded: names('1001') });
  const index = queue([agent('1001')], [asked]);
  t.is(chosen(index, asked), undefined);
  t.is(taken(index, '1001'), undefined);
  t.is(index.nextMatch(NOON, half), null);
});

test('an agent rung in vain is passed over while another matches, though that one is busy', (t) => {
  const asked = task('call', complaints, { failed: names('1001') });
  const index = queue([agent('1001'), agent('1002', { usable: false })], [asked]);
  t.is(chosen(index, asked), undefined);
  t.is(taken(index, '1001'), undefined);
  index.removeAgent('1002' as AgentName);
  t.is(chosen(index, asked), '1001', 'nobody else is left');
  t.is(taken(index, '1001'), 'call');
  t.like(index.nextMatch(NOON, half), { agent: '1001', taskId: 'call' });
});

test('an agent steps past ten thousand tasks that they were rung for in vain', (t) => {
  const index = queue([agent('1001'), agent('1002', { usable: false })]);
  for (let n = 0; n < 10_000; n += 1) {
    index.putTask(task(`failed-${n}`, complaints, { failed: names('1001'), since: NOON + n }));
  }
  t.is(taken(index, '1001'), undefined);
  index.putTask(task('fresh', complaints, { since: NOON + 20_000 }));
  t.is(taken(index, '1001'), 'fresh');
  t.is(taken(index, '1002'), 'failed-0');
});

test('a line that everyone has left serves those who come later', (t) => {
  const index = queue([agent('1001')], [task('call', [...complaints, on('agent', '1002')])]);
  index.removeTask('call' as QueueTaskId);
  index.removeAgent('1001' as AgentName);
  t.is(index.nextMatch(NOON, half), null);
  index.putTask(task('call', [on('agent', '1001')]));
  index.putAgent(agent('1001'));
  t.like(index.nextMatch(NOON, half), { agent: '1001', taskId: 'call' });
});
