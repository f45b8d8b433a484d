import { performance } from 'node:perf_hooks';
import type { BrowserContext, Page } from 'playwright-core';
import { encodeUlaw } from './g711.ts';
import { projectFile } from './project.ts';
import { PCMU } from './rtp.ts';
import { Speaker } from './speaker.ts';

/** Somebody who speaks into a browser, and hears what its pages play of calls. */
export class BrowserSpeaker extends Speaker {
  #heard = 0;

  /** Hears the page, or all pages of the browser, from their next load on. What is against their policy is told, too. */
  async listenIn(context: BrowserContext | Page, violated: (what: string) => void): Promise<void> {
    await context.exposeFunction('earHears', (samples: number[]) => {
      this.#hear(samples);
    });
    await context.exposeFunction('policyViolated', violated);
    await context.addInitScript({ path: projectFile('test/helpers/web-phone-ear.js') });
  }

  #hear(samples: readonly number[]): void {
    this.#heard += 1;
    this.#listener(
      {
        ...{ payloadType: PCMU, marker: false, ssrc: 0 },
        sequence: this.#heard,
        timestamp: this.#heard * samples.length,
        payload: Uint8Array.from(samples, encodeUlaw),
      },
      performance.now(),
    );
  }

  readonly #listener = this.listenTo(() => this);
}
