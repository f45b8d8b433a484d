import test from 'ava';
import type {
  AgentName,
  ConditionName,
  ExtensionId,
  WorkChannelName,
} from '../../../src/domain/ids.ts';
import type { Request } from '../../../src/domain/requests/request.ts';
import { enqueue, enqueueFor, office } from './queueing-office.ts';
import { StagedCallcenter } from './staged-callcenter.ts';

const ana = 'ana' as AgentName;
const workChannel = 'default' as WorkChannelName;
const sales = 'sales' as ConditionName;

const skill = (name: string, enabled = true) =>
  ({ kind: 'put', skill: { name, score: 1, enabled } }) as const;

/** What makes ana match, of whom or of what nothing was to be had before. */
const COUNTS_AT_ONCE: readonly (readonly [
  what: string,
  entry: string,
  before: (scene: StagedCallcenter) => void,
  change: Request,
])[] = [
  [
    'a skill that is learned',
    '<skill name="french"/>',
    () => undefined,
    { kind: 'change-skills', agent: ana, changes: [skill('french')] },
  ],
  [
    'a skill that is learned, by a condition',
    '<condition name="french"/>',
    (scene) => {
      scene.condition('french');
    },
    { kind: 'change-skills', agent: ana, changes: [skill('french')] },
  ],
  [
    'a skill that is enabled',
    '<skill name="french"/>',
    (scene) => {
      scene.ask({ kind: 'change-skills', agent: ana, changes: [skill('french', false)] });
    },
    { kind: 'change-skills', agent: ana, changes: [skill('french')] },
  ],
  [
    'a skill that is lost',
    '<condition name="beginners"/>',
    (scene) => {
      scene.condition('beginners', { where: '!has("sales")' });
    },
    { kind: 'change-skills', agent: ana, changes: [{ kind: 'remove', name: 'sales' }] },
  ],
  [
    'an agent who becomes idle',
    '<target name="ana"/>',
    (scene) => {
      scene.setState('ana', 'away');
    },
    { kind: 'set-agent-state', agent: ana, state: { kind: 'idle' }, afterCall: false },
  ],
  [
    'an agent who logs in',
    '<target name="ana"/>',
    (scene) => {
      scene.ask({ kind: 'log-out', agent: ana, force: false });
    },
    {
      ...{ kind: 'log-in', agent: ana, num: '', workChannel, extensions: [], skills: [] },
      ...{ extension: 'ana-phone' as ExtensionId, state: { kind: 'idle' } },
    },
  ],
  [
    'an agent who logs in to the other work channel',
    '<skill name="night"/>',
    (scene) => {
      scene.workChannel('other');
      scene.ask({ kind: 'log-out', agent: ana, force: false });
      scene.agent('ana', { skills: { night: 1 }, channel: 'other' });
      scene.ask({ kind: 'log-out', agent: ana, force: false });
    },
    {
      ...{ kind: 'log-in', agent: ana, num: '', workChannel, extensions: [] },
      ...{ extension: 'ana-phone' as ExtensionId, state: { kind: 'idle' } },
      skills: [{ name: 'night', score: 1, enabled: true }],
    },
  ],
  [
    'a condition that is changed',
    '<condition name="vip"/>',
    (scene) => {
      scene.condition('vip');
    },
    {
      ...{ kind: 'change-condition', workChannel, name: 'vip' as ConditionName },
      changes: { where: 'has("sales")' },
    },
  ],
];

for (const [what, entry, before, change] of COUNTS_AT_ONCE) {
  test(`${what} counts at once for who waits`, (t) => {
    const scene = office();
    before(scene);
    const ben = scene.caller(enqueueFor(entry));
    t.is(scene.state(ben), 'waiting');
    scene.ask(change);
    t.is(scene.state(ben), 'fetching ana');
  });
}

test('a condition that is deleted matches nobody; who waits on it waits out their time, or until it is stored again', (t) => {
  const scene = office('busy');
  const ben = scene.caller(enqueueFor('<condition name="sales" queue_timeout="20"/>'));
  const cleo = scene.caller(enqueueFor('<condition name="sales"/>'));
  scene.ask({ kind: 'delete-condition', workChannel, name: sales });
  scene.setState('ana', 'idle');
  t.deepEqual([scene.state(ben), scene.state(cleo)], ['waiting', 'waiting']);
  scene.advance(20_000);
  t.deepEqual([scene.state(ben), scene.state(cleo)], ['timeout', 'waiting']);
  scene.condition('sales');
  t.is(scene.state(cleo), 'fetching ana');
});

test('the priority of a condition counts for who waits on it, from the moment when it is changed', (t) => {
  const scene = office('busy');
  scene.condition('vip', { where: 'has("sales")' });
  const first = scene.caller(enqueue(''));
  const vip = scene.caller(enqueueFor('<condition name="vip"/>'));
  const changes = { priority: 9 };
  scene.ask({ kind: 'change-condition', workChannel, name: 'vip' as ConditionName, changes });
  scene.setState('ana', 'idle');
  t.deepEqual([scene.state(first), scene.state(vip)], ['waiting', 'fetching ana']);
});

