import { performance } from 'node:perf_hooks';
import type { BrowserContext, Page } from 'playwright-core';
import { BrowserSpeaker } from './browser-speaker.ts';
import { Chromium } from './chromium.ts';
import { eventually } from './eventually.ts';
import type { RunningService } from './running-service.ts';
import { type ShownCall, WebCall } from './web-call.ts';

/** Whose phone it is. */
export interface WebPhoneSettings {
  /** In messages. */
  readonly name: string;
  readonly agent: string;
  readonly callcenter: string;
  readonly service: RunningService;
}

/** What the page of the phone test has to show. */
export interface ShownPhone {
  readonly line: {
    readonly kind: 'off' | 'connecting' | 'ready' | 'cut' | 'taken' | 'no-microphone' | 'refused';
  };
  readonly calls: readonly ShownCall[];
}

const NOTHING: ShownPhone = { line: { kind: 'off' }, calls: [] };
const READY_WITHIN_MS = 10_000;

/**
 * An agent's phone that is a Chromium with the page `/phone-test`. It speaks with a tone of its own, and is asked what
 * it hears as any other phone. Calls are looked at in the page itself.
 */
export class WebPhone extends BrowserSpeaker {
  readonly calls: WebCall[] = [];
  /** What was against the policy of the page. */
  readonly violations: string[] = [];
  readonly #settings: WebPhoneSettings;
  readonly #taken = new Set<string>();
  #chromium: Chromium | null = null;
  #context: BrowserContext | null = null;
  #page: Page | null = null;

  private constructor(settings: WebPhoneSettings) {
    super(settings.name);
    this.#settings = settings;
  }

  /** Opens the page, in a Chromium of its own. End it with {@link stop}. */
  static async open(settings: WebPhoneSettings): Promise<WebPhone> {
    const phone = new WebPhone(settings);
    try {
      await phone.#open();
    } catch (error) {
      await phone.stop();
      throw error;
    }
    return phone;
  }

  get page(): Page {
    if (this.#page === null) throw new Error(`${this.name} has no page open`);
    return this.#page;
  }

  get chromium(): Chromium {
    if (this.#chromium === null) throw new Error(`${this.name} has no browser`);
    return this.#chromium;
  }

  async #open(): Promise<void> {
    this.#chromium = await Chromium.launch(this.toneHz);
    this.#context = await this.#chromium.browser.newContext();
    await this.listenIn(this.#context, (what) => {
      this.violations.push(what);
    });
    await this.openTab();
  }

  /** A tab with the page, which is the phone's from now on; the one before stays open. */
  async openTab(): Promise<Page> {
    if (this.#context === null) throw new Error(`${this.name} has no browser`);
    const page = await this.#context.newPage();
    await page.goto(new URL('/phone-test', this.#settings.service.baseUrl).href);
    this.#page = page;
    return page;
  }

  /** Makes it the phone, as somebody does who sits there. */
  async switchOn(): Promise<void> {
    const { callcenter, agent, service } = this.#settings;
    await this.page.fill('input[name=callcenter]', callcenter);
    await this.page.fill('input[name=agent]', agent);
    await this.page.fill('input[name=key]', service.key);
    await this.page.click('button[type=submit]');
    await this.untilLine('ready');
  }

  /** What the page has to show. */
  async view(page = this.page): Promise<ShownPhone> {
    return (await page.evaluate<ShownPhone | null>('window.phone?.view ?? null')) ?? NOTHING;
  }

  async untilLine(
    kind: ShownPhone['line']['kind'],
    withinMs = READY_WITHIN_MS,
    page = this.page,
  ): Promise<void> {
    let seen: ShownPhone = NOTHING;
    await eventually(
      async () => {
        seen = await this.view(page);
        return seen.line.kind === kind;
      },
      {
        awaited: `the page of ${this.name} to be ${kind}`,
        withinMs,
        observed: () => JSON.stringify(seen),
      },
    );
  }

  /** The next call that was not handed out yet, waiting for it if need be. */
  async nextCall(withinMs = 5000): Promise<WebCall> {
    const view = await eventually(
      async () => (await this.view()).calls.find(({ id }) => !this.#taken.has(id)),
      { awaited: `a call to ${this.name}`, withinMs },
    );
    this.#taken.add(view.id);
    const call = new WebCall(this.page, view);
    this.calls.push(call);
    return call;
  }

  /** Waits a while and sees that nobody calls meanwhile. */
  async isNotCalledFor(ms: number): Promise<void> {
    const until = performance.now() + ms;
    await eventually(
      async () => {
        const { calls } = await this.view();
        const call = calls.find(({ id }) => !this.#taken.has(id));
        if (call !== undefined) {
          throw new Error(`nobody should call ${this.name}; got ${JSON.stringify(call)}`);
        }
        return performance.now() >= until;
      },
      { awaited: 'the time to pass', withinMs: ms + 1000 },
    );
  }

  /** Closes the browser, and with it whatever goes on. */
  async stop(): Promise<void> {
    this.giveToneBack();
    await this.#chromium?.close();
    if (this.violations.length > 0) {
      throw new Error(`against the policy of the page: ${this.violations.join(', ')}`);
    }
  }
}
