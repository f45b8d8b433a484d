import test from 'ava';
import { orderKeys } from '../../../../src/domain/engine/world/command-order.ts';
import type { CallId, ConversationId } from '../../../../src/domain/ids.ts';

const [old, next] = ['old' as ConversationId, 'next' as ConversationId];
const ana = 'ana' as CallId;

test('a bridge is closed only after the calls that move from it to another have left', (t) => {
  const close = orderKeys({ kind: 'close-bridge', conversationId: old });
  const join = { kind: 'join-bridge', conversationId: next, callIds: [ana], from: [old] } as const;
  t.true(orderKeys(join).some((key) => close.includes(key)));
  const whisper = { kind: 'start-whisper', callId: ana, toCallId: 'bob' as CallId, from: old };
  t.true(orderKeys({ ...whisper, kind: 'start-whisper' }).some((key) => close.includes(key)));
});
