import test from 'ava';
import type { AgentName, CallId } from '../../../src/domain/ids.ts';
import { LAST_TALK_KEPT_MS, MOST_LAST_TALKS } from '../../../src/domain/last-talk.ts';
import { enqueue } from './queueing-office.ts';
import { StagedCallcenter } from './staged-callcenter.ts';

const NUMBER = '+8613800138000';
const ANYBODY = '<route><condition name="sales"/></route>';
const ANA = '<route><target name="ana"/></route>';
const LAST = '<route><last_agent/></route>';
const DAY_MS = 86_400_000;

/** Ana and cleo sell; who calls first has talked with cleo. */
const office = (settings: ConstructorParameters<typeof StagedCallcenter>[0] = {}) => {
  const scene = new StagedCallcenter({
    leaseSeconds: 31_536_000,
    phoneGoneSeconds: 0,
    ...settings,
  });
  scene.condition('sales');
  scene.agent('cleo', { skills: { sales: 50 } });
  talk(scene, NUMBER, 'cleo');
  scene.agent('ana', { skills: { sales: 90 } });
  return scene;
};

const calls = (scene: StagedCallcenter, xml: string, number = NUMBER): CallId => {
  const callId = `call-${scene.taskCount}` as CallId;
  const who = { number, name: '', dialled: '', answered: true, attempts: 1 };
  scene.tell({ kind: 'caller-arrived', callId, ...who, enqueueXml: xml });
  return callId;
};

const talk = (scene: StagedCallcenter, number: string, agent: string): void => {
  const caller = calls(scene, enqueue('', `<route><target name="${agent}"/></route>`), number);
  scene.answers(agent);
  scene.hangsUp(caller);
};

const told = (scene: StagedCallcenter, event: string) =>
  scene.events.findLast((one) => one.event === event)?.body;

test('a caller is offered to the agent with whom they talked last, though others rank before', (t) => {
  const scene = office();
  const ben = calls(scene, enqueue('', LAST + ANYBODY));
  t.is(scene.state(ben), 'fetching cleo');
  t.like(told(scene, 'callcenter.queue.select'), {
    agent_name: 'cleo',
    last_agent: true,
    condition: null,
  });
  const other = calls(scene, enqueue('', LAST + ANYBODY), '+491');
  t.is(scene.state(other), 'fetching ana', 'nobody knows this caller');
  t.like(told(scene, 'callcenter.queue.select'), { agent_name: 'ana', last_agent: false });
});

test('a caller waits for the agent they know as long as the entry says, then for any', (t) => {
  const scene = office();
  scene.setState('cleo', 'busy');
  const ben = calls(
    scene,
    enqueue('', '<route><last_agent queue_timeout="20"/></route>' + ANYBODY),
  );
  scene.advance(19_999);
  t.is(scene.state(ben), 'waiting');
  scene.advance(1);
  t.is(scene.state(ben), 'fetching ana');
});

test('for an agent who is logged out nobody waits: the next route follows at once', (t) => {
  const scene = office();
  scene.setState('cleo', 'busy');
  const waits = calls(scene, enqueue('', LAST + LAST + ANYBODY));
  t.is(scene.state(waits), 'waiting');
  scene.ask({ kind: 'log-out', agent: 'cleo' as AgentName, force: false });
  t.is(scene.state(waits), 'fetching ana', 'who waits for them when they leave');
  scene.answers('ana');
  scene.hangsUp(waits);
});

test('after the last route a caller whom nobody knows is given back at once', (t) => {
  const scene = office();
  t.is(scene.state(calls(scene, enqueue('', LAST), '+491')), 'timeout');
});

test('an agent whom the caller knows and who fails is passed over, and offered again on the last route', (t) => {
  const scene = office({ ringPauseSeconds: 5 });
  const first = calls(scene, enqueue('fail_overflow="true"', LAST + ANYBODY));
  scene.phoneEnds('cleo', 'busy');
  t.is(scene.state(first), 'fetching ana');
  scene.answers('ana');
  scene.hangsUp(first);
  scene.advance(5000);
  talk(scene, NUMBER, 'cleo');
  const last = calls(scene, enqueue('fail_overflow="true"', LAST));
  scene.phoneEnds('cleo', 'busy');
  t.is(scene.state(last), 'waiting');
  scene.advance(5000);
  t.is(scene.state(last), 'fetching cleo');
});

