import test from 'ava';
import type { GoneCause } from '../../../src/domain/engine/world/fact.ts';
import type { AgentName, CallId } from '../../../src/domain/ids.ts';
import { enqueue } from './queueing-office.ts';
import { StagedCallcenter } from './staged-callcenter.ts';

/** How ana fails the caller their phone rings for. */
const FAILS: Readonly<Record<string, (scene: StagedCallcenter, ben: CallId) => void>> = {
  ...Object.fromEntries(
    (['busy', 'declined', 'no-answer', 'unreachable'] satisfies GoneCause[]).map((cause) => [
      cause,
      (scene: StagedCallcenter) => {
        scene.phoneEnds('ana', cause);
      },
    ]),
  ),
  rejected: (scene, ben) => {
    const taskId = scene.task(ben).id;
    scene.ask({ kind: 'reject', agent: 'ana' as AgentName, taskId, data: 'no' });
  },
};

const SALES = '<route><condition name="sales"/></route>';
const ANA = '<route><target name="ana"/></route>';
const DOREEN = '<route><target name="doreen"/></route>';

/** What the routes are, and whether the one that ana fails on is the last. */
const ROUTES: Readonly<Record<string, readonly [xml: string, isLast: boolean]>> = {
  'one condition': [SALES, true],
  'their name alone': [ANA, true],
  'a condition, then another': [SALES + DOREEN, false],
  'their name, then another': [ANA + DOREEN, false],
};

type Else = 'nobody' | 'waited for' | 'rung';

/** Who else is logged in, and what becomes of it where they match: nobody comes, they are waited for, or rung. */
const OTHERS: Readonly<Record<string, readonly [Else, (scene: StagedCallcenter) => void]>> = {
  nobody: ['nobody', () => undefined],
  'an idle colleague': [
    'rung',
    (scene) => {
      scene.agent('cleo', { skills: { sales: 1 } });
    },
  ],
  'a busy colleague': [
    'waited for',
    (scene) => {
      scene.agent('cleo', { skills: { sales: 1 }, state: 'busy' });
    },
  ],
  'a colleague without the skill': [
    'nobody',
    (scene) => {
      scene.agent('cleo', { skills: { french: 1 } });
    },
  ],
  'a colleague of another work channel': [
    'nobody',
    (scene) => {
      scene.workChannel('night');
      scene.agent('cleo', { skills: { sales: 1 }, channel: 'night' });
    },
  ],
  'a colleague whose login lapsed': [
    'nobody',
    (scene) => {
      scene.agent('cleo', { skills: { sales: 1 }, state: 'busy' });
      scene.advance(60_000);
      scene.ask({ kind: 'keep-alive', agent: 'ana' as AgentName });
      scene.ask({ kind: 'keep-alive', agent: 'doreen' as AgentName });
      scene.advance(60_000);
    },
  ],
};

/** Ana is rung for a caller who asks for these routes; doreen has no skill. */
const ringingAna = (xml: string, others: (scene: StagedCallcenter) => void) => {
  const scene = new StagedCallcenter({ leaseSeconds: 100, maxNoAnswer: 0 });
  scene.condition('sales');
  scene.agent('ana', { skills: { sales: 80 }, state: 'busy' });
  scene.agent('doreen');
  others(scene);
  scene.setState('ana', 'idle');
  // An idle colleague is as good: they come back when ana is rung.
  const cleo = scene.agentState('cleo');
  if (cleo === 'idle') scene.setState('cleo', 'busy');
  const ben = scene.caller(enqueue('fail_overflow="true" choice="lru"', xml));
  if (cleo === 'idle') scene.setState('cleo', 'idle');
  scene.advance(1000);
  return { scene, ben };
};

for (const [how, fail] of Object.entries(FAILS)) {
  for (const [which, [xml, isLast]] of Object.entries(ROUTES)) {
    for (const [who, [found, others]] of Object.entries(OTHERS)) {
      const matches = xml.startsWith(SALES) ? found : 'nobody';
      const then =
        matches === 'nobody'
          ? isLast
            ? 'they are offered it again after the pause'
            : 'the next route follows at once'
          : `the colleague is ${matches}`;
      test(`ana is ${how} on ${which}, with ${who} there: ${then}`, (t) => {
        const { scene, ben } = ringingAna(xml, others);
        t.is(scene.state(ben), 'fetching ana');
        fail(scene, ben);
        if (matches === 'rung') return t.is(scene.state(ben), 'fetching cleo');
        if (matches === 'nobody' && !isLast) return t.is(scene.state(ben), 'fetching doreen');
        t.is(scene.state(ben), 'waiting');
        scene.advance(4999);
        t.is(scene.state(ben), 'waiting');
        scene.advance(1);
        return t.is(scene.state(ben), matches === 'nobody' ? 'fetching ana' : 'waiting');
      });
    }
  }
}

test('whoever fails it without fail_overflow, the task ends there', (t) => {
  const scene = new StagedCallcenter();
  scene.condition('sales');
  scene.agent('ana', { skills: { sales: 1 } });
  scene.agent('doreen');
  const ben = scene.caller(enqueue('', SALES + DOREEN));
  scene.phoneEnds('ana', 'busy');
  t.is(scene.state(ben), 'call_fail');
});

