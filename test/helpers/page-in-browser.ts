import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { PATIENCE } from './eventually.ts';
import type { RunningService } from './running-service.ts';

/** Debian's own. */
const CHROMIUM = '/usr/lib/chromium/chromium';
/** A page is opened on a machine that does other things too. */
const PATIENCE_MS = 20_000 * PATIENCE;

/** Everything that axe knows of WCAG 2, and its best practices. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Starts a browser; whoever starts it closes it. */
export const startBrowser = (): Promise<Browser> =>
  // Root may not have the sandbox; the pages are ours.
  chromium.launch({ executablePath: CHROMIUM, chromiumSandbox: false });

/** How somebody has set their machine. */
export interface Look {
  readonly locale: 'en-GB' | 'zh-CN';
  readonly colorScheme: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

const USUAL: Look = { locale: 'en-GB', colorScheme: 'light' };

/** Who signs in: an admin, or by a link that was made for them. */
export type Who =
  | { readonly role: 'admin' }
  | { readonly role: 'supervisor'; readonly callcenter: string }
  | { readonly role: 'agent'; readonly callcenter: string; readonly agent: string };

const bodyOf = (who: Who): object => {
  switch (who.role) {
    case 'admin':
      return { role: 'admin' };
    case 'supervisor':
      return { role: 'supervisor', callcenter_id: who.callcenter };
    case 'agent':
      return { role: 'agent', callcenter_id: who.callcenter, agent_name: who.agent };
  }
};

interface Asked {
  readonly service: Pick<RunningService, 'baseUrl' | 'key'>;
  readonly browser: Browser;
}

/** A link that signs somebody in once: its secret. */
export const makeLink = async ({ service }: Pick<Asked, 'service'>, who: Who): Promise<string> => {
  const answer = await fetch(`${service.baseUrl}/link`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${service.key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(bodyOf(who)),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`no link was made: ${text}`);
  return (JSON.parse(text) as { data: { link: string } }).data.link;
};

/** A page that somebody looks at, and what went wrong in it. */
export class OpenedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the policy of the page refused. */
  readonly violations: string[] = [];
  /** Requests that would have left the machine. */
  readonly elsewhere: string[] = [];
  /** Errors that nobody caught. */
  readonly errors: string[] = [];
  readonly #origin: string;

  constructor(context: BrowserContext, page: Page, origin: string) {
    this.context = context;
    this.page = page;
    this.#origin = origin;
    page.on('console', (message) => {
      const text = message.text();
      if (/Content Security Policy|Trusted ?Type/i.test(text)) this.violations.push(text);
    });
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(this.#origin) && !url.startsWith('data:')) this.elsewhere.push(url);
    });
  }

  /** What axe finds, a line each. */
  async faults(): Promise<string[]> {
    await this.page.evaluate(axe.source);
    const { violations } = await this.page.evaluate(
      (rules) =>
        (globalThis as unknown as { axe: typeof axe }).axe.run({
          runOnly: { type: 'tag', values: rules },
        }),
      RULES,
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary = '' }) => `${id} at ${target.join(' ')}: ${failureSummary}`,
      ),
    );
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

const originOf = ({ service }: Pick<Asked, 'service'>): string => new URL(service.baseUrl).origin;

/**
 * Opens a page as nobody.
 * @param path with which it begins: `/desk`
 * @param prepare what the browser is made ready for before there is a page
 */
export const openPage = async (
  asked: Asked,
  path: string,
  { locale, colorScheme, width = 1280, height = 800 }: Look = USUAL,
  prepare: (context: BrowserContext) => Promise<void> = () => Promise.resolve(),
): Promise<OpenedPage> => {
  const context = await asked.browser.newContext({
    ...{ locale, colorScheme, viewport: { width, height } },
  });
  context.setDefaultTimeout(PATIENCE_MS);
  await prepare(context);
  const origin = originOf(asked);
  const opened = new OpenedPage(context, await context.newPage(), origin);
  await opened.page.goto(`${origin}${path}`);
  return opened;
};

/** Opens a page as somebody, by a link of their own. @param path with its query: `/wallboard?callcenter=acme` */
export const openPageAs = async (
  asked: Asked,
  who: Who,
  path: string,
  look?: Look,
  prepare?: (context: BrowserContext) => Promise<void>,
): Promise<OpenedPage> => {
  const link = await makeLink(asked, who);
  return openPage(asked, `${path}#link=${link}`, look, prepare);
};