test('who talked last is who parted last: after a transfer the agent to whom it went', (t) => {
  const scene = office();
  const ben = calls(scene, enqueue('', LAST));
  scene.answers('cleo');
  const [conversation] = [...scene.world.conversations.values()];
  scene.ask({
    kind: 'xfer-agent',
    agent: 'cleo' as AgentName,
    conversationId: conversation?.id ?? ('' as never),
    enqueue: enqueue('', '<route><target name="ana"/></route>'),
  });
  t.is(scene.world.lastTalksByNumber.of(NUMBER)?.agent, 'cleo' as AgentName);
  scene.answers('ana');
  scene.hangsUp(ben);
  t.is(scene.world.lastTalksByNumber.of(NUMBER)?.agent, 'ana' as AgentName);
});

test('who only listens in has not talked with the caller', (t) => {
  const scene = office();
  const ben = calls(scene, enqueue('', LAST));
  scene.answers('cleo');
  const [conversation] = [...scene.world.conversations.values()];
  scene.ask({
    kind: 'enter',
    agent: 'ana' as AgentName,
    conversationId: conversation?.id ?? ('' as never),
    mode: 2,
    whisperTo: null,
    uninvited: true,
    holding: true,
  });
  scene.answers('ana');
  scene.hangsUp(ben);
  t.is(scene.world.lastTalksByNumber.of(NUMBER)?.agent, 'cleo' as AgentName);
});

test('whom an agent transfers is not offered back to that agent', (t) => {
  const scene = office();
  calls(scene, enqueue('', LAST));
  scene.answers('cleo');
  const [conversation] = [...scene.world.conversations.values()];
  scene.ask({
    kind: 'xfer-agent',
    agent: 'cleo' as AgentName,
    conversationId: conversation?.id ?? ('' as never),
    enqueue: enqueue('', LAST + ANYBODY),
  });
  t.deepEqual(scene.rung, ['ana']);
});

test('within says how long ago it may have been', (t) => {
  const scene = office();
  scene.advance(2 * DAY_MS);
  const within = (seconds: number) =>
    enqueue('', `<route><last_agent within="${seconds}"/></route>${ANA}`);
  const recent = calls(scene, within(86_400));
  t.is(scene.state(recent), 'fetching ana');
  t.is(scene.state(calls(scene, within(3 * 86_400))), 'fetching cleo');
});

for (const number of ['8613800138000', '13800138000', '008613800138000', '013800138000']) {
  test(`${number} is the number +8613800138000 where the country code is 86`, (t) => {
    const scene = office({ countryCode: '86' });
    t.is(scene.state(calls(scene, enqueue('', LAST), number)), 'fetching cleo');
  });
}

test('numbers of before are found when the country code becomes known', (t) => {
  const scene = office();
  t.is(scene.state(calls(scene, enqueue('', LAST), '13800138000')), 'timeout');
  scene.ask({ kind: 'change-callcenter', changes: { countryCode: '86' } });
  t.is(scene.state(calls(scene, enqueue('', LAST), '13800138000')), 'fetching cleo');
});

test('who is called back is called by the agent whom they know', (t) => {
  const scene = office();
  scene.ask({
    kind: 'ask-callback',
    number: NUMBER,
    enqueue: enqueue('', LAST + ANYBODY),
    data: null,
  });
  t.deepEqual(scene.rung, ['cleo']);
});

test('the latest are remembered, no longer than a year, nor than history is kept', (t) => {
  const scene = office({ retentionDays: 30 });
  const put = (number: number, at: number) => {
    scene.world.lastTalks.put({ number: `n${number}`, agent: 'ana' as AgentName, at });
  };
  for (let number = 0; number < MOST_LAST_TALKS + 3; number += 1) put(number, scene.now);
  scene.world.closeStep();
  talk(scene, '+49301', 'cleo');
  t.is(scene.world.lastTalks.size, MOST_LAST_TALKS + 1, 'few are forgotten at a time');
  talk(scene, '+49302', 'cleo');
  t.is(scene.world.lastTalks.size, MOST_LAST_TALKS);
  t.is(scene.world.lastTalksByNumber.of(NUMBER), undefined, 'the oldest first');
  scene.advance(31 * DAY_MS);
  talk(scene, '+49303', 'cleo');
  t.is(scene.world.lastTalks.size, MOST_LAST_TALKS + 1 - 4);
  t.true(LAST_TALK_KEPT_MS > 30 * DAY_MS);
  t.is(scene.state(calls(scene, enqueue('', LAST), '+49302')), 'timeout');
});

test('whoever passes a caller on is not offered them again as the agent whom they know', (t) => {
  const scene = office();
  const ben = calls(scene, enqueue('', LAST));
  t.is(scene.state(ben), 'fetching cleo');
  scene.ask({
    kind: 'forward-agent',
    agent: 'cleo' as AgentName,
    taskId: scene.task(ben).id,
    enqueue: enqueue('', LAST + ANYBODY),
  });
  t.deepEqual(scene.rung, ['ana'], 'nobody waits for cleo, who passed them on');
});
