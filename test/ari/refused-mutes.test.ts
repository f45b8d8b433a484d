import test from 'ava';
import { RefusedMutes } from '../../src/ari/refused-mutes.ts';
import type { CallId, ConversationId } from '../../src/domain/ids.ts';

const [ana, ben] = ['ana' as CallId, 'ben' as CallId];
const mute = (direction: 'none' | 'both') =>
  ({ kind: 'mute', callId: ana, direction, before: null }) as const;
const join = (...callIds: CallId[]) =>
  ({ kind: 'join-bridge', conversationId: 'talk' as ConversationId, callIds, from: [] }) as const;

test('a call that Asterisk would not mute is kept from joining, and from that alone', (t) => {
  const mutes = new RefusedMutes();
  mutes.refused(mute('both'));
  t.is(mutes.spare(join(ana)), null);
  t.deepEqual(mutes.spare(join(ana, ben)), join(ben));
  t.is(mutes.spare({ kind: 'start-whisper', callId: ana, toCallId: ben, from: null }), null);
  t.is(mutes.spare({ kind: 'start-whisper', callId: ben, toCallId: ana, from: null }), null);
  const from = 'talk' as ConversationId;
  t.deepEqual(mutes.spare({ kind: 'start-whisper', callId: ben, toCallId: ana, from }), {
    ...{ kind: 'leave-bridge', conversationId: from, callId: ben },
  });
  t.deepEqual(mutes.spare({ kind: 'hang-up', callId: ana }), { kind: 'hang-up', callId: ana });
});

test('it may join once it could be muted, and an unmute that is refused harms nobody', (t) => {
  const mutes = new RefusedMutes();
  mutes.refused(mute('none'));
  t.deepEqual(mutes.spare(join(ana)), join(ana));
  mutes.refused(mute('both'));
  mutes.done(mute('none'));
  t.is(mutes.spare(join(ana)), null, 'that it could be unmuted says nothing');
  mutes.done(mute('both'));
  t.deepEqual(mutes.spare(join(ana)), join(ana));
});

test('a caller who was back in the IVR comes anew', (t) => {
  const mutes = new RefusedMutes();
  mutes.refused(mute('both'));
  mutes.done({ kind: 'return-to-ivr', callId: ana, variables: {} });
  t.deepEqual(mutes.spare(join(ana)), join(ana));
});
