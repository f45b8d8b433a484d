import type { CallcenterId } from '../../src/domain/ids.ts';
import type { Post, Posted } from '../../src/delivery/webhook-sender.ts';
import type { DeliveryDeps } from '../../src/delivery/callcenter-delivery.ts';
import { WebhookDelivery } from '../../src/delivery/delivery.ts';
import type { Clock } from '../../src/operations/ports/clock.ts';
import type { ReadEvent } from '../helpers/event-reader.ts';
import { MemoryClock } from '../helpers/memory-clock.ts';
import { MemoryStore } from '../helpers/memory-store.ts';
import { MemoryDeliveries, MemoryWebhooks } from '../helpers/memory-webhooks.ts';

export const ACME = 'acme' as CallcenterId;
export const ZETA = 'zeta' as CallcenterId;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const webhook = (url = 'https://crm.example/', batch = false) => ({
  url,
  secret: 's',
  batch,
  switchedOffAt: null,
});

/** Everything that can be done without waiting for time to pass is done. */
const settle = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

export type Mood = 'takes' | 'fails' | 'breaks' | 'takes-unheard' | 'dawdles' | 'gone';

/** A receiver and the service that delivers to it, in time that only the test moves. */
export class WebhookScene {
  readonly clock = new MemoryClock();
  readonly store = new MemoryStore();
  readonly webhooks = new MemoryWebhooks();
  readonly deliveries = new MemoryDeliveries();
  readonly log: { fields: object; message: string }[] = [];
  /** Ids of the events that the receiver took, in their order. */
  readonly taken: number[] = [];
  /** When each request came, of which event first, and how many. */
  readonly came: {
    readonly at: number;
    readonly id: number;
    readonly count: number;
    readonly url: string;
  }[] = [];
  mood: Mood = 'takes';
  #service: WebhookDelivery;
  #life = { alive: true };
  #dawdling: (() => void)[] = [];

  readonly #isBatch: boolean;

  constructor(isBatch = false) {
    this.#isBatch = isBatch;
    this.webhooks.set(ACME, webhook(undefined, isBatch));
    this.#service = this.#start();
  }

  get service(): WebhookDelivery {
    return this.#service;
  }

  /** So many events happen, and are stored together. */
  async happen(count: number, id = ACME, body = {}): Promise<void> {
    await this.store.commit({
      callcenterId: id,
      changes: [],
      events: Array.from({ length: count }, () => ({
        event: 'callcenter.call.end' as const,
        at: this.clock.now(),
        body,
      })),
    });
    await settle();
  }

  async set(url: string | null): Promise<void> {
    const latest = await this.store.latestEventId(ACME);
    this.webhooks.set(ACME, url === null ? null : webhook(url, this.#isBatch), latest);
    await this.store.commit({
      callcenterId: ACME,
      changes: [{ kind: 'callcenter', key: ACME, record: null }],
      events: [],
    });
    await settle();
  }

  async pass(ms: number): Promise<void> {
    this.clock.advance(ms);
    this.#dawdling.splice(0).forEach((answer) => {
      answer();
    });
    await settle();
  }

  /** The process is killed, and started again. */
  async crash(): Promise<void> {
    this.#life.alive = false;
    this.#life = { alive: true };
    this.#dawdling = [];
    this.#service = this.#start();
    await settle();
  }

  /** Well again, and for long enough. */
  async recover(): Promise<void> {
    this.mood = 'takes';
    this.webhooks.failures = 0;
    for (let round = 0; round < 4; round += 1) await this.pass(6 * MINUTE_MS);
  }

  readonly #post: Post = ({ url, body }) => {
    const posted = JSON.parse(body) as ReadEvent | ReadEvent[];
    if (Array.isArray(posted) !== this.#isBatch) throw new Error(`not as it is set: ${body}`);
    const ids = [posted].flat().map(({ event_id }) => event_id);
    this.came.push({ at: this.clock.now(), id: ids[0] ?? 0, count: ids.length, url });
    if (this.mood === 'takes' || this.mood === 'takes-unheard') this.taken.push(...ids);
    if (this.mood !== 'dawdles') return Promise.resolve(ANSWERS[this.mood]);
    return new Promise((resolve) => {
      this.#dawdling.push(() => {
        this.taken.push(...ids);
        resolve(ANSWERS.takes);
      });
    });
  };

  #start(): WebhookDelivery {
    const life = this.#life;
    const service = new WebhookDelivery({
      events: this.store,
      positions: mortal(life, this.webhooks),
      deliveries: this.deliveries,
      settings: this.webhooks,
      post: (request, signal) => (life.alive ? this.#post(request, signal) : never()),
      clock: mortalClock(life, this.clock),
      log: this.#logger(),
      random: () => 0.5,
    });
    service.start();
    return service;
  }

  #logger(): DeliveryDeps['log'] {
    const line = (fields: object, message: string): void => {
      this.log.push({ fields, message });
    };
    return { debug: line, info: line, warn: line, error: line };
  }
}

const ANSWERS: Record<Exclude<Mood, 'dawdles'>, Posted> = {
  takes: { kind: 'answered', status: 200 },
  fails: { kind: 'answered', status: 500 },
  breaks: { kind: 'failed', reason: 'other side closed' },
  'takes-unheard': { kind: 'failed', reason: 'other side closed' },
  gone: { kind: 'answered', status: 410 },
};

const never = <Value>(): Promise<Value> => new Promise(() => undefined);

/** What a dead process asks for is never done. */
const mortal = (life: { alive: boolean }, webhooks: MemoryWebhooks): DeliveryDeps['positions'] => ({
  webhookPosition: (id) => (life.alive ? webhooks.webhookPosition(id) : never()),
  moveWebhookPosition: (id, eventId) =>
    life.alive ? webhooks.moveWebhookPosition(id, eventId) : never(),
});

const mortalClock = (life: { alive: boolean }, clock: Clock): Clock => ({
  now: () => clock.now(),
  wakeAt: (moment, wake) =>
    clock.wakeAt(moment, () => {
      if (life.alive) wake();
    }),
});
