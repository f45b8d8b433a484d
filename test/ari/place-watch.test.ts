import test from 'ava';
import { PlaceWatch } from '../../src/ari/place-watch.ts';
import type { Command } from '../../src/domain/engine/world/command.ts';
import type { CallId, ConversationId } from '../../src/domain/ids.ts';

const CALL = 'ana-call' as CallId;
const TALK = 'talk' as ConversationId;
const JOIN: Command = { kind: 'join-bridge', conversationId: TALK, callIds: [CALL], from: [] };
const LEAVE: Command = { kind: 'leave-bridge', conversationId: TALK, callId: CALL };
const HANG_UP: Command = { kind: 'hang-up', callId: CALL };
const OPEN = { kind: 'open-bridge', conversationId: TALK, callcenterId: 'cc' } as Command;
const CLOSE: Command = { kind: 'close-bridge', conversationId: TALK };

/** A call that was put into a bridge a second ago, and is there. */
const talking = (): PlaceWatch => {
  const watch = new PlaceWatch();
  watch.entered(CALL);
  watch.begins(OPEN);
  watch.done(OPEN, 0);
  watch.begins(JOIN);
  watch.joined(CALL, TALK, 0);
  watch.done(JOIN, 0);
  return watch;
};

test('what our own commands do is no finding, in whatever order their events and answers come', (t) => {
  const watch = talking();
  watch.begins(LEAVE);
  watch.done(LEAVE, 1000);
  watch.left(CALL, TALK, 1020);
  watch.begins(CLOSE);
  watch.bridgeDestroyed(TALK, 1030);
  watch.done(CLOSE, 1040);
  watch.begins(HANG_UP);
  watch.ended(CALL);
  watch.done(HANG_UP, 1050);
  t.true(watch.isQuiet);
  t.deepEqual(watch.findings(9000), []);
});

test('a call that other hands took out of its bridge is found when that has lasted 300 ms', (t) => {
  const watch = talking();
  watch.left(CALL, TALK, 1000);
  t.deepEqual(watch.findings(1299), []);
  t.deepEqual(watch.findings(1300), [{ kind: 'call-out-of-place', callId: CALL, bridge: null }]);
  t.deepEqual(watch.findings(1600), [], 'once told it is not told at each look');
  watch.begins(JOIN);
  watch.joined(CALL, TALK, 1610);
  watch.done(JOIN, 1620);
  t.true(watch.isQuiet);
});

test('while a command moves the call, and shortly after, a difference is no finding', (t) => {
  const watch = talking();
  watch.left(CALL, TALK, 1000);
  watch.begins(JOIN);
  t.deepEqual(watch.findings(2000), []);
  watch.done(JOIN, 2000);
  t.deepEqual(watch.findings(2299), []);
  t.is(watch.findings(2300).length, 1);
});

test('a call in a bridge of others is found with the bridge', (t) => {
  const watch = talking();
  watch.left(CALL, TALK, 1000);
  watch.joined(CALL, 'theirs', 1000);
  t.deepEqual(watch.findings(1300), [
    { kind: 'call-out-of-place', callId: CALL, bridge: 'theirs' as ConversationId },
  ]);
});

test('a bridge that other hands destroyed is found, and with it all who were in it', (t) => {
  const watch = talking();
  watch.left(CALL, TALK, 1000);
  watch.bridgeDestroyed(TALK, 1000);
  t.deepEqual(watch.findings(1300), [{ kind: 'bridge-gone', conversationId: TALK }]);
  t.true(watch.isQuiet);
});

test('a call that left the application and does not end is taken, one that ends is not', (t) => {
  const watch = talking();
  watch.departed(CALL, 1000);
  t.deepEqual(watch.findings(1999), []);
  t.deepEqual(watch.findings(2000), [{ kind: 'call-taken', callId: CALL }]);
  const other = talking();
  other.departed(CALL, 1000);
  other.ended(CALL);
  t.deepEqual(other.findings(2000), []);
});

test('a call that is hung up, or not there to be hung up, and of whose end nobody tells, is taken', (t) => {
  const watch = talking();
  watch.begins(HANG_UP);
  watch.done(HANG_UP, 1000);
  t.deepEqual(watch.findings(3000), [{ kind: 'call-taken', callId: CALL }]);
  const other = talking();
  other.callMissing(CALL, 1000);
  t.deepEqual(other.findings(1500), [{ kind: 'call-taken', callId: CALL }]);
});

test('what happens while Asterisk is looked at counts more than what was seen', (t) => {
  const watch = talking();
  watch.lookBegins();
  watch.left(CALL, TALK, 1000);
  const seen = { callId: CALL, origin: 'platform', state: 'up', attempts: null } as const;
  const calls = [{ ...seen, conversationId: TALK, callcenterId: null }];
  watch.looked({ calls, bridges: [] }, 1010);
  t.deepEqual(watch.findings(1310), [{ kind: 'call-out-of-place', callId: CALL, bridge: null }]);
});
