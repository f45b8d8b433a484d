import test from 'ava';
import {
  AGENT_ATTRIBUTES,
  CONDITION_ATTRIBUTES,
  ENQUEUE_ATTRIBUTES,
  LAST_AGENT_ATTRIBUTES,
  SKILL_ATTRIBUTES,
} from '../../../src/domain/enqueue/attributes.ts';
import { enqueueFor, HEARD_ATTRIBUTES, office, type Row } from './queueing-office.ts';
import { ON_ENQUEUE } from './enqueue-attributes-shown.ts';
import { ON_ENTRIES } from './entry-attributes-shown.ts';

for (const [attribute, what, show] of ON_ENQUEUE) {
  test(`${attribute} on <enqueue>: ${what}`, (t) => {
    show(t);
  });
}

for (const [attribute, what, show] of ON_ENTRIES) {
  test(`${attribute} on an entry: ${what}`, (t) => {
    show(t);
  });
}

const spellingsIn = (...tables: readonly object[]): string[] => {
  const rows = tables.flatMap((table) => Object.values(table) as { spellings: string[] }[]);
  return [...new Set(rows.flatMap(({ spellings }) => spellings))].sort();
};
const named = (rows: readonly Row[]): string[] => rows.map(([attribute]) => attribute);

test('every attribute there is has been shown, in every spelling', (t) => {
  t.deepEqual([...named(ON_ENQUEUE), ...HEARD_ATTRIBUTES].sort(), spellingsIn(ENQUEUE_ATTRIBUTES));
  const ofEntries = spellingsIn(
    CONDITION_ATTRIBUTES,
    AGENT_ATTRIBUTES,
    SKILL_ATTRIBUTES,
    LAST_AGENT_ATTRIBUTES,
  );
  t.deepEqual(named(ON_ENTRIES).sort(), ofEntries);
});

test('what an entry does not say is taken from the stored condition', (t) => {
  const stored = { priority: 5, timeoutMs: 50_000, queueTimeoutMs: 20_000, fetchTimeoutMs: 9_000 };
  const scene = office('busy');
  scene.condition('vip', { ...stored, where: 'has("sales")' });
  const vip = scene.caller(enqueueFor('<condition name="vip"/>'));
  const own = 'priority="1" timeout="3" queue_timeout="2" fetch_timeout="1"';
  const other = scene.caller(enqueueFor(`<condition name="vip" ${own}/>`));
  const said = { priority: 1, timeoutMs: 3_000, queueTimeoutMs: 2_000, fetchTimeoutMs: 1_000 };
  t.like(scene.task(vip).routes, [[{ ...stored, priority: null }]]);
  t.like(scene.task(other).routes, [[said]]);
  const plain = scene.caller(enqueueFor('<condition name="sales" priority="4"/>'));
  scene.setState('ana', 'idle');
  t.is(scene.state(plain), 'waiting');
  t.is(scene.state(vip), 'fetching ana', 'by the priority of the condition');
});
