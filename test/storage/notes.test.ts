import type { AgentName, ConversationId } from '../../src/domain/ids.ts';
import type { Note } from '../../src/domain/note.ts';
import { change, conversation } from './sample-records.ts';
import { testEachStore } from './both-stores.ts';
import { ACME, ZETA } from './temporary-store.ts';

const note = (id: string, different: Partial<Note> = {}): Note => ({
  conversationId: id as ConversationId,
  text: 'it\'s "anything" 😀',
  outcome: 'order',
  agent: 'ana' as AgentName,
  at: 2000,
  conversationAt: 1000,
  ...different,
});

testEachStore(
  'notes are found by conversation, the latest of each, and outcomes counted',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const put = (callcenterId: typeof ACME, ...notes: readonly Note[]) =>
      store.commit({
        callcenterId,
        changes: notes.map((one) => change('note', one.conversationId, one)),
        events: [],
      });
    await put(ACME, note('a'), note('b'), note('c', { outcome: null }), note('d', { agent: null }));
    await put(ZETA, note('a', { text: 'of another' }));
    await put(ACME, note('b', { outcome: 'no interest' }), note('e', { conversationAt: 5000 }));
    const found = await store.findNotes(ACME, ['a', 'b', 'none'] as ConversationId[]);
    t.deepEqual([...found.values()], [note('a'), note('b', { outcome: 'no interest' })]);
    t.deepEqual(await store.reports.byOutcome(ACME, { from: 1000, to: 5000 }), [
      { outcome: 'no interest', agent: 'ana', conversations: 1 },
      { outcome: 'order', agent: null, conversations: 1 },
      { outcome: 'order', agent: 'ana', conversations: 1 },
    ]);
    t.deepEqual(await store.reports.byOutcome(ACME, { from: 6000, to: 7000 }), []);
  },
);

testEachStore(
  'a note is removed with the figures of its time, and can be written of a conversation that is gone',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    await store.commit({
      callcenterId: ACME,
      changes: [
        change('conversation', 'a', conversation('a')),
        change('note', 'a', note('a')),
        change('note', 'gone', note('gone')),
      ],
      events: [],
    });
    t.is(await store.removeOldFigures(ACME, 1000, 10), 0);
    t.is(await store.removeOldFigures(ACME, 1001, 10), 2);
    t.is((await store.findNotes(ACME, ['a', 'gone'] as ConversationId[])).size, 0);
  },
);