test('on the last route an agent who is not usable when the pause is over is waited for', (t) => {
  const { scene, ben } = ringingAna(SALES, () => undefined);
  scene.phoneEnds('ana', 'declined');
  scene.setState('ana', 'away');
  scene.advance(20_000);
  t.is(scene.state(ben), 'waiting');
  scene.setState('ana', 'idle');
  t.is(scene.state(ben), 'fetching ana');
});

test('the pause is for that caller alone: another one is offered at once', (t) => {
  const { scene, ben } = ringingAna(SALES, () => undefined);
  scene.phoneEnds('ana', 'declined');
  scene.advance(2000);
  const other = scene.caller(enqueue(''));
  t.is(scene.state(other), 'fetching ana');
  t.is(scene.state(ben), 'waiting');
});

test('the next route follows when the colleague leaves who was waited for', (t) => {
  const leaves: Readonly<Record<string, (scene: StagedCallcenter) => void>> = {
    'logs out': (scene) => {
      scene.ask({ kind: 'log-out', agent: 'cleo' as AgentName, force: false });
    },
    'loses the skill': (scene) => {
      const changes = [{ kind: 'remove-all' }] as const;
      scene.ask({ kind: 'change-skills', agent: 'cleo' as AgentName, changes });
    },
    'matches no more': (scene) => {
      const named = { name: 'sales' as never, workChannel: 'default' as never };
      const changes = { where: 'skills["sales"] > 50' };
      scene.ask({ kind: 'change-condition', ...named, changes });
    },
    'is offline': (scene) => {
      scene.ask({ kind: 'keep-alive', agent: 'doreen' as AgentName });
      scene.advance(99_000);
    },
    'fails it too': (scene) => {
      scene.setState('cleo', 'idle');
      scene.advance(1000);
      scene.phoneEnds('cleo', 'busy');
    },
  };
  for (const [how, leave] of Object.entries(leaves)) {
    const { scene, ben } = ringingAna(SALES + DOREEN, (each) => {
      each.agent('cleo', { skills: { sales: 1 }, state: 'busy' });
    });
    scene.phoneEnds('ana', 'declined');
    t.is(scene.state(ben), 'waiting', how);
    leave(scene);
    t.is(scene.state(ben), 'fetching doreen', how);
  }
});

test('the next route follows when the time is up of the entry that a colleague matches', (t) => {
  const routes = '<route><target name="ana"/><skill name="sales" timeout="30"/></route>';
  const { scene, ben } = ringingAna(routes + DOREEN, (each) => {
    each.agent('cleo', { skills: { sales: 1 }, state: 'busy' });
  });
  scene.phoneEnds('ana', 'declined');
  scene.advance(28_999);
  t.is(scene.state(ben), 'waiting');
  scene.advance(1);
  t.is(scene.state(ben), 'fetching doreen');
});

test('who failed on the route before did not fail on this one, though the clock went back', (t) => {
  const { scene, ben } = ringingAna(SALES + SALES + DOREEN, (each) => {
    each.agent('cleo', { skills: { sales: 1 } });
  });
  scene.phoneEnds('ana', 'declined');
  t.is(scene.state(ben), 'fetching cleo');
  scene.now -= 500;
  scene.phoneEnds('cleo', 'declined');
  const changes = [{ kind: 'remove-all' }] as const;
  scene.ask({ kind: 'change-skills', agent: 'cleo' as AgentName, changes });
  t.is(scene.state(ben), 'waiting');
  scene.advance(5500);
  t.is(scene.state(ben), 'fetching ana');
});

test('who fails a route in the moment in which it begins did fail on it', (t) => {
  const cleo = '<route><target name="cleo"/></route>';
  const { scene, ben } = ringingAna(ANA + cleo + DOREEN, (each) => {
    each.agent('cleo');
  });
  scene.phoneEnds('ana', 'unreachable');
  t.is(scene.state(ben), 'fetching cleo');
  scene.phoneEnds('cleo', 'unreachable');
  t.is(scene.state(ben), 'fetching doreen');
});

const NOW_OR_NEVER = '<route><target name="doreen" queue_timeout="0"/></route>';

test('a route of "now or never" is tried when the time of the route before is up', (t) => {
  const before: Readonly<Record<string, string>> = {
    'of waiting': '<route><target name="ana" queue_timeout="5"/></route>',
    'of waiting and ringing': '<route><target name="ana" timeout="5"/></route>',
    'of another such route': `<route><target name="ana" queue_timeout="5"/></route>
      <route><target name="ana" queue_timeout="0"/></route>`,
  };
  for (const [what, route] of Object.entries(before)) {
    for (const late of [0, 700]) {
      const scene = new StagedCallcenter();
      scene.agent('ana', { state: 'busy' });
      scene.agent('doreen');
      const ben = scene.caller(enqueue('', route + NOW_OR_NEVER));
      t.is(scene.state(ben), 'waiting');
      if (late === 0) scene.advance(5000);
      else scene.wakeLate(5000 + late);
      t.is(scene.state(ben), 'fetching doreen', `${what}, ${late} ms late`);
    }
  }
});

test('a route that is deserted because time is up does not wait for another wake-up', (t) => {
  const routes = '<route><target name="ana"/><skill name="sales" timeout="30"/></route>';
  const { scene, ben } = ringingAna(routes + NOW_OR_NEVER, (each) => {
    each.agent('cleo', { skills: { sales: 1 }, state: 'busy' });
  });
  scene.setState('doreen', 'busy');
  scene.phoneEnds('ana', 'declined');
  scene.wakeLate(29_000);
  t.is(scene.state(ben), 'timeout');
});
