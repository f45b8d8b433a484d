import type { ExecutionContext } from 'ava';
import { BrowserSpeaker } from './browser-speaker.ts';
import type { TestCallcenter } from './callcenter.ts';
import { Chromium, type MicrophoneOf } from './chromium.ts';
import { type OpenedPage, openPageAs } from './page-in-browser.ts';

/** The desk of an agent whose phone is the browser that shows it. */
export interface DeskWithPhone {
  /** Speaks into the browser, and hears what its page plays. */
  readonly ana: BrowserSpeaker;
  readonly opened: OpenedPage;
  /** The extension that is the browser's. */
  readonly user: string;
}

/** Opens ana's desk by a link, in a browser of its own that ends with the test. They are not logged in yet. */
export const openDeskWithPhone = async (
  t: ExecutionContext,
  callcenter: TestCallcenter,
  microphone?: MicrophoneOf,
): Promise<DeskWithPhone> => {
  const user = `web${Date.now() % 1_000_000}-ana`;
  await callcenter.api.do('POST', 'extension', { type: 1, user, webrtc: true });
  const ana = new BrowserSpeaker('ana');
  const chromium = await Chromium.launch(ana.toneHz, microphone);
  t.teardown(async () => {
    await chromium.close();
    ana.giveToneBack();
  });
  const who = { role: 'agent', callcenter: callcenter.id, agent: 'ana' } as const;
  const asked = { service: callcenter.service, browser: chromium.browser };
  const opened = await openPageAs(asked, who, '/desk', undefined, (context) =>
    ana.listenIn(context, () => undefined),
  );
  return { ana, opened, user };
};
