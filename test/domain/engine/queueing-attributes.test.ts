import test from 'ava';
import {
  AGENT_ATTRIBUTES,
  CONDITION_ATTRIBUTES,
  ENQUEUE_ATTRIBUTES,
  SKILL_ATTRIBUTES,
} from '../../../src/domain/enqueue/attributes.ts';
import {
  enqueue,
  enqueueFor,
  HEARD_ATTRIBUTES,
  office,
  ringing,
  type Row,
  served,
} from './queueing-office.ts';
import type { AgentName } from '../../../src/domain/ids.ts';
import type { StagedCallcenter } from './staged-callcenter.ts';

const stateAfterTalk = (attributes: string): string => {
  const { scene } = ringing(attributes);
  scene.answers('ana');
  scene.phoneEnds('ana');
  const presence = scene.world.agents.get('ana' as never)?.presence;
  if (presence?.kind !== 'resting') return presence?.kind ?? 'none';
  return 'note' in presence.state ? `busy/${presence.state.note}` : presence.state.kind;
};

const ON_ENQUEUE: readonly Row[] = [
  [
    'channel',
    'only agents of that work channel are found, by its conditions',
    (t) => {
      const scene = office();
      scene.workChannel('night');
      scene.condition('sales', { channel: 'night' });
      const ben = scene.caller(enqueue('channel="night"'));
      t.is(scene.state(ben), 'waiting', 'ana is not in it');
      scene.agent('cleo', { skills: { sales: 1 }, channel: 'night' });
      t.is(scene.state(ben), 'fetching cleo');
    },
  ],
  [
    'reserve_state',
    'is what the agent is afterwards',
    (t) => {
      t.is(stateAfterTalk(''), 'idle');
      t.is(stateAfterTalk('reserve_state="busy/wrap-up/long"'), 'busy/wrap-up/long');
    },
  ],
  [
    'choice',
    'lru is who has had no conversation for longest',
    (t) => {
      const scene = office('busy');
      scene.agent('cleo', { skills: { sales: 80 } });
      scene.hangsUp(served(scene, 'cleo'));
      scene.advance(1000);
      scene.setState('cleo', 'busy');
      scene.setState('ana', 'idle');
      scene.hangsUp(served(scene, 'ana'));
      scene.setState('cleo', 'idle');
      for (let again = 0; again < 5; again += 1) {
        const ben = scene.caller(enqueue('choice="lru"'));
        t.is(scene.state(ben), 'fetching cleo');
        scene.hangsUp(ben);
      }
    },
  ],
  [
    'fail_overflow',
    'an agent whose phone fails is passed over; without it the task ends there',
    (t) => {
      for (const [attributes, state] of [
        ['', 'call_fail'],
        ['fail_overflow="true"', 'fetching cleo'],
      ] as const) {
        const { scene, ben } = ringing(attributes);
        scene.agent('cleo', { skills: { sales: 1 } });
        scene.phoneEnds('ana', 'busy');
        t.is(scene.state(ben), state);
      }
    },
  ],
  [
    'conversation_timeout',
    'ends the conversation',
    (t) => {
      const { scene, ben } = ringing('conversation_timeout="60"');
      scene.answers('ana');
      scene.advance(59_999);
      t.is(scene.returned.size, 0);
      scene.advance(1);
      t.like(scene.returned.get(ben), { CONVERSATION_END_REASON: 'timeout' });
    },
  ],
  [
    'record',
    'has the conversation recorded from its beginning',
    (t) => {
      const { scene, ben } = ringing('record="true"');
      scene.answers('ana');
      const recorded = scene.commands.filter(({ kind }) => kind === 'record-conversation');
      t.like(recorded, [{ conversationId: scene.leg(ben).bridge, isNew: true }]);
    },
  ],
  [
    'conversation_level',
    'of 1 has the conversation refuse a third member',
    (t) => {
      const { scene, ben } = ringing('conversation_level="1"');
      scene.answers('ana');
      const conversationId = scene.leg(ben).bridge;
      if (conversationId === null) throw new Error('they do not talk');
      scene.agent('eva');
      const error = t.throws(() => {
        const part = { mode: 2, whisperTo: null, uninvited: true, holding: true } as const;
        scene.ask({ kind: 'enter', agent: 'eva' as AgentName, conversationId, ...part });
      });
      t.like(error, { id: 'conversation-full' });
    },
  ],
  [
    'priority_raise',
    'adds one to the priority for each so many seconds waited',
    (t) => {
      const first = (raise: string, laterMs: number): string => {
        const scene = office('busy');
        const ben = scene.caller(enqueue(raise));
        scene.advance(laterMs);
        const route = '<route><condition name="sales" priority="3"/></route>';
        scene.caller(enqueue('', route));
        scene.setState('ana', 'idle');
        return scene.state(ben);
      };
      t.is(first('', 100_000), 'waiting');
      t.is(first('priority_raise="10"', 29_999), 'waiting', 'raised by 2 only');
      t.is(first('priority_raise="10"', 30_000), 'fetching ana', 'equal, and waited longer');
    },
  ],
  [
    'data',
    'is on every event and goes back to the IVR',
    (t) => {
      const { scene, ben } = ringing('data="order 7"');
      scene.answers('ana');
      scene.hangsUp(scene.callOf('ana'));
      t.is(scene.returned.get(ben)?.['QUEUE_DATA'], 'order 7');
      const events = scene.events.filter(({ event }) => /queue|conversation\./.test(event));
      t.true(events.length >= 5);
      for (const { event, body } of events) {
        t.is(body['user_data'], 'order 7', event);
      }
    },
  ],
  [
    'user_data',
    'is the same as data',
    (t) => {
      const { scene, ben } = ringing('user_data="order 8"');
      t.is(scene.task(ben).enqueue.data, 'order 8');
    },
  ],
];

