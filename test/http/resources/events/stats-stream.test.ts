import { setImmediate } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import type { CallcenterId } from '../../../../src/domain/ids.ts';
import { EVENT_DATA } from '../../../../src/http/resources/events/view.ts';
import { EventFeeds } from '../../../../src/operations/follow-events.ts';
import { ADMIN_KEY, bearer } from '../../../helpers/access.ts';
import { EventReader } from '../../../helpers/event-reader.ts';
import { refusedArgument, type ServedApi } from '../../served-api.ts';
import { ACME, ringAna, serveQueue, untilTask, XML } from '../queue-tasks/served-queue.ts';

const follow = async (t: ExecutionContext, api: ServedApi, query: string): Promise<EventReader> => {
  const url = `http://127.0.0.1:${api.port}/v1${ACME}/events?${query}`;
  const reader = await EventReader.open(url, { headers: bearer(ADMIN_KEY) });
  t.teardown(() => reader.close());
  return reader;
};

/** So that whatever can be done without the passing of time is done. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
};

const second = async (api: ServedApi): Promise<void> => {
  await settle();
  api.clock.advance(1000);
  await settle();
};

test('figures come at once to whoever asks for them, and then each second in which they changed', async (t) => {
  const api = await serveQueue(t);
  const stats = await follow(t, api, 'type=callcenter.stats');
  await stats.untilHas(1);
  t.like(stats.events[0], { waiting: 0, agents: { logged_in: 1, idle: 1 }, event_id: 0 });
  await ringAna(api);
  api.telephony.callerArrives('acme', { number: '202', enqueueXml: XML });
  await untilTask(api, 'waiting');
  const came = api.clock.now();
  await second(api);
  await stats.untilHas(2);
  const [told] = stats.events.slice(-1);
  t.like(told, { waiting: 1, ringing: 1, waits_since: came, current_time: came + 1000 });
  t.like(told?.['conditions'], [{ condition: 'all', waiting: 1, waits_since: came }]);
  t.notThrows(() => EVENT_DATA['callcenter.stats'].strict().parse(told));
  for (let quiet = 0; quiet < 5; quiet += 1) await second(api);
  await api.do('POST', `${ACME}/agent/ana/reject`, {
    queue_task_id: (
      await api.do<{ result: { id: string }[] }>('GET', `${ACME}/queue_task?state=fetching`)
    ).result[0]?.id,
  });
  await second(api);
  await stats.untilHas(3);
  t.is(stats.events.length, 3, 'nothing came while nothing changed');
  t.is(stats.lastEventId, String(api.store.events.length), 'and where to go on is known');
});

const setState = (api: ServedApi, state: string) =>
  api.do('POST', `${ACME}/agent/ana/state`, { state });

test('whoever follows later does not make figures come more often than each second', async (t) => {
  const api = await serveQueue(t);
  const halfASecond = async (): Promise<void> => {
    await settle();
    api.clock.advance(500);
    await settle();
  };
  const stats = await follow(t, api, 'type=callcenter.stats');
  await stats.untilHas(1);
  await halfASecond();
  const later = await follow(t, api, 'type=callcenter.stats');
  await later.untilHas(1);
  await setState(api, 'busy');
  await halfASecond();
  await stats.untilHas(2);
  await setState(api, 'away');
  await halfASecond();
  await setState(api, 'idle');
  await halfASecond();
  await stats.untilHas(3);
  t.like(stats.events[2], { agents: { idle: 1, busy: 0, away: 0 } });
});

test('what changed and changed back within a second is not told', async (t) => {
  const api = await serveQueue(t);
  const stats = await follow(t, api, 'type=callcenter.stats');
  await stats.untilHas(1);
  await setState(api, 'busy');
  await setState(api, 'idle');
  await second(api);
  await setState(api, 'away');
  await second(api);
  await stats.untilHas(2);
  t.like(stats.events[1], { agents: { idle: 0, away: 1 } });
});

test('figures of the last hour change as it goes by', async (t) => {
  const api = await serveQueue(t);
  const caller = api.telephony.callerArrives('acme', { number: '202', enqueueXml: XML });
  await untilTask(api, 'fetching');
  api.telephony.hangUp(caller);
  await untilTask(api, 'fail');
  const stats = await follow(t, api, 'type=callcenter.stats');
  await stats.untilHas(1);
  t.like(stats.events[0], { hour: { offered: 1, abandoned: 1 } });
  api.clock.advance(3_610_000);
  await stats.untilHas(2);
  t.like(stats.events.at(-1), { hour: { offered: 0, service_level: null } });
});

test('whoever does not ask for figures is sent none', async (t) => {
  const api = await serveQueue(t);
  const all = await follow(t, api, 'last_event_id=0');
  await follow(t, api, 'type=callcenter.stats');
  await ringAna(api);
  await second(api);
  await all.untilHas(api.store.events.length);
  t.false(all.names.includes('callcenter.stats'));
  const wrong = await api.call('GET', `${ACME}/events?type=callcenter.webhook.test`);
  refusedArgument(t, wrong, 'query', 'type[0]');
});

test('figures are made once for all who follow, and whoever is slow is told the latest alone', async (t) => {
  const api = await serveQueue(t);
  const { callcenters, store: events, clock } = api;
  const feeds = new EventFeeds({ callcenters, events, clock });
  const ended = new AbortController();
  const what = {
    callcenterId: 'acme' as CallcenterId,
    after: null,
    filter: { types: ['callcenter.stats'], agents: [] },
    mayTell: () => true,
    quietForMs: 60_000,
    ended: ended.signal,
  } as const;
  const [one, other] = [feeds.follow(what), feeds.follow(what)];
  const nextOf = async (stream: typeof one) => {
    for (;;) {
      const { value } = await stream.next();
      if (value?.passing !== null && value !== undefined) return value.passing;
    }
  };
  const [first, same] = [await nextOf(one), await nextOf(other)];
  t.is(first, same, 'it is one object');
  for (const state of ['busy', 'away', 'idle']) {
    await api.do('POST', `${ACME}/agent/ana/state`, { state });
    await second(api);
  }
  const latest = await nextOf(one);
  t.like(JSON.parse(latest.bodyText), { agents: { idle: 1, busy: 0, away: 0 } });
  t.is(latest.at, clock.now());
  ended.abort();
  await Promise.all([one.return(), other.return()]);
});
