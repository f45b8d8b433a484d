import test from 'ava';
import { formatState, parseSettableState } from '../../src/domain/agent-state.ts';

const settable = [
  ['idle', { kind: 'idle' }],
  ['busy', { kind: 'busy', note: '' }],
  ['away', { kind: 'away', note: '' }],
  ['busy/notes', { kind: 'busy', note: 'notes' }],
  ['away/lunch/short break', { kind: 'away', note: 'lunch/short break' }],
  ['away/午餐', { kind: 'away', note: '午餐' }],
  [`busy/${'💼'.repeat(256)}`, { kind: 'busy', note: '💼'.repeat(256) }],
] as const;

for (const [text, state] of settable) {
  test(`the state ${text.slice(0, 30)} may be set and is written the same again`, (t) => {
    const parsed = parseSettableState(text);
    t.deepEqual(parsed, state);
    t.is(formatState(state), text);
  });
}

const refused = [
  ['', 'idle/x', 'Idle', ' idle', 'idle\n', 'online', 'fetching', 'talking', 'offline', 'none'],
  ['busy/', 'busy//x', 'busy/x/', 'busy/a//b', 'away/a\nb', 'away/a\u0000', 'busyx', 'away/\ud800'],
  [`busy/${'x'.repeat(257)}`],
].flat();

for (const text of refused) {
  test(`the state ${JSON.stringify(text.slice(0, 30))} may not be set`, (t) => {
    t.is(parseSettableState(text), null);
  });
}

test('states that are not set by anyone have a written form too', (t) => {
  t.is(formatState({ kind: 'online' }), 'online');
  t.is(formatState({ kind: 'fetching' }), 'fetching');
  t.is(formatState({ kind: 'talking' }), 'talking');
  t.is(formatState({ kind: 'offline', note: '' }), 'offline');
  t.is(formatState({ kind: 'offline', note: 'lease' }), 'offline/lease');
});
