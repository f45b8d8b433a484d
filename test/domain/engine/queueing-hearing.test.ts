import test from 'ava';
import type { ConditionName, WorkChannelName } from '../../../src/domain/ids.ts';
import type { Sound } from '../../../src/domain/sound.ts';
import { enqueue, HEARD_ATTRIBUTES, office, ringing, type Row, said } from './queueing-office.ts';

/** What is heard waiting, when ana's phone is dialled, when it rings, when it plays, and in talk. */
const heard = (attributes: string): string[] => {
  const scene = office('busy');
  const ben = scene.caller(enqueue(attributes));
  const name = (sound: Sound): string => (sound.kind === 'loop' ? sound.voice : sound.kind);
  const now = (): string => (scene.leg(ben).bridge === null ? name(scene.hears(ben)) : 'the phone');
  const sounds = [now()];
  scene.setState('ana', 'idle');
  sounds.push(now());
  scene.rings('ana');
  sounds.push(now());
  scene.plays('ana');
  sounds.push(now());
  scene.answers('ana');
  return [...sounds, now()];
};

const VOICES = 'wait_voice="w" ring_voice="r"';

/** The speech that ana and ben hear before they hear each other. */
const opening = (attributes: string): string => {
  const { scene, ben } = ringing(attributes);
  scene.answers('ana');
  const { bridge } = scene.leg(ben);
  const sound = bridge === null ? undefined : scene.heardIn(bridge);
  if (sound?.kind !== 'speech') return sound?.kind ?? 'no bridge';
  return sound.utterances.map((said) => Object.values(said).slice(1).join(' ')).join(' ');
};

const ROWS: readonly Row[] = [
  [
    'callback_voice',
    'is heard once by a caller who asked to be called back, before they go back',
    (t) => {
      const { scene, ben } = ringing('callback_key="2" callback_voice="v"');
      scene.presses(ben, '2');
      t.is(said(scene, ben), 'v');
      scene.speechEnds(ben);
      t.like(scene.returned.get(ben), { QUEUE_RESULT: 'callback' });
    },
  ],
  [
    'wait_voice',
    'is heard over and over while nobody is free, and again when a phone failed',
    (t) => {
      const { scene, ben } = ringing('wait_voice="w" fail_overflow="true" ring_mode="2"');
      t.deepEqual(scene.hears(ben), { kind: 'ring-back' });
      scene.phoneEnds('ana', 'busy');
      t.deepEqual(scene.hears(ben), { kind: 'loop', voice: 'w' });
      t.is(heard('')[0], 'music', 'without one it is music');
    },
  ],
  [
    'ring_mode',
    'says what is heard waiting, dialled, ringing, with early media, and in talk',
    (t) => {
      const each = [1, 2, 3, 4, 5].map((mode) => heard(`${VOICES} ring_mode="${mode}"`));
      t.deepEqual(each, [
        ['w', 'w', 'w', 'w', 'the phone'],
        ['w', 'r', 'r', 'r', 'the phone'],
        ['w', 'r', 'ring-back', 'the phone', 'the phone'],
        ['w', 'w', 'r', 'r', 'the phone'],
        ['w', 'w', 'ring-back', 'the phone', 'the phone'],
      ]);
      t.deepEqual(heard(VOICES), each[0], '1 if there is none');
    },
  ],
  [
    'ring_voice',
    'is ring-back if there is none',
    (t) => {
      t.deepEqual(heard('ring_mode="2"').slice(1, 3), ['ring-back', 'ring-back']);
      t.deepEqual(heard('ring_mode="2" ring_voice="r"').slice(1, 3), ['r', 'r']);
    },
  ],
  [
    'hold_voice',
    'goes with the conversation',
    (t) => {
      const { scene } = ringing('hold_voice="h"');
      scene.answers('ana');
      t.like([...scene.world.conversations.values()], [{ holdVoice: 'h' }]);
    },
  ],
  [
    'play_num',
    'says the digits of the job number to both, who hear each other only afterwards',
    (t) => {
      const { scene, ben } = ringing('play_num="true"');
      scene.answers('ana');
      const legs = (): unknown[] => [ben, scene.callOf('ana')].map((id) => scene.leg(id).mute);
      t.deepEqual(legs(), ['in', 'in']);
      const { bridge } = scene.leg(ben);
      t.like(bridge && scene.heardIn(bridge), { utterances: [{ kind: 'digits', digits: '1009' }] });
      t.false(scene.events.some(({ event }) => event === 'callcenter.conversation.begin'));
      if (bridge !== null) scene.speechEnds(bridge);
      t.deepEqual(legs(), ['none', 'none']);
      t.deepEqual(bridge && scene.heardIn(bridge), { kind: 'silence' });
      t.true(scene.events.some(({ event }) => event === 'callcenter.conversation.begin'));
      t.is(opening(''), 'silence', 'nothing without it');
    },
  ],
  [
    'pre_num_voice',
    'comes before the number, and only with it',
    (t) => {
      t.is(opening('play_num="true" pre_num_voice="a"'), 'a 1009');
      t.is(opening('pre_num_voice="a"'), 'silence');
    },
  ],
  [
    'post_num_voice',
    'comes after the number',
    (t) => {
      t.is(opening('play_num="true" pre_num_voice="a" post_num_voice="b"'), 'a 1009 b');
    },
  ],
  [
    'announce_position',
    'tells the waiting caller their place once, then they hear what they heard',
    (t) => {
      const scene = office('busy');
      const first = scene.caller(enqueue('announce_position="true"'));
      const second = scene.caller(enqueue('announce_position="true"'));
      t.is(said(scene, first), 'queue-youarenext');
      t.is(said(scene, second), 'queue-thereare 2 queue-callswaiting');
      scene.speechEnds(first);
      t.is(said(scene, first), 'music');
      scene.advance(3_600_000);
      t.is(said(scene, second), 'music');
    },
  ],
  [
    'announce_wait',
    'tells what callers waited of late, and nothing while nobody has been answered',
    (t) => {
      const scene = office('busy');
      const ben = scene.caller(enqueue('announce_wait="true"'));
      t.is(said(scene, ben), 'music');
      scene.advance(100_000);
      scene.setState('ana', 'idle');
      scene.answers('ana');
      const cleo = scene.caller(enqueue('announce_wait="true"'));
      t.is(said(scene, cleo), 'queue-holdtime 2 queue-minutes');
    },
  ],
  [
    'announce_every',
    'tells it again, as it is then',
    (t) => {
      const scene = office('busy');
      const first = scene.caller(enqueue(''));
      const second = scene.caller(enqueue('announce_position="true" announce_every="30"'));
      scene.speechEnds(second);
      scene.hangsUp(first);
      scene.advance(29_999);
      t.is(said(scene, second), 'music');
      scene.advance(1);
      t.is(said(scene, second), 'queue-youarenext');
      const { id } = scene.task(second).speech ?? {};
      scene.advance(30_000);
      t.is(scene.task(second).speech?.id, id, 'one that lasts is not cut short by the next');
    },
  ],
];

