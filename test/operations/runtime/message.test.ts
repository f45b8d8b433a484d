import test from 'ava';
import type { Event, Outcome } from '../../../src/domain/step.ts';
import { firstOfUse, type Message } from '../../../src/operations/runtime/message.ts';

const nothing = (): void => undefined;
const message = (event: Event): Message => ({
  event,
  logContext: {},
  answer: nothing,
  fail: nothing,
});

const OTHER = message({ kind: 'clock' });
const SEEN = message({
  kind: 'fact',
  fact: { kind: 'asterisk-seen', calls: [], bridges: [], sipAccounts: [], registered: [] },
});
const outcome: Outcome = {
  answer: { kind: 'none' },
  changes: [],
  events: [],
  figures: [],
  commands: [],
};

/** Which outcomes of a batch are carried out, `!` for each that is and `.` for the others. */
const carriedOut = (batch: readonly Message[], waiting: readonly Message[]): string => {
  const stepped = batch.map((each) => ({ message: each, outcome }));
  const first = firstOfUse(stepped, waiting);
  return batch.map((_, index) => (index >= first ? '!' : '.')).join('');
};

test('all that a batch decided is carried out if nobody looked what Asterisk has', (t) => {
  t.is(carriedOut([OTHER, OTHER], []), '!!');
  t.is(carriedOut([OTHER, OTHER], [OTHER]), '!!');
});

test('what was decided before the last look at what Asterisk has is not carried out', (t) => {
  t.is(carriedOut([OTHER, SEEN, OTHER], []), '.!!');
  t.is(carriedOut([SEEN, OTHER, SEEN, OTHER], [OTHER]), '..!!');
  t.is(carriedOut([OTHER, SEEN], []), '.!');
});

test('nothing is carried out while a look at what Asterisk has is still to be heard of', (t) => {
  t.is(carriedOut([OTHER, OTHER], [OTHER, SEEN]), '..');
  t.is(carriedOut([SEEN, OTHER], [SEEN]), '..');
});
