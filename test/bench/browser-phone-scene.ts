import { performance } from 'node:perf_hooks';
import { type TestAgent, TestCallcenter } from '../helpers/callcenter.ts';
import type { CallerAccount } from '../helpers/caller.ts';
import { enqueueFor, putThrough } from '../helpers/conversation.ts';
import { eventually } from '../helpers/eventually.ts';
import { ServiceProcess } from '../helpers/service-process.ts';
import type { Speaker } from '../helpers/speaker.ts';
import type { WebPhone } from '../helpers/web-phone.ts';
import { byTheRule, untilAllMostlyHear } from '../helpers/who-hears-whom.ts';

/** Longer than any of what is measured may take. */
const WITHIN_MS = 30_000;

const untilBothHear = (one: Speaker, other: Speaker): Promise<void> =>
  untilAllMostlyHear('both talk', byTheRule([one, other].map((line) => ({ line, mode: 1 }))));

/** An agent whose phone is a page in Chromium, and a caller. */
export class BrowserPhoneScene {
  readonly #service: ServiceProcess;
  readonly #callcenter: TestCallcenter;
  readonly #ana: TestAgent<WebPhone>;
  readonly #ben: CallerAccount;

  private constructor(
    service: ServiceProcess,
    callcenter: TestCallcenter,
    ana: TestAgent<WebPhone>,
    ben: CallerAccount,
  ) {
    this.#service = service;
    this.#callcenter = callcenter;
    this.#ana = ana;
    this.#ben = ben;
  }

  static async open(): Promise<BrowserPhoneScene> {
    const service = await ServiceProcess.start({ main: 'dist/main.js' });
    const callcenter = new TestCallcenter(service);
    // The agent fails time after time, which is what is measured.
    await callcenter.api.do('PUT', '', { max_no_answer: 0 });
    const ana = await callcenter.webAgent('ana');
    return new BrowserPhoneScene(service, callcenter, ana, await callcenter.caller('ben'));
  }

  /** The page is loaded anew in the middle of a talk: ms until the caller hears the agent again. */
  async reload(): Promise<number> {
    const { phone } = this.#ana;
    const { callerCall } = await putThrough(
      ...([this.#callcenter, this.#ana, this.#ben, '', untilBothHear] as const),
    );
    const from = performance.now();
    await phone.page.reload({ waitUntil: 'commit' });
    const again = await phone.nextCall(WITHIN_MS);
    const heard = await eventually(
      () =>
        this.#ben.phone.recording.find(
          ({ at, tones }) => at >= again.takenAt && tones.includes(phone.toneHz),
        ),
      { awaited: 'the caller to hear the agent again', withinMs: WITHIN_MS },
    );
    await callerCall.hangUp();
    await this.#untilIdle();
    return heard.at - from;
  }

  /** The tab is closed while it rings: ms until the search goes on without it. */
  async closeTab(): Promise<number> {
    const { phone } = this.#ana;
    const call = this.#ben.enqueue(enqueueFor('ana'));
    await phone.nextCall();
    const from = performance.now();
    await phone.page.close();
    await this.#untilBack();
    const took = performance.now() - from;
    await call.hangUp();
    await phone.openTab();
    await phone.switchOn();
    await this.#untilIdle();
    return took;
  }

  /** The agent's machine falls asleep, and then a caller comes: ms until the search goes on without it. */
  async fallAsleep(): Promise<number> {
    const { phone } = this.#ana;
    phone.chromium.fallAsleep();
    try {
      const from = performance.now();
      const call = this.#ben.enqueue(enqueueFor('ana'));
      await this.#untilBack();
      const took = performance.now() - from;
      await call.hangUp();
      return took;
    } finally {
      phone.chromium.wakeUp();
      await phone.untilLine('ready', WITHIN_MS);
      await this.#untilRegistered();
    }
  }

  async close(): Promise<void> {
    try {
      await this.#callcenter.close();
    } finally {
      await this.#service.stop();
    }
  }

  async #untilBack(): Promise<void> {
    const { QUEUE_DETAIL: detail } = await this.#ben.untilBackInIvr(WITHIN_MS);
    if (detail !== 'unreachable') throw new Error(`the caller is back for ${String(detail)}`);
  }

  async #untilIdle(): Promise<void> {
    await this.#ana.untilState('idle', WITHIN_MS);
  }

  /** A browser that slept says it is ready before it knows that it is not. */
  async #untilRegistered(): Promise<void> {
    const { api } = this.#callcenter;
    const { extension } = await api.do<{ extension: string }>('GET', `agent/${this.#ana.name}`);
    await eventually(
      async () => {
        const path = `extension/${extension}`;
        const { registration } = await api.do<{ registration: string }>('GET', path);
        return registration === 'registered';
      },
      { awaited: 'the browser to be registered again', withinMs: WITHIN_MS },
    );
    await this.#untilIdle();
  }
}
