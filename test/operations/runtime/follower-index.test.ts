import test from 'ava';
import type { StoredEvent } from '../../../src/domain/engine/world/outward-event.ts';
import type { AgentName } from '../../../src/domain/ids.ts';
import {
  type EventFilter,
  EventFollower,
  MOST_WAITING,
} from '../../../src/operations/runtime/event-follower.ts';
import { FollowerIndex } from '../../../src/operations/runtime/follower-index.ts';

const stateChanged = (eventId: number, name: string): StoredEvent => ({
  eventId,
  event: 'callcenter.agent.state_changed',
  at: 1,
  body: { name },
  bodyText: JSON.stringify({ name }),
});

const follower = (filter: Partial<EventFilter> = {}): EventFollower =>
  new EventFollower({ types: [], agents: [], ...filter });

const named = (name: string): Partial<EventFilter> => ({ agents: [name as AgentName] });

test('of thousands who follow an agent each, an event is shown to those of its agent alone', (t) => {
  const index = new FollowerIndex();
  const followers = Array.from({ length: 2000 }, (_, n) => follower(named(`agent-${n}`)));
  for (const one of followers) index.add(one);
  t.deepEqual([...index.wanting(stateChanged(1, 'agent-7'))], [followers[7]]);
});

test('those who want a type, and those who want all, are found beside those of the agent', (t) => {
  const index = new FollowerIndex();
  const [all, ofType, ofOtherType, ofAna] = [
    follower(),
    follower({ types: ['callcenter.agent.state_changed'] }),
    follower({ types: ['callcenter.call.end'] }),
    follower(named('ana')),
  ] as const;
  for (const one of [all, ofType, ofOtherType, ofAna]) index.add(one);
  t.deepEqual(new Set(index.wanting(stateChanged(1, 'ana'))), new Set([all, ofType, ofAna]));
  index.remove(all);
  index.remove(ofAna);
  t.deepEqual([...index.wanting(stateChanged(2, 'ana'))], [ofType]);
});

test('who follows two agents that an event names takes it once', (t) => {
  const one = follower({ agents: ['ana', 'bob'] as AgentName[] });
  const index = new FollowerIndex();
  index.add(one);
  const event: StoredEvent = {
    ...stateChanged(5, ''),
    event: 'callcenter.conversation.parts_changed',
    body: { members: [{ agent_name: 'ana' }, { agent_name: 'bob' }] },
  };
  for (const found of index.wanting(event)) found.hand(event);
  t.deepEqual(one.take(), [event]);
});

test('who takes nothing is handed so many events and not one more', (t) => {
  const one = follower();
  one.begin(10);
  t.is(one.hand(stateChanged(10, 'ana')), 'not-wanted');
  for (let n = 1; n <= MOST_WAITING; n += 1) t.is(one.hand(stateChanged(10 + n, 'ana')), 'taken');
  t.is(one.hand(stateChanged(1000, 'ana')), 'too-many');
  t.is(one.take().length, MOST_WAITING);
});
