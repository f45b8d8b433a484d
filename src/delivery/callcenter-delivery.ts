import type { Webhook } from '../domain/callcenter.ts';
import type { StoredEvent } from '../domain/engine/world/outward-event.ts';
import type { CallcenterId } from '../domain/ids.ts';
import type { Clock } from '../operations/ports/clock.ts';
import type { EventLog } from '../operations/ports/event-log.ts';
import type { Logger } from '../operations/ports/logger.ts';
import type {
  Delivery,
  WebhookDeliveries,
  WebhookPositions,
  WebhookSettings,
} from '../operations/ports/webhooks.ts';
import type { Post, Posted } from './webhook-sender.ts';
import { attempt } from './attempt.ts';
import { retryPauseMs } from './retry-pause.ts';

/** Events that are read at once. */
const AT_ONCE = 100;
/** Who was away for longer has missed something. */
export const GIVEN_UP_AFTER_MS = 24 * 60 * 60 * 1000;
/** How long a request under way may take to end when the service stops. */
const CLOSE_GRACE_MS = 2000;
/** Bytes of events that are posted together, but for the first if it alone has more. */
const MOST_TOGETHER_BYTES = 256 * 1024;
const GONE = 410;

export interface DeliveryDeps {
  readonly events: EventLog;
  readonly positions: WebhookPositions;
  readonly deliveries: WebhookDeliveries;
  readonly settings: WebhookSettings;
  readonly post: Post;
  readonly clock: Clock;
  readonly log: Logger;
  /** Gives numbers in [0, 1). */
  readonly random: () => number;
}

const nothing = (): void => undefined;

const isTaken = (posted: Posted): boolean =>
  posted.kind === 'answered' && posted.status >= 200 && posted.status < 300;

const isGone = (posted: Posted): boolean => posted.kind === 'answered' && posted.status === GONE;

const reasonOf = (posted: Posted): string =>
  posted.kind === 'failed' ? posted.reason : `answered ${posted.status}`;

/** What is posted together of those that come next. */
const together = ({ batch }: Webhook, ahead: readonly StoredEvent[]): readonly StoredEvent[] => {
  let bytes = 0;
  const end = ahead.findIndex((event, index) => {
    bytes += Buffer.byteLength(event.bodyText);
    return index > 0 && (!batch || bytes > MOST_TOGETHER_BYTES);
  });
  return end === -1 ? ahead : ahead.slice(0, end);
};

/**
 * Takes one call center's events to its webhook, one after the other or one list after the other: the next
 * when the receiver has taken the one before, or when that was given up.
 *
 *     idle ──woken──▶ posting ──2xx──▶ the next one … none is left ──▶ idle
 *                      ▲  │ └──410──▶ switched off ──▶ idle
 *                      │  └──anything else──▶ pausing ──a day old──▶ given up, the next one
 *                      └────────────────────────┘
 *
 * How far it came is stored after each request, so a restart may tell the last one twice, but loses none
 * and keeps their order. What came of each request is kept to be looked at. The events are the store's: nothing piles up here for a receiver that is away.
 */
export class CallcenterDelivery {
  readonly #id: CallcenterId;
  readonly #deps: DeliveryDeps;
  #working: Promise<void> | null = null;
  #woken = false;
  #closed = false;
  /** The webhook was removed since it was last looked at. */
  #wasRemoved = false;
  /** Up to where all is told; null: to be looked up. */
  #position: number | null = null;
  /** What comes next, as far as it was read. */
  #ahead: StoredEvent[] = [];
  /** In a row. */
  #failures = 0;
  /** The one that is, or was last, told. */
  #tried: Webhook | null = null;
  #abort = new AbortController();
  #endPause: () => void = nothing;

  constructor(id: CallcenterId, deps: DeliveryDeps) {
    this.#id = id;
    this.#deps = deps;
  }

