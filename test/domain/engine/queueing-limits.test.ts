import test from 'ava';
import type { AgentName, WorkChannelName } from '../../../src/domain/ids.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import { enqueue } from './queueing-office.ts';
import { StagedCallcenter } from './staged-callcenter.ts';

const refusalOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.id;
    throw error;
  }
  return 'done';
};

test('a work channel takes as many agents, conditions and tasks as it may, and more when it may more', (t) => {
  const scene = new StagedCallcenter();
  const name = 'small' as WorkChannelName;
  scene.workChannel('small', { maxAgent: 1, maxQueueCondition: 1, maxQueueTask: 1 });
  const logIn = (who: string): string =>
    refusalOf(() => {
      scene.agent(who, { channel: 'small', state: 'busy' });
    });
  const store = (what: string): string =>
    refusalOf(() => {
      scene.condition(what, { channel: 'small' });
    });
  const arrive = (): string => scene.state(scene.caller(enqueue('channel="small"')));
  t.deepEqual([logIn('ana'), logIn('ben')], ['done', 'work-channel-full']);
  t.deepEqual([store('sales'), store('vip')], ['done', 'work-channel-full']);
  t.deepEqual([arrive(), arrive()], ['waiting', 'overflow']);
  const changes = { maxAgent: 2, maxQueueCondition: 2, maxQueueTask: 2 };
  scene.ask({ kind: 'change-work-channel', workChannel: name, changes });
  t.deepEqual([logIn('ben'), logIn('cleo')], ['done', 'work-channel-full']);
  t.deepEqual([store('vip'), store('other')], ['done', 'work-channel-full']);
  t.deepEqual([arrive(), arrive()], ['waiting', 'overflow']);
  t.is(logIn('ana'), 'agent-already-logged-in');
  scene.condition('sales');
  t.is(scene.state(scene.caller(enqueue(''))), 'waiting', 'others are not concerned');
});

test('places in a work channel are free again when who held them is gone, and lower limits put nobody out', (t) => {
  const scene = new StagedCallcenter();
  const name = 'small' as WorkChannelName;
  scene.workChannel('small', { maxAgent: 1, maxQueueTask: 1 });
  scene.condition('sales', { channel: 'small' });
  scene.agent('ana', { channel: 'small', skills: { sales: 1 } });
  const arrive = () => scene.caller(enqueue('channel="small"'));
  const first = arrive();
  t.is(scene.state(first), 'fetching ana');
  t.is(scene.state(arrive()), 'overflow', 'one that rings a phone counts');
  scene.answers('ana');
  const second = arrive();
  t.is(scene.state(second), 'waiting', 'who talks does not');
  const changes = { maxAgent: 0, maxQueueTask: 0 };
  scene.ask({ kind: 'change-work-channel', workChannel: name, changes });
  t.is(scene.state(arrive()), 'overflow');
  scene.hangsUp(first);
  t.is(scene.state(second), 'fetching ana', 'ana and who waits stay');
});

test('a task that begins when an agent has answered their own phone has its place before', (t) => {
  const scene = new StagedCallcenter();
  scene.workChannel('small', { maxQueueTask: 1 });
  scene.condition('sales', { channel: 'small' });
  scene.agent('ana', { state: 'away' });
  const xml = enqueue('channel="small"');
  scene.ask({ kind: 'call-agent', agent: 'ana' as AgentName, enqueue: xml, data: null });
  t.is(scene.state(scene.caller(xml)), 'overflow');
  scene.answers('ana');
  t.is(scene.state(scene.caller(xml)), 'overflow');
});

test('a caller who comes while the call center is closed is given back if they want that', (t) => {
  const schedule = { timeZone: 'UTC', week: [], dates: [] };
  const scene = new StagedCallcenter({ schedule });
  scene.condition('sales');
  scene.agent('ana', { skills: { sales: 1 }, state: 'busy' });
  t.is(scene.state(scene.caller(enqueue('closed="return"'))), 'closed');
  t.is(scene.state(scene.caller(enqueue(''))), 'waiting');
  t.is(scene.state(scene.caller(enqueue('closed="wait"'))), 'waiting');
  scene.ask({ kind: 'change-callcenter', changes: { schedule: null } });
  t.is(scene.state(scene.caller(enqueue('closed="return"'))), 'waiting');
});
