import test from 'ava';
import { concerns } from '../../src/ari/command-calls.ts';
import type { CallId, ConversationId } from '../../src/domain/ids.ts';

const [old, next] = ['old' as ConversationId, 'next' as ConversationId];
const ana = 'ana' as CallId;

test('a bridge is not closed before those have left it who go from it to another', (t) => {
  const close = concerns({ kind: 'close-bridge', conversationId: old });
  const join = { kind: 'join-bridge', conversationId: next, callIds: [ana], from: [old] } as const;
  t.true(concerns(join).some((lane) => close.includes(lane)));
  const whisper = { kind: 'start-whisper', callId: ana, toCallId: 'bob' as CallId, from: old };
  t.true(concerns({ ...whisper, kind: 'start-whisper' }).some((lane) => close.includes(lane)));
});
