import { enqueue, office, ringing, type Row, served } from './queueing-office.ts';
import type { AgentName } from '../../../src/domain/ids.ts';

const stateAfterTalk = (attributes: string): string => {
  const { scene } = ringing(attributes);
  scene.answers('ana');
  scene.phoneEnds('ana');
  const presence = scene.world.agents.get('ana' as never)?.presence;
  if (presence?.kind !== 'resting') return presence?.kind ?? 'none';
  return 'note' in presence.state ? `busy/${presence.state.note}` : presence.state.kind;
};

/** A caller asked to be called back, and ana has answered. */
const called = (attributes: string) => {
  const scene = office('busy');
  const ben = scene.caller(enqueue(attributes));
  scene.presses(ben, '2');
  scene.setState('ana', 'idle');
  scene.answers('ana');
  return { scene, ben };
};

/** Each attribute of `<enqueue>` but those that are heard, with what it does and how that is seen. */
export const ON_ENQUEUE: readonly Row[] = [
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
    'wrap_up_seconds',
    'is how long the agent is busy/wrap-up before that, whatever the call center is set to',
    (t) => {
      const { scene } = ringing('wrap_up_seconds="20" reserve_state="away/notes"');
      scene.answers('ana');
      scene.phoneEnds('ana');
      t.is(scene.agentState('ana'), 'busy/wrap-up');
      scene.advance(19_999);
      t.is(scene.agentState('ana'), 'busy/wrap-up');
      scene.advance(1);
      t.is(scene.agentState('ana'), 'away/notes');
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
    'closed',
    'return gives back who comes while it is closed; without it they wait',
    (t) => {
      const scene = office('busy');
      const schedule = { timeZone: 'UTC', week: [], dates: [] };
      scene.ask({ kind: 'change-callcenter', changes: { schedule } });
      t.is(scene.state(scene.caller(enqueue('closed="return"'))), 'closed');
      t.is(scene.state(scene.caller(enqueue('closed="wait"'))), 'waiting');
    },
  ],
  [
    'callback_key',
    'has the caller called back in their place, at their own number',
    (t) => {
      const { scene, ben } = called('callback_key="2"');
      t.is(scene.numberCalled().number, '101');
      t.like(scene.returned.get(ben), { QUEUE_RESULT: 'callback', QUEUE_KEY: '2' });
    },
  ],
  [
    'callback_to',
    'is the number to call back',
    (t) => {
      const { scene } = called('callback_key="2" callback_to="+493099"');
      t.is(scene.numberCalled().number, '+493099');
    },
  ],
  [
    'callback_from',
    'is shown to the number that is called back',
    (t) => {
      const { scene } = called('callback_key="2" callback_from="4008001"');
      t.is(scene.numberCalled().from, '4008001');
    },
  ],
  [
    'callback_first',
    'number calls the number before the agent',
    (t) => {
      const scene = office('busy');
      const ben = scene.caller(enqueue('callback_key="2" callback_first="number"'));
      scene.presses(ben, '2');
      scene.setState('ana', 'idle');
      t.deepEqual(scene.rung, []);
      scene.numberAnswers();
      t.deepEqual(scene.rung, ['ana']);
    },
  ],
  [
    'callback_tries',
    'is how often the number is called',
    (t) => {
      const { scene, ben } = called('callback_key="2" callback_tries="1"');
      scene.numberEnds('busy');
      t.is(scene.state(ben), 'callback_fail');
    },
  ],
  [
    'callback_retry_seconds',
    'is from a call in vain to the next',
    (t) => {
      const { scene, ben } = called('callback_key="2" callback_retry_seconds="60"');
      scene.numberEnds('busy');
      scene.advance(59_999);
      t.is(scene.state(ben), 'resting');
      scene.advance(1);
      t.is(scene.state(ben), 'fetching ana');
    },
  ],
  [
    'exit_keys',
    'give a waiting caller back who presses one of them, also while a phone rings',
    (t) => {
      const { scene, ben } = ringing('exit_keys="1*"');
      scene.presses(ben, '2');
      t.is(scene.state(ben), 'fetching ana', 'any other key does nothing');
      scene.presses(ben, '*');
      t.is(scene.state(ben), 'key');
      t.like(scene.returned.get(ben), { QUEUE_RESULT: 'key', QUEUE_KEY: '*', QUEUE_DETAIL: '*' });
      t.deepEqual(scene.rung, [], 'her phone has stopped');
    },
  ],
  [
    'keep_place',
    'gives a caller who left by a key their place again',
    (t) => {
      for (const [keep, next] of [
        ['true', 'fetching ana'],
        ['false', 'waiting'],
      ] as const) {
        const scene = office('busy');
        const ben = scene.caller(enqueue('exit_keys="1"'));
        scene.advance(1000);
        scene.caller(enqueue(''));
        scene.presses(ben, '1');
        scene.advance(1000);
        scene.again(ben, enqueue(`keep_place="${keep}"`));
        scene.setState('ana', 'idle');
        t.is(scene.state(ben), next);
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
      t.like(recorded, [{ conversationId: scene.leg(ben).bridge, before: 'nothing' }]);
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
