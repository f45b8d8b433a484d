import test from 'ava';
import type { GoneCause } from '../../../src/domain/engine/world/fact.ts';
import type { AgentName, CallId } from '../../../src/domain/ids.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import { enqueue, office } from './queueing-office.ts';
import type { StagedCallcenter } from './staged-callcenter.ts';

/** What brings a task of ben's to its end without an agent; ana is idle unless it says otherwise. */
interface Ending {
  readonly cause: string;
  readonly when: string;
  readonly end: (scene: StagedCallcenter) => CallId;
  readonly detail?: string;
  readonly agent?: string;
  readonly data?: string;
  /** They are gone rather than back in the IVR. */
  readonly isGone?: true;
}

const ringAna = (scene: StagedCallcenter, attributes = ''): CallId => {
  const ben = scene.caller(enqueue(`data="order 7" ${attributes}`));
  scene.rings('ana');
  return ben;
};

const phoneFails = (cause: GoneCause, detail: string): Ending => ({
  ...{ cause: 'call_fail', when: `the phone ends with ${cause}`, detail, agent: 'ana' },
  end: (scene) => {
    const ben = ringAna(scene);
    scene.phoneEnds('ana', cause);
    return ben;
  },
});

const whileWaiting = (scene: StagedCallcenter, then: (ben: CallId) => void): CallId => {
  scene.setState('ana', 'busy');
  const ben = scene.caller(enqueue('data="order 7"'));
  then(ben);
  return ben;
};

const rejectFor = (scene: StagedCallcenter, ben: CallId, data: string | null): void => {
  scene.ask({ kind: 'reject', agent: 'ana' as AgentName, taskId: scene.task(ben).id, data });
};

const cancel = (scene: StagedCallcenter, ben: CallId): void => {
  scene.ask({ kind: 'cancel-task', taskId: scene.task(ben).id });
};

const ENDINGS: readonly Ending[] = [
  {
    cause: 'timeout',
    when: 'no route is left',
    end: (scene) => {
      scene.setState('ana', 'busy');
      const route = '<route><condition name="sales" queue_timeout="5"/></route>';
      const ben = scene.caller(enqueue('data="order 7"', route + route));
      scene.advance(10_000);
      return ben;
    },
  },
  {
    cause: 'reject',
    when: 'the agent refuses by API',
    agent: 'ana',
    data: 'ask billing',
    end: (scene) => {
      const ben = ringAna(scene);
      rejectFor(scene, ben, 'ask billing');
      return ben;
    },
  },
  {
    cause: 'timeout',
    when: 'the agent refused and with fail_overflow it was now or never, their data with it',
    data: 'ask billing',
    agent: '',
    end: (scene) => {
      const routes = '<route><target name="ana" queue_timeout="0"/></route>';
      const ben = scene.caller(enqueue('data="order 7" fail_overflow="true"', routes));
      rejectFor(scene, ben, 'ask billing');
      return ben;
    },
  },
  phoneFails('busy', 'busy'),
  phoneFails('declined', 'declined'),
  phoneFails('no-answer', 'no-answer'),
  phoneFails('unreachable', 'unreachable'),
  phoneFails('normal', 'unreachable'),
  phoneFails('unknown', 'unreachable'),
  {
    cause: 'call_fail',
    when: 'nobody answers within fetch_timeout',
    detail: 'no-answer',
    agent: 'ana',
    end: (scene) => {
      const ben = ringAna(scene);
      scene.advance(45_000);
      return ben;
    },
  },
  {
    cause: 'call_fail',
    when: 'Asterisk refuses to dial the phone',
    detail: 'unreachable',
    agent: 'ana',
    end: (scene) => {
      const ben = scene.caller(enqueue('data="order 7"'));
      const command = scene.commands.find(({ kind }) => kind === 'dial-phone');
      if (command !== undefined) scene.tell({ kind: 'command-failed', command, message: 'no' });
      return ben;
    },
  },
  {
    cause: 'cancel',
    when: 'cancelled by API while they wait',
    end: (scene) =>
      whileWaiting(scene, (ben) => {
        cancel(scene, ben);
      }),
  },
  {
    cause: 'cancel',
    when: 'cancelled by API while a phone rings',
    end: (scene) => {
      const ben = ringAna(scene);
      cancel(scene, ben);
      return ben;
    },
  },
  {
    cause: 'hangup',
    when: 'they hang up while they wait',
    isGone: true,
    end: (scene) =>
      whileWaiting(scene, (ben) => {
        scene.hangsUp(ben);
      }),
  },
  {
    cause: 'hangup',
    when: 'they hang up while a phone rings',
    isGone: true,
    end: (scene) => {
      const ben = ringAna(scene);
      scene.hangsUp(ben);
      return ben;
    },
  },
  {
    cause: 'overflow',
    when: 'the work channel holds as many tasks as it may',
    end: (scene) => {
      scene.workChannel('small', { maxQueueTask: 1 });
      scene.condition('sales', { channel: 'small' });
      scene.caller(enqueue('channel="small"'));
      return scene.caller(enqueue('channel="small" data="order 7"'));
    },
  },
  {
    cause: 'key',
    when: 'they press one of the exit_keys while they wait',
    detail: '9',
    end: (scene) => {
      const ben = scene.caller(enqueue('exit_keys="79" data="order 7"'));
      scene.presses(ben, '9');
      return ben;
    },
  },
  {
    cause: 'error',
    when: 'Asterisk refuses what has to be done with them',
    detail: 'no such channel',
    end: (scene) =>
      whileWaiting(scene, (callId) => {
        const command = { kind: 'mute', callId, direction: 'none', before: 'both' } as const;
        scene.tell({ kind: 'command-failed', command, message: 'no such channel' });
      }),
  },
];

