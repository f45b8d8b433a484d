import { setTimeout as pause } from 'node:timers/promises';
import type { AriClient } from '../../src/ari/client.ts';
import type { LightCall } from '../light-phones/light-call.ts';
import type { LightPhone } from '../light-phones/light-phones.ts';
import type { Chance } from '../simulation/chance.ts';

const LOOK_EVERY_MS = 250;
/** Where the tests' dialplan has whom the call center gave back. */
const GIVEN_BACK = 'test-result';

/** What became of the callers. */
export interface CallerCounts {
  calls: number;
  hungUp: number;
  /** By what the IVR was told. */
  readonly back: Map<string, number>;
  /** The line went dead, and the caller was not back in the IVR. */
  readonly lost: string[];
}

/** Enqueues of all kinds that end by themselves within seconds. */
const enqueueFor = (chance: Chance, agents: readonly string[]): string => {
  const ring = `fetch_timeout="${chance.between(1, 3)}"`;
  const wait = `timeout="${chance.between(3, 15)}"`;
  const skill = `<skill name="${chance.pick(['sales', 'support'])}" ${ring} ${wait}/>`;
  const target = `<target name="${chance.pick(agents)}" ${ring} ${wait}/>`;
  const routes = chance.oneIn(3)
    ? `<route>${target}</route><route>${skill}</route>`
    : `<route>${skill}</route>`;
  const overflow = chance.oneIn(2) ? ' fail_overflow="true"' : '';
  return `<enqueue ring_mode="${chance.between(1, 5)}"${overflow}>${routes}</enqueue>`;
};

/** People who call, wait, talk, and hang up whenever they like. */
export class Callers {
  readonly counts: CallerCounts = { calls: 0, hungUp: 0, back: new Map(), lost: [] };
  readonly #phones: readonly LightPhone[];
  readonly #chance: Chance;
  readonly #ari: AriClient;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #agents: readonly string[];
  readonly #givenBack = new Set<LightCall>();
  #going = true;
  readonly #running: Promise<unknown>[];

  constructor(
    phones: readonly LightPhone[],
    chance: Chance,
    ari: AriClient,
    headers: Readonly<Record<string, string>>,
    agents: readonly string[],
  ) {
    this.#phones = phones;
    this.#chance = chance;
    this.#ari = ari;
    this.#headers = headers;
    this.#agents = agents;
    this.#running = [this.#watch(), ...phones.map((phone) => this.#callAgainAndAgain(phone))];
  }

  /** Nobody calls any more; who is on the line stays there. */
  async stop(): Promise<void> {
    this.#going = false;
    await Promise.all(this.#running);
  }

  /** Those who are on the line. */
  get onTheLine(): readonly LightCall[] {
    return this.#phones.flatMap(({ current }) => (current === undefined ? [] : [current]));
  }

  async #callAgainAndAgain(phone: LightPhone): Promise<void> {
    while (this.#going) {
      await pause(this.#chance.between(0, 1500));
      if (!this.#isGoing()) return;
      await this.#callOnce(phone);
    }
  }

  #isGoing(): boolean {
    return this.#going;
  }

  async #callOnce(phone: LightPhone): Promise<void> {
    const xml = enqueueFor(this.#chance, this.#agents);
    const call = phone.dial('enqueue', {
      ...this.#headers,
      'X-Enqueue': Buffer.from(xml).toString('base64'),
      'X-Answer': this.#chance.oneIn(5) ? 'no' : 'yes',
      'X-Patience': '60',
    });
    this.counts.calls += 1;
    const patience = this.#chance.oneIn(3) ? Infinity : this.#chance.between(100, 12_000);
    const until = performance.now() + patience;
    while (call.state !== 'ended') {
      await pause(50);
      if (!this.#isGoing()) return;
      if (performance.now() < until) continue;
      call.hangUp();
      this.counts.hungUp += 1;
      return;
    }
    this.#judge(call);
  }

  /** Their line went dead: either they had been given back to the IVR, or they are lost. */
  #judge(call: LightCall): void {
    if (call.endedBy === 'us') return;
    if (!this.#givenBack.has(call)) this.counts.lost.push(`${call.user}: ${call.status}`);
  }

  /** Sees who is back in the IVR; they hang up. */
  async #watch(): Promise<void> {
    while (this.#going) {
      const channels = await this.#ari.listChannels().catch(() => []);
      for (const { name, dialplan } of channels) {
        if (dialplan.context !== GIVEN_BACK) continue;
        const user = /^PJSIP\/(.*)-[0-9a-f]+$/.exec(name)?.[1];
        const call = this.#phones.find(({ credentials }) => credentials.user === user)?.current;
        if (call === undefined || this.#givenBack.has(call)) continue;
        this.#givenBack.add(call);
        const { back } = this.counts;
        back.set(dialplan.exten, (back.get(dialplan.exten) ?? 0) + 1);
        call.hangUp();
      }
      await pause(LOOK_EVERY_MS);
    }
  }
}
