import test from 'ava';
import type { StoredEvent } from '../../../src/domain/engine/world/outward-event.ts';
import type { CallcenterId } from '../../../src/domain/ids.ts';
import type { EventLog } from '../../../src/operations/ports/event-log.ts';
import { SharedReads } from '../../../src/operations/runtime/shared-reads.ts';

const ACME = 'acme' as CallcenterId;
const ZETA = 'zeta' as CallcenterId;

/** A log whose reads are answered when the test says so, each with what was there when it began. */
class SlowLog implements EventLog {
  readonly pending: (() => void)[] = [];
  readonly #listeners: ((id: CallcenterId) => void)[] = [];
  #count = 0;

  eventsAfter(): Promise<readonly StoredEvent[]> {
    const found = Array.from({ length: this.#count }, (_, n) => ({
      event: 'callcenter.call.end' as const,
      eventId: n + 1,
      at: 0,
      body: {},
      bodyText: '{}',
    }));
    return new Promise((resolve) => {
      this.pending.push(() => {
        resolve(found);
      });
    });
  }

  latestEventId(): Promise<number> {
    return Promise.resolve(this.#count);
  }

  onStored(listener: (id: CallcenterId) => void): () => void {
    this.#listeners.push(listener);
    return () => undefined;
  }

  store(id: CallcenterId): void {
    this.#count += 1;
    for (const listener of this.#listeners) listener(id);
  }

  answerAll(): void {
    for (const answer of this.pending.splice(0)) answer();
  }
}

test('who reads the same at the same time shares one look at the log', async (t) => {
  const log = new SlowLog();
  const reads = new SharedReads(log);
  const both = [reads.eventsAfter(ACME, 0, 10), reads.eventsAfter(ACME, 0, 10)];
  void reads.eventsAfter(ACME, 5, 10);
  void reads.eventsAfter(ZETA, 0, 10);
  t.is(log.pending.length, 3);
  log.answerAll();
  const [one, other] = await Promise.all(both);
  t.is(one, other);
  void reads.eventsAfter(ACME, 0, 10);
  t.is(log.pending.length, 1, 'later ones look anew');
});

test('what was stored since a look began is not missed by who comes after', async (t) => {
  const log = new SlowLog();
  const reads = new SharedReads(log);
  const before = reads.eventsAfter(ACME, 0, 10);
  log.store(ACME);
  const after = reads.eventsAfter(ACME, 0, 10);
  log.answerAll();
  t.deepEqual([(await before).length, (await after).length], [0, 1]);
  const again = reads.eventsAfter(ACME, 0, 10);
  log.answerAll();
  t.is((await again).length, 1);
});
