import { Gauge, type Registry } from 'prom-client';
import type { CallcenterId } from '../domain/ids.ts';
import type { LiveCallcenter, LiveTrunk, OpenConnections } from '../operations/ports/metrics.ts';
import type { EventLag } from '../operations/ports/webhooks.ts';
import { TrunkGauges } from './trunk-gauges.ts';

/** Where what goes on at this moment is asked for, whenever it is scraped. */
export interface LiveSources {
  readonly callcenters: () => readonly LiveCallcenter[];
  readonly trunks: () => readonly LiveTrunk[];
  readonly eventLags: () => readonly EventLag[];
  readonly isAsteriskConnected: () => boolean;
  readonly connections: () => OpenConnections;
  /** Turns on the processor that are waited for. */
  readonly turnsWaiting: () => number;
  /** Where the database is, in bytes; null: nobody can tell. */
  readonly diskFree: () => number | null;
}

/** Which of its kind, and how many there are. */
type Numbers = (live: LiveCallcenter) => Readonly<Record<string, number>>;

interface Counted {
  readonly name: string;
  readonly help: string;
  readonly label: string;
  readonly numbers: Numbers;
}

/** Their kinds are few and fixed: how many series there are depends on the call centers alone. */
const COUNTED: readonly Counted[] = [
  {
    name: 'callcenter_calls',
    help: 'Calls at this moment, by kind.',
    label: 'kind',
    numbers: ({ calls }) => calls,
  },
  {
    name: 'callcenter_queue_tasks',
    help: 'Queue tasks at this moment, by state.',
    label: 'state',
    numbers: ({ tasks }) => tasks,
  },
  {
    name: 'callcenter_agents',
    help: 'Agents who are logged in, by state without its note.',
    label: 'state',
    numbers: ({ agents }) => agents,
  },
];

const countedGauge = ({ name, help, label }: Counted, registry: Registry): Gauge =>
  new Gauge({ name, help, labelNames: ['callcenter', label], registers: [registry] });

const plainGauge = (name: string, help: string, registry: Registry): Gauge =>
  new Gauge({ name, help, labelNames: ['callcenter'], registers: [registry] });

/** What goes on at this moment. Call centers that are no more vanish. */
export class LiveGauges {
  readonly #sources: LiveSources;
  readonly #counted: readonly (readonly [Counted, Gauge])[];
  readonly #conversations: Gauge;
  readonly #mailbox: Gauge;
  readonly #eventLag: Gauge;
  readonly #trunks: TrunkGauges;
  readonly #connected: Gauge;
  readonly #turns: Gauge;
  readonly #connections: Gauge;
  readonly #diskFree: Gauge;

  constructor(registry: Registry, sources: LiveSources) {
    this.#sources = sources;
    this.#counted = COUNTED.map((counted) => [counted, countedGauge(counted, registry)]);
    const gauge = (name: string, help: string) => plainGauge(name, help, registry);
    this.#conversations = gauge('callcenter_conversations', 'Conversations that go on.');
    this.#mailbox = gauge('callcenter_mailbox_length', 'What waits to be decided.');
    this.#eventLag = gauge(
      'callcenter_event_lag_seconds',
      'Age of the oldest event that its webhook has not taken; 0: it has taken all.',
    );
    this.#trunks = new TrunkGauges(registry);
    this.#connected = new Gauge({
      name: 'callcenter_asterisk_connected',
      help: 'Whether the service is connected to Asterisk.',
      registers: [registry],
    });
    this.#turns = new Gauge({
      name: 'callcenter_turns_waiting',
      help: 'Turns on the processor that are waited for.',
      registers: [registry],
    });
    this.#diskFree = new Gauge({
      name: 'callcenter_disk_free_bytes',
      help: 'What may still be written where the database is.',
      registers: [registry],
    });
    this.#connections = new Gauge({
      name: 'callcenter_connections',
      help: 'Open connections of the API, by what goes on over them.',
      labelNames: ['state'],
      registers: [registry],
    });
  }

  /** Before each scrape; answers which call centers there are. */
  refresh(): CallcenterId[] {
    const callcenters = this.#sources.callcenters();
    for (const [counted, gauge] of this.#counted) refreshCounted(callcenters, counted, gauge);
    for (const gauge of [this.#conversations, this.#mailbox, this.#eventLag]) gauge.reset();
    for (const { id, conversations, mailbox } of callcenters) {
      this.#conversations.set({ callcenter: id }, conversations);
      this.#mailbox.set({ callcenter: id }, mailbox);
    }
    for (const { callcenterId, ms } of this.#sources.eventLags()) {
      this.#eventLag.set({ callcenter: callcenterId }, ms / 1000);
    }
    this.#trunks.refresh(this.#sources.trunks());
    this.#connected.set(this.#sources.isAsteriskConnected() ? 1 : 0);
    this.#turns.set(this.#sources.turnsWaiting());
    this.#diskFree.set(this.#sources.diskFree() ?? Number.NaN);
    const connections: Readonly<Record<string, number>> = { ...this.#sources.connections() };
    for (const [state, count] of Object.entries(connections)) {
      this.#connections.set({ state }, count);
    }
    return callcenters.map(({ id }) => id);
  }
}

const refreshCounted = (
  callcenters: readonly LiveCallcenter[],
  { label, numbers }: Counted,
  gauge: Gauge,
): void => {
  gauge.reset();
  for (const live of callcenters) {
    for (const [which, count] of Object.entries(numbers(live))) {
      gauge.set({ callcenter: live.id, [label]: which }, count);
    }
  }
};