  /** Events or settings were stored. A receiver that failed is left its pause, unless it is another. */
  wake(): void {
    this.#woken = true;
    const webhook = this.#webhook();
    if (webhook === null) this.#wasRemoved = true;
    if (webhook !== this.#tried) this.#endPause();
    this.#working ??= this.#work();
  }

  /** Age of the oldest event that is not yet taken; null: nothing is delivered. */
  lagMs(): number | null {
    if (this.#webhook() === null) return null;
    const [next] = this.#ahead;
    return next === undefined ? 0 : Math.max(0, this.#deps.clock.now() - next.at);
  }

  /** Lets a request under way end, but not for long. */
  async close(): Promise<void> {
    const { clock } = this.#deps;
    this.#closed = true;
    this.#endPause();
    const cancel = clock.wakeAt(clock.now() + CLOSE_GRACE_MS, () => {
      this.#abort.abort(new Error('the service stops'));
    });
    await this.#working;
    cancel();
  }

  /** null: none, or one that is switched off. */
  #webhook(): Webhook | null {
    const webhook = this.#deps.settings.webhookOf(this.#id);
    return webhook?.switchedOffAt === null ? webhook : null;
  }

  async #work(): Promise<void> {
    while (this.#woken && !this.#closed) {
      this.#woken = false;
      while (await this.#step());
    }
    // In the same turn in which no news was found: none can be overlooked.
    this.#working = null;
  }

  /** Tells whether there may be more to do. */
  async #step(): Promise<boolean> {
    if (this.#closed) return false;
    const webhook = this.#webhook();
    if (webhook === null || this.#wasRemoved) this.#forget();
    if (webhook === null) return false;
    if (webhook !== this.#tried) this.#failures = 0;
    this.#tried = webhook;
    try {
      const events = await this.#next(webhook);
      if (events.length > 0) await this.#tell(webhook, events);
      return events.length > 0;
    } catch (error) {
      this.#failures += 1;
      this.#log('warn', { err: error }, 'webhook: cannot read or store; trying again');
      await this.#pause();
      return true;
    }
  }

  /** What is stored is right for the next webhook, wherever this one was. */
  #forget(): void {
    this.#wasRemoved = false;
    this.#position = null;
    this.#ahead = [];
    this.#failures = 0;
  }

  /** None: all is told. */
  async #next(webhook: Webhook): Promise<readonly StoredEvent[]> {
    const { events, positions, clock } = this.#deps;
    for (;;) {
      this.#position ??= await positions.webhookPosition(this.#id);
      if (this.#position === null) return [];
      if (this.#ahead.length === 0) {
        this.#ahead = [...(await events.eventsAfter(this.#id, this.#position, AT_ONCE))];
      }
      const [next] = this.#ahead;
      if (next === undefined) return [];
      const tooOld = clock.now() - GIVEN_UP_AFTER_MS;
      if (next.at > tooOld) return together(webhook, this.#ahead);
      await this.#giveUp(this.#ahead.findLastIndex(({ at }) => at <= tooOld) + 1);
    }
  }

  async #giveUp(count: number): Promise<void> {
    const given = this.#ahead.slice(0, count);
    const [first, last] = [given[0]?.eventId ?? 0, given.at(-1)?.eventId ?? 0];
    this.#log('warn', { count, first, last }, 'webhook: events given up, a day old');
    await this.#moveTo(last);
  }

  async #tell(webhook: Webhook, events: readonly StoredEvent[]): Promise<void> {
    this.#abort = new AbortController();
    const what = { kind: 'events', webhook, events } as const;
    const { posted, delivery } = await attempt(this.#deps, this.#id, what, this.#abort.signal);
    const { firstEventId, lastEventId } = delivery;
    if (isTaken(posted)) {
      await Promise.all([this.#moveTo(lastEventId), this.#keep(delivery)]);
      this.#noteRecovery();
      return;
    }
    await this.#keep(delivery);
    if (isGone(posted)) {
      this.#log('warn', { event_id: firstEventId }, 'webhook: answered 410, switched off');
      await this.#deps.settings.switchOff(this.#id, webhook);
    } else await this.#noteFailure(firstEventId, reasonOf(posted));
  }

  /** Nobody's events wait for that. */
  async #keep(delivery: Delivery): Promise<void> {
    try {
      await this.#deps.deliveries.keepDelivery(this.#id, delivery);
    } catch (error) {
      const fields = { event_id: delivery.lastEventId, err: error };
      this.#log('warn', fields, 'webhook: cannot store what came of it');
    }
  }

  /** If that cannot be stored it is with the next one: until then a restart tells these twice. */
  async #moveTo(eventId: number): Promise<void> {
    this.#position = eventId;
    this.#ahead = this.#ahead.filter((event) => event.eventId > eventId);
    try {
      await this.#deps.positions.moveWebhookPosition(this.#id, eventId);
    } catch (error) {
      this.#log('warn', { event_id: eventId, err: error }, 'webhook: cannot store how far it is');
    }
  }

  #noteRecovery(): void {
    if (this.#failures > 0)
      this.#log('info', { tries: this.#failures + 1 }, 'webhook: taken again');
    this.#failures = 0;
  }

  async #noteFailure(eventId: number, reason: string): Promise<void> {
    if (this.#closed) return;
    this.#failures += 1;
    const fields = { event_id: eventId, tries: this.#failures, reason };
    this.#log('warn', fields, 'webhook: not taken; trying again');
    await this.#pause();
  }

  async #pause(): Promise<void> {
    // Another webhook is not to wait for this one.
    if (this.#closed || this.#webhook() !== this.#tried) return;
    const { clock, random } = this.#deps;
    await new Promise<void>((resolve) => {
      const ms = retryPauseMs(this.#failures, random());
      const cancel = clock.wakeAt(clock.now() + ms, resolve);
      this.#endPause = () => {
        cancel();
        resolve();
      };
    });
    this.#endPause = nothing;
  }

  /** Never the address, which may hold a secret. */
  #log(level: 'info' | 'warn', fields: object, message: string): void {
    this.#deps.log[level]({ callcenter_id: this.#id, ...fields }, message);
  }
}