const KINDS = ['condition name', 'condition id', 'target name', 'agent name', 'skill name'];

/** For an entry of each kind, in each spelling, that looks for what ana is or has. */
const forEachKind = (
  show: (scene: StagedCallcenter, xml: (attributes: string) => string, kind: string) => void,
  state = 'idle',
): void => {
  for (const kind of KINDS) {
    const name = /agent|target/.test(kind) ? 'ana' : 'sales';
    show(office(state), (attributes) => enqueueFor(`<${kind}="${name}" ${attributes}/>`), kind);
  }
};

const ON_ENTRIES: readonly Row[] = [
  [
    'name',
    'says whom to look for, by a condition, a name or a skill',
    (t) => {
      forEachKind((scene, xml, kind) => {
        t.is(scene.state(scene.caller(xml(''))), 'fetching ana', kind);
      });
      const nobody = ['target name="bob"', 'agent name="bob"', 'skill name="x"'];
      for (const other of nobody) {
        const scene = office();
        t.is(scene.state(scene.caller(enqueueFor(`<${other}/>`))), 'waiting', other);
      }
    },
  ],
  [
    'id',
    'is the same as the name of a condition',
    (t) => {
      const scene = office();
      t.is(scene.state(scene.caller(enqueueFor('<condition id="sales"/>'))), 'fetching ana');
    },
  ],
  [
    'priority',
    'goes before the longest wait',
    (t) => {
      forEachKind((scene, xml, kind) => {
        const first = scene.caller(xml(''));
        const second = scene.caller(xml('priority="1"'));
        scene.setState('ana', 'idle');
        t.deepEqual([scene.state(first), scene.state(second)], ['waiting', 'fetching ana'], kind);
      }, 'busy');
    },
  ],
  [
    'timeout',
    'counts waiting and ringing together',
    (t) => {
      forEachKind((scene, xml, kind) => {
        const ben = scene.caller(xml('timeout="20"'));
        scene.advance(15_000);
        scene.setState('ana', 'idle');
        scene.rings('ana');
        scene.advance(4_999);
        t.is(scene.state(ben), 'fetching ana', kind);
        scene.advance(1);
        t.is(scene.state(ben), 'timeout', kind);
        t.deepEqual(scene.rung, [], 'his phone stopped');
      }, 'busy');
    },
  ],
  [
    'queue_timeout',
    'counts waiting alone; 0 is now or never',
    (t) => {
      forEachKind((scene, xml, kind) => {
        const now = scene.caller(xml('queue_timeout="0"'));
        t.is(scene.state(now), 'timeout', kind);
        const later = scene.caller(xml('queue_timeout="20"'));
        scene.advance(19_999);
        t.is(scene.state(later), 'waiting', kind);
        scene.setState('ana', 'idle');
        scene.advance(10_000);
        t.is(scene.state(later), 'fetching ana', 'a phone that rings is given its time');
      }, 'busy');
    },
  ],
  [
    'fetch_timeout',
    'is how long one phone is rung, 45 seconds if nothing is said',
    (t) => {
      forEachKind((scene, xml, kind) => {
        for (const [attributes, ms] of [
          ['fetch_timeout="7"', 7_000],
          ['', 45_000],
        ] as const) {
          const ben = scene.caller(xml(attributes));
          scene.advance(ms - 1);
          t.is(scene.state(ben), 'fetching ana', kind);
          scene.advance(1);
          t.is(scene.state(ben), 'call_fail', kind);
          scene.advance(2_000);
        }
      });
    },
  ],
];

