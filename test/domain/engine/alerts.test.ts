import test from 'ava';
import type { CallcenterSettings } from '../../../src/domain/callcenter.ts';
import type { ConditionName, WorkChannelName } from '../../../src/domain/ids.ts';
import type { Threshold } from '../../../src/domain/threshold.ts';
import { enqueue } from './queueing-office.ts';
import type { TrunkNow } from '../../../src/domain/trunk.ts';
import { trunk } from './lifecycle/trunk-scene.ts';
import { StagedCallcenter } from './staged-callcenter.ts';

const DEFAULT = 'default' as WorkChannelName;

const threshold = (different: Partial<Threshold>): Threshold => ({
  figure: 'waiting',
  workChannel: null,
  condition: null,
  limit: 2,
  afterSeconds: 0,
  calmSeconds: 30,
  ...different,
});

const watched = (different: Partial<Threshold>, settings: Partial<CallcenterSettings> = {}) => {
  const scene = new StagedCallcenter(settings);
  scene.condition('sales');
  scene.agent('ana', { state: 'busy', skills: { sales: 80 } });
  const set = (thresholds: readonly Threshold[]): void => {
    scene.ask({ kind: 'change-callcenter', changes: { thresholds } });
  };
  set([threshold(different)]);
  const told = () =>
    scene.events.flatMap(({ event, at, body }) =>
      event === 'callcenter.alert' ? [[body['type'], body['value'], at]] : [],
    );
  return { scene, set, told };
};

test('an alert begins when so many wait, and ends when it has been well for a while', (t) => {
  const { scene, told } = watched({ workChannel: DEFAULT, condition: 'sales' as ConditionName });
  const [ben] = [scene.caller(enqueue('')), scene.caller(enqueue(''))];
  const begun = scene.now;
  t.deepEqual(told(), [['begin', 2, begun]]);
  t.like(scene.events.at(-1)?.body, {
    ...{ figure: 'waiting', channel: 'default', condition: 'sales', limit: 2, begin_time: begun },
  });
  scene.advance(5000);
  scene.hangsUp(ben);
  scene.advance(29_999);
  t.is(told().length, 1);
  scene.advance(1);
  t.deepEqual(told()[1], ['end', 1, begun + 35_000]);
  scene.advance(3_600_000);
  t.is(told().length, 2);
});

test('an alert that comes and goes does not flap', (t) => {
  const { scene, told } = watched({});
  scene.caller(enqueue(''));
  for (let again = 0; again < 20; again += 1) {
    const ben = scene.caller(enqueue(''));
    scene.advance(10_000);
    scene.hangsUp(ben);
    scene.advance(10_000);
  }
  t.deepEqual(
    told().map(([type]) => type),
    ['begin'],
  );
});

test('an alert begins only if it lasts, where the threshold says so', (t) => {
  const { scene, told } = watched({ afterSeconds: 20 });
  const [ben] = [scene.caller(enqueue('')), scene.caller(enqueue(''))];
  scene.advance(19_999);
  scene.hangsUp(ben);
  scene.caller(enqueue(''));
  scene.advance(19_999);
  t.deepEqual(told(), []);
  scene.advance(1);
  t.deepEqual(told(), [['begin', 2, scene.now]]);
});

test('the longest wait is told of at its moment though nothing happens, and phones that ring change nothing', (t) => {
  const { scene, told } = watched({ figure: 'longest_wait', limit: 60, calmSeconds: 0 });
  const ben = scene.caller(enqueue(''));
  const came = scene.now;
  scene.advance(50_000);
  scene.setState('ana', 'idle');
  t.is(scene.state(ben), 'fetching ana');
  scene.advance(20_000);
  t.deepEqual(told(), [['begin', 60, came + 60_000]]);
  scene.answers('ana');
  t.deepEqual(told()[1], ['end', 0, scene.now]);
});

test('whoever is to be called back waits for nobody on the line', (t) => {
  const { scene, told } = watched({ figure: 'longest_wait', limit: 60 });
  const ben = scene.caller(enqueue('callback_key="2"'));
  scene.presses(ben, '2');
  scene.advance(600_000);
  t.deepEqual(told(), []);
});

/** One caller who is answered after so long. */
const answered = (scene: StagedCallcenter, waitedMs: number): void => {
  const caller = scene.caller(enqueue(''));
  scene.advance(waitedMs);
  scene.setState('ana', 'idle');
  scene.answers('ana');
  scene.hangsUp(caller);
  scene.setState('ana', 'busy');
};