for (const { cause, when, end, detail, agent, data, isGone } of ENDINGS) {
  test(`a task ends with ${cause} when ${when}`, (t) => {
    const scene = office();
    const ben = end(scene);
    const { phase, attempts } = scene.task(ben);
    t.like(phase, { kind: 'fail', failure: { cause }, endedAt: scene.now });
    t.is(scene.world.tasks.get(scene.task(ben).id), undefined, 'it is history');
    const told = scene.events.filter(({ event, body }) => {
      return event === 'callcenter.queue.fail' && body['origin_call_id'] === ben;
    });
    t.is(told.length, 1, 'told once');
    t.like(told[0]?.body, { cause, detail: detail ?? null, user_data: 'order 7' });
    t.deepEqual(
      attempts.map(({ agent, at }) => [agent, at]),
      agent === undefined ? [] : [['ana', scene.now]],
    );
    t.deepEqual(scene.rung, [], 'no phone rings for them');
    if (isGone) t.is(scene.returned.get(ben), undefined);
    else {
      t.like(scene.returned.get(ben), {
        QUEUE_RESULT: cause,
        QUEUE_DETAIL: detail ?? '',
        QUEUE_AGENT: agent ?? '',
        QUEUE_DATA: 'order 7',
        QUEUE_REJECT_DATA: data ?? '',
        CONVERSATION_ID: '',
      });
    }
    t.deepEqual([...scene.world.conversations.values()], []);
  });
}

for (const [xml, detail] of [
  ['', /ENQUEUE is empty.*line 1, column 1/],
  [{ untold: 'not-utf-8' }, /ENQUEUE is not UTF-8/],
  [{ untold: 'refused', said: 'no memory' }, /would not tell.*ENQUEUE: no memory/],
  ['<enqueue', /line 1/],
  ['<enqueue channel="day"><route><skill name="x"/></route></enqueue>', /"day".*column 10/],
  [enqueue('', '<route>\n<condition name="x"/></route>'), /"x".*line 2, column 1/],
] as const) {
  const title = typeof xml === 'string' ? xml : xml.untold;
  test(`${title === '' ? 'nothing' : title} comes back as an error and enqueues nothing`, (t) => {
    const scene = office();
    const ben = scene.caller(xml);
    t.is(scene.returned.get(ben)?.['QUEUE_RESULT'], 'error');
    t.regex(scene.returned.get(ben)?.['QUEUE_DETAIL'] ?? '', detail);
    t.is(scene.taskCount, 0);
  });
}

test('a voice is one of Asterisk’s or the call center’s own, which goes first; others are refused', (t) => {
  const scene = office('busy');
  const voices = new Set(['beep', 'hello', 'callcenter/acme/beep', 'callcenter/other/secret']);
  scene.tell({ kind: 'voices-listed', voices });
  const playing = (name: string): unknown =>
    scene.hears(scene.caller(enqueue(`wait_voice="${name}"`)));
  t.like(playing('beep'), { voice: 'callcenter/acme/beep' });
  t.like(playing('hello'), { voice: 'hello' });
  for (const attribute of ['wait', 'ring', 'hold', 'pre_num', 'post_num']) {
    for (const name of ['none', 'secret', 'callcenter/other/secret', 'callcenter/acme/none']) {
      const ben = scene.caller(enqueue(`play_num="true"\n${attribute}_voice="${name}"`));
      t.is(scene.returned.get(ben)?.['QUEUE_RESULT'], 'error');
      const detail = scene.returned.get(ben)?.['QUEUE_DETAIL'] ?? '';
      t.regex(detail, new RegExp(`no voice "${name}".*line 2, column 1`), attribute);
    }
  }
});

test('what comes late of a task that is over changes nothing', (t) => {
  for (const { end } of ENDINGS) {
    const scene = office();
    const ben = end(scene);
    const before = scene.task(ben);
    scene.tell({ kind: 'call-gone', callId: ben, cause: 'normal' });
    const { phase } = before;
    const callId = 'selection' in phase ? phase.selection?.callId : undefined;
    if (callId !== undefined) {
      scene.tell({ kind: 'phone-answered', callId });
      scene.tell({ kind: 'phone-ringing', callId });
      scene.tell({ kind: 'call-gone', callId, cause: 'busy' });
    }
    for (const request of [
      { kind: 'cancel-task', taskId: before.id },
      { kind: 'reject', agent: 'ana' as AgentName, taskId: before.id, data: null },
    ] as const) {
      const refusal = t.throws(() => scene.ask(request), { instanceOf: Refusal });
      t.is(refusal.id, 'queue-task-not-found', 'the store knows that it is over');
    }
    t.is(scene.task(ben), before);
  }
});

test('speech that Asterisk refuses counts as said', (t) => {
  const scene = office('busy');
  const ben = scene.caller(enqueue('announce_position="true"'));
  const refuse = (kind: string): void => {
    const command = scene.commands.findLast((each) => each.kind === kind);
    if (command !== undefined) scene.tell({ kind: 'command-failed', command, message: 'no' });
  };
  t.is(scene.hears(ben).kind, 'speech');
  refuse('play-to-call');
  t.is(scene.hears(ben).kind, 'music');
  scene.hangsUp(ben);
  const cleo = scene.caller(enqueue('play_num="true"'));
  scene.setState('ana', 'idle');
  scene.answers('ana');
  t.is(scene.leg(cleo).mute, 'in');
  refuse('play-to-conversation');
  t.is(scene.leg(cleo).mute, 'none');
});