for (const [attribute, what, show] of ON_ENQUEUE) {
  test(`${attribute} on <enqueue>: ${what}`, (t) => {
    show(t);
  });
}

for (const [attribute, what, show] of ON_ENTRIES) {
  test(`${attribute} on an entry: ${what}`, (t) => {
    show(t);
  });
}

const spellingsIn = (...tables: readonly object[]): string[] => {
  const rows = tables.flatMap((table) => Object.values(table) as { spellings: string[] }[]);
  return [...new Set(rows.flatMap(({ spellings }) => spellings))].sort();
};
const named = (rows: readonly Row[]): string[] => rows.map(([attribute]) => attribute);

test('every attribute there is has been shown, in every spelling', (t) => {
  t.deepEqual([...named(ON_ENQUEUE), ...HEARD_ATTRIBUTES].sort(), spellingsIn(ENQUEUE_ATTRIBUTES));
  const ofEntries = spellingsIn(CONDITION_ATTRIBUTES, AGENT_ATTRIBUTES, SKILL_ATTRIBUTES);
  t.deepEqual(named(ON_ENTRIES).sort(), ofEntries);
});

test('what an entry does not say is taken from the stored condition', (t) => {
  const stored = { priority: 5, timeoutMs: 50_000, queueTimeoutMs: 20_000, fetchTimeoutMs: 9_000 };
  const scene = office('busy');
  scene.condition('vip', { ...stored, where: 'has("sales")' });
  const vip = scene.caller(enqueueFor('<condition name="vip"/>'));
  const own = 'priority="1" timeout="3" queue_timeout="2" fetch_timeout="1"';
  const other = scene.caller(enqueueFor(`<condition name="vip" ${own}/>`));
  const said = { priority: 1, timeoutMs: 3_000, queueTimeoutMs: 2_000, fetchTimeoutMs: 1_000 };
  t.like(scene.task(vip).routes, [[{ ...stored, priority: null }]]);
  t.like(scene.task(other).routes, [[said]]);
  const plain = scene.caller(enqueueFor('<condition name="sales" priority="4"/>'));
  scene.setState('ana', 'idle');
  t.is(scene.state(plain), 'waiting');
  t.is(scene.state(vip), 'fetching ana', 'by the priority of the condition');
});