test('a service level is told of from ten callers on, and of the last hour alone', (t) => {
  const { scene, told } = watched({ figure: 'service_level', limit: 0.8, calmSeconds: 0 });
  for (let n = 0; n < 7; n += 1) answered(scene, 0);
  for (let n = 0; n < 2; n += 1) answered(scene, 21_000);
  t.deepEqual(told(), []);
  const early = scene.caller(enqueue(''));
  scene.advance(4000);
  scene.hangsUp(early);
  t.deepEqual(told(), [], 'who hangs up soon does not count');
  answered(scene, 21_000);
  t.deepEqual(told(), [['begin', 0.7, scene.now]]);
  scene.advance(3_600_000);
  t.is(told()[1]?.[0], 'end');
});

test('a threshold of seconds that are answered in time counts anew what was', (t) => {
  const { scene, told } = watched({ figure: 'service_level', limit: 0.8, calmSeconds: 0 });
  for (let n = 0; n < 10; n += 1) answered(scene, 21_000);
  t.deepEqual(
    told().map(([type, value]) => [type, value]),
    [['begin', 0]],
  );
  scene.ask({ kind: 'change-callcenter', changes: { serviceLevelSeconds: 30 } });
  t.deepEqual(told()[1]?.slice(0, 2), ['end', 1]);
});

test('that nobody is idle is told of while the call center is open', (t) => {
  const daily = { days: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] } as const;
  // 1970 began at 00:00 UTC; the scene begins some 16 minutes later.
  const schedule = {
    timeZone: 'UTC',
    week: [{ ...daily, from: '00:20', to: '00:30' }],
    dates: [],
  };
  const { scene, told } = watched(
    { figure: 'no_agent_idle', limit: null, workChannel: DEFAULT, calmSeconds: 0 },
    { schedule },
  );
  scene.advance(600_000);
  t.deepEqual(told(), [['begin', 0, 20 * 60_000]]);
  scene.setState('ana', 'idle');
  t.deepEqual(told()[1], ['end', 1, scene.now]);
  scene.setState('ana', 'busy');
  t.is(told().length, 3);
  scene.advance(600_000);
  t.deepEqual(told()[3], ['end', 0, 30 * 60_000], 'it closed');
});

test('a threshold that is removed ends its alert, and one that is moved is looked at anew', (t) => {
  const { scene, set, told } = watched({ calmSeconds: 0 });
  scene.caller(enqueue(''));
  scene.caller(enqueue(''));
  set([threshold({ limit: 3, calmSeconds: 0 })]);
  set([threshold({ limit: 1, calmSeconds: 0 })]);
  set([]);
  t.deepEqual(
    told().map(([type]) => type),
    ['begin', 'end', 'begin', 'end'],
  );
});

test('a threshold of what there is not is refused', (t) => {
  const { set } = watched({});
  const refusedFor = (different: Partial<Threshold>): unknown =>
    t.throws(() => {
      set([threshold(different)]);
    });
  t.like(refusedFor({ workChannel: DEFAULT, condition: 'salse' as ConditionName }), {
    id: 'condition-not-found',
  });
  t.like(refusedFor({ workChannel: 'nihgt' as WorkChannelName }), { id: 'work-channel-not-found' });
});

test('that a trunk does not work is told of, and that all work again', (t) => {
  const { scene, told } = watched({ figure: 'trunk_down', limit: null, calmSeconds: 0 });
  const list = (...trunks: TrunkNow[]): void => {
    scene.tell({ kind: 'trunks-listed', trunks });
  };
  const up = { registered: true, reachable: true };
  list(trunk('home', up), trunk('away', up));
  t.deepEqual(told(), []);
  list(trunk('home', { ...up, reachable: false }), trunk('away', { ...up, registered: false }));
  t.deepEqual(told(), [['begin', 2, scene.now]]);
  list(trunk('home', up), trunk('away', { ...up, registered: false }));
  t.is(told().length, 1, 'one is missed still');
  list(trunk('home', up), trunk('away', up));
  t.deepEqual(told()[1], ['end', 0, scene.now]);
});

test('a gateway that has never come is not missed, and one that has left is', (t) => {
  const { scene, told } = watched({ figure: 'trunk_down', limit: null });
  const gateway = (registered: boolean): void => {
    const trunks = [trunk('gateway', { kind: 'accept', registered })];
    scene.tell({ kind: 'trunks-listed', trunks });
  };
  gateway(false);
  t.deepEqual(told(), []);
  gateway(true);
  gateway(false);
  t.deepEqual(told(), [['begin', 1, scene.now]]);
});
