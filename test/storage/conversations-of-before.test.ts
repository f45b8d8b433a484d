import test from 'ava';
import type { AgentName } from '../../src/domain/ids.ts';
import { whoCalls } from '../../src/storage/migrations/023-who-calls.ts';
import { conversationNumbers } from '../../src/storage/migrations/024-conversation-numbers.ts';
import { loadedAfter } from './loaded-after.ts';
import { call, change, conversation, task } from './sample-records.ts';

const without = (row: object, name: string): object =>
  Object.fromEntries(Object.entries(row).filter(([member]) => member !== name));

test('of callers and members of before, what they dialled and what they are called is not known', async (t) => {
  const now = conversation('talk');
  const [ana] = now.members;
  if (ana === undefined) throw new Error('nobody is there');
  const caller = { ...ana, callId: 'caller', party: { kind: 'outside', number: '+491' } };
  const old = { ...now, members: [ana, caller].map((one) => without(one, 'modeSince')) };
  const waiting = task('t1');
  const loaded = await loadedAfter(t, whoCalls, [
    change('queue_task', 't1', { ...waiting, origin: without(waiting.origin, 'dialled') } as never),
    change('call', 'caller', without(call('caller'), 'dialled') as never),
    change('conversation', 'talk', old as never),
    change('conversation', 'empty', conversation('empty', { members: [] })),
  ]);
  t.deepEqual(loaded?.tasks, [{ ...waiting, origin: { ...waiting.origin, dialled: '' } as never }]);
  t.deepEqual(loaded?.calls, [{ ...call('caller'), dialled: '' } as never]);
  const talk = loaded?.conversations.find(({ id }) => id === 'talk');
  const party = { kind: 'outside', number: '+491', name: '' };
  t.deepEqual(talk?.members as unknown, [ana, { ...caller, party, modeSince: caller.joinedAt }]);
  t.deepEqual(loaded?.conversations.find(({ id }) => id === 'empty')?.members, []);
});

test('conversations of before know the numbers that are in them, and that of the caller who came to them', async (t) => {
  const now = conversation('talk', { agents: ['ana' as AgentName] });
  const [ana] = now.members;
  const line = { ...ana, callId: 'line', party: { kind: 'outside', number: '77', name: '' } };
  const nameless = { ...ana, callId: 'x', party: { kind: 'outside', number: '', name: '' } };
  const old = { ...without(now, 'numbers'), members: [ana, line, nameless] };
  const loaded = await loadedAfter(t, conversationNumbers, [
    change('queue_task', `task-of-talk`, task('task-of-talk')),
    change('conversation', 'talk', old as never),
  ]);
  const [talk] = loaded?.conversations ?? [];
  t.deepEqual(talk?.numbers, ['+4912345', '77']);
});
