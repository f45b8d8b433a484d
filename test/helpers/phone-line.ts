import { performance } from 'node:perf_hooks';
import { eventually } from './eventually.ts';
import type { PhoneCall } from './phone-call.ts';
import { Speaker } from './speaker.ts';

/** What a line does with each incoming call, besides keeping it for `nextCall`. */
export type WhenCalled = (call: PhoneCall) => unknown;

/** How a line is made. */
export interface LineSettings {
  /** Name in messages. */
  readonly name: string;
  /** A certain tone rather than the next free one. */
  readonly toneHz?: number | undefined;
  /** Nothing unless told: the caller gets no answer at all. */
  readonly whenCalled?: WhenCalled | undefined;
}

/** Somebody at a telephone: has a tone to speak with, calls, and hears. */
export class Line extends Speaker {
  /** All calls so far, in the order they began. */
  readonly calls: PhoneCall[] = [];
  /** May be set anew for the calls to come. */
  whenCalled: WhenCalled | undefined;
  #taken = 0;
  readonly #troubles: unknown[] = [];

  constructor({ name, toneHz, whenCalled }: LineSettings) {
    super(name, toneHz);
    this.whenCalled = whenCalled;
  }

  /** Takes a call that has begun. */
  begin(call: PhoneCall): void {
    this.calls.push(call);
    if (call.direction === 'incoming') void this.#take(call);
  }

  /** A caller who gives up while their call is being answered is no trouble. */
  async #take(call: PhoneCall): Promise<void> {
    try {
      await this.whenCalled?.(call);
    } catch (error) {
      if (call.state.is !== 'ended') this.#troubles.push(error);
    }
  }

  /** The next incoming call that was not handed out yet, waiting for it if need be. */
  async nextCall(withinMs = 5000): Promise<PhoneCall> {
    const call = await eventually(() => this.#incoming()[this.#taken], {
      awaited: `a call to ${this.name}`,
      withinMs,
      observed: () => `there were ${this.#incoming().length} before`,
    });
    this.#taken += 1;
    return call;
  }

  /** Waits a while and sees that nobody calls meanwhile. */
  async isNotCalledFor(ms: number): Promise<void> {
    const from = performance.now();
    const caught = () => this.#incoming().find(({ history }) => (history[0]?.at ?? 0) >= from);
    await eventually(() => caught() !== undefined || performance.now() >= from + ms, {
      awaited: 'the time to pass',
      withinMs: ms + 1000,
    });
    const call = caught();
    if (call) throw new Error(`nobody should call ${this.name} for ${ms} ms; got ${String(call)}`);
  }

  #incoming(): readonly PhoneCall[] {
    return this.calls.filter(({ direction }) => direction === 'incoming');
  }

  /**
   * Hangs up what is left and gives the tone back.
   *
   * @throws AggregateError when a call cannot be ended, or `whenCalled` has failed before
   */
  async release(): Promise<void> {
    const endings = await Promise.allSettled(this.calls.map((call) => call.hangUp()));
    this.giveToneBack();
    const failed = endings.filter((ending) => ending.status === 'rejected');
    const troubles = [...this.#troubles, ...failed.map(({ reason }) => reason as unknown)];
    if (troubles.length > 0)
      throw new AggregateError(troubles, `${this.name} had trouble with calls`);
  }
}
