import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import test from 'ava';
import type { KeyId } from '../../src/domain/ids.ts';
import { Keys } from '../../src/operations/keys.ts';
import { MemoryApiKeys } from '../helpers/memory-api-keys.ts';
import { MemoryClock } from '../helpers/memory-clock.ts';

const GIVEN = 'a-key-that-somebody-chose-themselves-0';
const ENVIRONMENT = 'environment-key' as KeyId;

const scene = () => {
  const stored = new MemoryApiKeys();
  const clock = new MemoryClock();
  return { stored, clock, keys: new Keys(stored, clock) };
};

const forReading = {
  access: { role: 'read', callcenterId: null },
  name: null,
  signing: false,
  expiresAt: null,
} as const;

test('where there is no key at all a first one is made, once', async (t) => {
  const { stored, clock, keys } = scene();
  const made = await keys.provideAdmin(null);
  if (made.kind !== 'made') return t.fail(made.kind);
  t.is((await keys.byText(made.text))?.access.role, 'admin');
  t.deepEqual(await new Keys(stored, clock).provideAdmin(null), { kind: 'kept' });
  t.is(stored.rows.size, 1);
});

test('of a key nothing is kept but its digest', async (t) => {
  const { stored, keys } = scene();
  const { key, text } = await keys.make(forReading);
  t.is(key.digest, createHash('sha256').update(text).digest('hex'));
  t.false(JSON.stringify([...stored.rows]).includes(text.slice(4)));
});

test('a key that the environment sets is an admin’s, and another one takes its place', async (t) => {
  const { stored, keys } = scene();
  t.like(await keys.provideAdmin(GIVEN), { kind: 'given' });
  t.is((await keys.byText(GIVEN))?.access.role, 'admin');
  await keys.provideAdmin(`${GIVEN}1`);
  t.is(await new Keys(stored, new MemoryClock()).byText(GIVEN), null);
  t.deepEqual([...stored.rows.keys()], [ENVIRONMENT]);
  // Without it in the environment it stays.
  t.deepEqual(await keys.provideAdmin(null), { kind: 'kept' });
  t.not(await keys.byText(`${GIVEN}1`), null);
});

test('the environment may set a key that was made before, if it is an admin’s', async (t) => {
  const { stored, keys } = scene();
  const made = await keys.provideAdmin(null);
  if (made.kind !== 'made') return t.fail(made.kind);
  t.like(await keys.provideAdmin(made.text), { kind: 'given' });
  t.is(stored.rows.size, 1);
  const { text } = await keys.make(forReading);
  await t.throwsAsync(keys.provideAdmin(text), {
    message: /^ADMIN_KEY is the key .* of role read/,
  });
});

test('a key that is used often is read once a second', async (t) => {
  const { stored, clock, keys } = scene();
  const { text } = await keys.make(forReading);
  for (let turn = 0; turn < 100; turn += 1) await keys.byText(text);
  t.is(stored.reads, 1);
  clock.advance(1000);
  await keys.byText(text);
  t.is(stored.reads, 2);
});

test('a key that was used within the last minute is read before somebody waits for it', async (t) => {
  const { stored, clock, keys } = scene();
  const { text } = await keys.make(forReading);
  await keys.byText(text);
  clock.advance(900);
  await keys.refresh();
  const { reads } = stored;
  clock.advance(900);
  t.not(keys.lookUp(text).fresh, null);
  t.not(await keys.byText(text), null);
  t.is(stored.reads, reads);
  clock.advance(60_000);
  await keys.refresh();
  t.is(stored.reads, reads);
});

test('a key that another process removed is known for no longer because it is read again and again', async (t) => {
  const { stored, clock, keys } = scene();
  const { key, text } = await keys.make(forReading);
  await keys.byText(text);
  await keys.byId(key.id);
  stored.rows.delete(key.id);
  clock.advance(700);
  await keys.refresh();
  t.is(keys.lookUp(text).fresh, null);
  t.is(await keys.byText(text), null);
  t.is(await keys.byId(key.id), null);
});

test('a key that is removed while it is read again stays forgotten', async (t) => {
  const { stored, keys } = scene();
  await keys.provideAdmin(GIVEN);
  const { key, text } = await keys.make(forReading);
  await keys.byText(text);
  const removed = new EventEmitter();
  const find = stored.find.bind(stored);
  stored.find = async (id) => {
    stored.find = find;
    const found = await find(id);
    await once(removed, 'done');
    return found;
  };
  const reading = keys.refresh();
  await keys.remove(key.id);
  removed.emit('done');
  await reading;
  t.is(keys.lookUp(text).fresh, null);
});

test('what went with something else is not known any more as soon as that is told', async (t) => {
  const { stored, keys } = scene();
  const { key, text } = await keys.make(forReading);
  await keys.byText(text);
  stored.rows.delete(key.id);
  t.not(await keys.byText(text), null);
  keys.readAnew();
  t.is(await keys.byText(text), null);
});
