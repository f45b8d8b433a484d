import type { Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** A call, as the page shows it. */
export interface ShownCall {
  readonly id: string;
  readonly state: 'ringing' | 'talking';
  readonly number: string;
  readonly name: string;
  readonly isRejoin: boolean;
  readonly onHold: boolean;
  readonly muted: boolean;
}

/** A call of a phone that is a browser. What its agent does is done in the page. */
export class WebCall {
  readonly id: string;
  /** As the page showed it first. */
  readonly shown: ShownCall;
  /** When it was handed out (`performance.now()`). */
  readonly takenAt = performance.now();
  readonly #page: Page;

  constructor(page: Page, shown: ShownCall) {
    this.#page = page;
    this.shown = shown;
    this.id = shown.id;
  }

  get caller(): { readonly number: string; readonly name: string } {
    return this.shown;
  }

  /** As the page shows it now; undefined: it is over. */
  async view(): Promise<ShownCall | undefined> {
    const calls = await this.#page.evaluate<ShownCall[]>('window.phone?.view.calls ?? []');
    return calls.find(({ id }) => id === this.id);
  }

  /** Settles when the far side knows. */
  async answer(withinMs = 5000): Promise<void> {
    await this.#do('answer()');
    await eventually(async () => (await this.view())?.state === 'talking', {
      awaited: `the call from ${this.shown.number} to be answered`,
      withinMs,
    });
  }

  decline(): Promise<void> {
    return this.#do('decline()');
  }

  async hangUp(): Promise<void> {
    await this.#do('hangUp()');
    await this.ended();
  }

  hold(): Promise<void> {
    return this.#do('setHold(true)');
  }

  unhold(): Promise<void> {
    return this.#do('setHold(false)');
  }

  mute(): Promise<void> {
    return this.#do('setMuted(true)');
  }

  unmute(): Promise<void> {
    return this.#do('setMuted(false)');
  }

  async sendDtmf(keys: string): Promise<void> {
    await this.#do(`press(${JSON.stringify(keys)})`);
  }

  /** Settles when it is over. */
  async ended(withinMs = 5000): Promise<void> {
    await eventually(async () => (await this.view()) === undefined, {
      awaited: `the call from ${this.shown.number} to end`,
      withinMs,
    });
  }

  async #do(deed: string): Promise<void> {
    await this.#page.evaluate(`window.phone.call(${JSON.stringify(this.id)}).${deed}`);
  }
}