for (const [attribute, what, show] of ROWS) {
  test(`${attribute} on <enqueue>: ${what}`, (t) => {
    show(t);
  });
}

test('every attribute that is heard has been shown above', (t) => {
  t.deepEqual(
    ROWS.map(([attribute]) => attribute),
    HEARD_ATTRIBUTES,
  );
});

test('the expected wait is what callers waited of late, less what this one has waited, and nothing once that is over', (t) => {
  const scene = office('busy');
  const answerAfter = (seconds: number): void => {
    const caller = scene.caller(enqueue(''));
    scene.advance(seconds * 1000);
    scene.setState('ana', 'idle');
    scene.answers('ana');
    scene.hangsUp(caller);
    scene.setState('ana', 'busy');
  };
  answerAfter(60);
  for (let times = 0; times < 30; times += 1) answerAfter(600);
  const ben = scene.caller(enqueue('announce_wait="true" announce_every="300"'));
  const heard = [0, 300, 300].map((seconds) => {
    scene.advance(seconds * 1000);
    const words = said(scene, ben);
    if (words !== 'music') scene.speechEnds(ben);
    return words;
  });
  t.deepEqual(heard, [
    'queue-holdtime 10 queue-minutes',
    'queue-holdtime 5 queue-minutes',
    'music',
  ]);
  const one = scene.caller(enqueue('announce_wait="true" announce_every="570"'));
  scene.speechEnds(one);
  scene.advance(570_000);
  t.is(said(scene, one), 'queue-holdtime 1 queue-minute');
});

test('the expected wait is also what callers waited before the service was started anew', (t) => {
  const [workChannel, condition] = ['default' as WorkChannelName, 'sales' as ConditionName];
  const scene = office('busy', [{ workChannel, condition, waitedMs: 100_000 }]);
  const ben = scene.caller(enqueue('announce_wait="true"'));
  t.is(said(scene, ben), 'queue-holdtime 2 queue-minutes');
});

test('what was being said when a phone rang is not begun again when the phone failed', (t) => {
  const scene = office('busy');
  const ben = scene.caller(enqueue('announce_position="true" ring_mode="2" fail_overflow="true"'));
  t.is(said(scene, ben), 'queue-youarenext');
  scene.setState('ana', 'idle');
  t.is(said(scene, ben), 'ring-back');
  scene.phoneEnds('ana', 'busy');
  t.is(said(scene, ben), 'music');
});

test('a caller whom the IVR did not answer is answered with the agent, and no sooner or later again', (t) => {
  const scene = office();
  const answered = (): number => scene.commands.filter(({ kind }) => kind === 'answer-call').length;
  const ben = scene.caller(enqueue('announce_position="true"'), { answered: false });
  scene.rings('ana');
  t.is(answered(), 0);
  scene.answers('ana');
  t.is(answered(), 1);
  scene.hangsUp(ben);
  scene.caller(enqueue(''));
  scene.answers('ana');
  t.is(answered(), 1, 'who was answered is not answered');
});