test('sort says who is preferred, and its change counts for the next', (t) => {
  const scene = new StagedCallcenter();
  scene.condition('sales', { where: 'true', sort: 'skills["sales"]' });
  for (const [name, score] of [
    ['ana', 1],
    ['ben', 3],
    ['cleo', 2],
  ] as const) {
    scene.agent(name, { skills: { sales: score } });
  }
  const next = (): string => scene.state(scene.caller(enqueue('')));
  t.is(next(), 'fetching ben');
  const changes = { sort: '0 - skills["sales"]' };
  scene.ask({ kind: 'change-condition', workChannel, name: sales, changes });
  t.is(next(), 'fetching ana');
  t.is(next(), 'fetching cleo');
});

test('an agent who failed is not offered the task again while another matches, busy or not', (t) => {
  const scene = office();
  scene.agent('cleo', { skills: { sales: 1 }, state: 'busy' });
  const ben = scene.caller(enqueue('fail_overflow="true"'));
  scene.phoneEnds('ana', 'declined');
  scene.advance(60_000);
  t.is(scene.state(ben), 'waiting', 'ana is idle, but cleo is untried');
  const other = scene.caller(enqueue('fail_overflow="true"'));
  t.is(scene.state(other), 'fetching ana', 'another task may have them');
  scene.phoneEnds('ana', 'declined');
  scene.setState('cleo', 'idle');
  t.is(scene.state(ben), 'fetching cleo');
  scene.phoneEnds('cleo', 'busy');
  scene.advance(2_000);
  t.is(scene.state(ben), 'fetching ana', 'all were tried: from the beginning');
});

test('now or never is now also for the next agent, when the first one’s phone failed', (t) => {
  for (const fails of ['at once', 'after a while', 'unanswered']) {
    const scene = office();
    const xml = '<condition name="sales" queue_timeout="0" fetch_timeout="10"/>';
    const ben = scene.caller(enqueue('fail_overflow="true" choice="lru"', `<route>${xml}</route>`));
    scene.agent('cleo', { skills: { sales: 1 } });
    if (fails === 'after a while') scene.advance(5_000);
    if (fails === 'unanswered') scene.advance(10_000);
    else scene.phoneEnds('ana', 'busy');
    t.is(scene.state(ben), 'fetching cleo', fails);
    scene.phoneEnds('cleo', 'busy');
    t.is(scene.state(ben), 'timeout', 'nobody is left now');
  }
});

test('time waited before and after a phone rang in vain is added up', (t) => {
  const scene = office('busy');
  scene.agent('cleo', { skills: { sales: 1 }, state: 'busy' });
  const xml = '<skill name="sales" queue_timeout="20" fetch_timeout="30"/>';
  const ben = scene.caller(enqueue('fail_overflow="true"', `<route>${xml}</route>`));
  scene.advance(15_000);
  scene.setState('ana', 'idle');
  scene.advance(30_000);
  t.is(scene.state(ben), 'waiting');
  scene.advance(4_999);
  t.is(scene.state(ben), 'waiting');
  scene.advance(2);
  t.is(scene.state(ben), 'timeout');
});

test('who has one agent only, who does not answer, goes on to the next route', (t) => {
  const scene = new StagedCallcenter({ maxNoAnswer: 0 });
  scene.agent('ana', { skills: { sales: 1 } });
  const xml = '<skill name="sales" queue_timeout="60" fetch_timeout="20"/>';
  const ben = scene.caller(enqueue('fail_overflow="true"', `<route>${xml}</route>`));
  scene.advance(79_999);
  t.is(scene.task(ben).attempts.length, 3, 'rung once for nothing, then on their own time');
  // After each pause of five seconds they are rung; what rings when the time is up rings to its end.
  scene.advance(15_001);
  t.is(scene.state(ben), 'timeout');
});

for (const maxNoAnswer of [0, 1, 3]) {
  test(`with max_no_answer ${maxNoAnswer} an agent ${maxNoAnswer === 0 ? 'is never set away' : 'is set away after as many'}`, (t) => {
    const scene = new StagedCallcenter({ maxNoAnswer });
    scene.condition('sales');
    scene.agent('ana', { skills: { sales: 1 } });
    let rung = 0;
    for (let task = 0; task < 6; task += 1) {
      scene.caller(enqueue(''));
      rung += scene.rung.length;
      scene.advance(47_000);
    }
    t.is(rung, maxNoAnswer === 0 ? 6 : maxNoAnswer);
    const away = { kind: 'resting', state: { kind: 'away', note: 'no-answer' } };
    if (maxNoAnswer > 0) t.like(scene.world.agents.get(ana)?.presence, away);
    const told = scene.events.filter(({ body }) => body['latest_state'] === 'away/no-answer');
    t.is(told.length, maxNoAnswer === 0 ? 0 : 1);
  });
}

test('an answered task begins the count of unanswered ones anew', (t) => {
  const scene = new StagedCallcenter({ maxNoAnswer: 2 });
  scene.condition('sales');
  scene.agent('ana', { skills: { sales: 1 } });
  for (const answers of [false, true, false, true, false]) {
    const ben = scene.caller(enqueue(''));
    t.is(scene.state(ben), 'fetching ana');
    if (answers) {
      scene.answers('ana');
      scene.hangsUp(ben);
    }
    scene.advance(47_000);
  }
  t.like(scene.world.agents.get(ana)?.presence, { state: { kind: 'idle' } });
});
