import { newCallcenter } from '../../src/domain/callcenter.ts';
import type { CallcenterId } from '../../src/domain/ids.ts';
import { WebhookSender } from '../../src/delivery/webhook-sender.ts';
import { WebhookDelivery } from '../../src/delivery/delivery.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { systemClock } from '../../src/system-clock.ts';

/**
 * Stores events and delivers them to a webhook until it is killed, and prints how many are stored.
 * Arguments: the database, the receiver's address, the webhook's secret, up to how many events, and perhaps `batch`.
 */
const [path = '', url = '', secret = '', most = '0'] = process.argv.slice(2);
const id = 'acme' as CallcenterId;
const webhook = { url, secret, batch: process.argv[6] === 'batch', switchedOffAt: null };
const store = await openStore(path);
if ((await store.load(id)) === null) {
  const { settings, limits } = newCallcenter(id);
  const record = { id, settings: { ...settings, webhook }, limits };
  const changes = [{ kind: 'callcenter', key: id, record } as const];
  await store.commit({ callcenterId: id, changes, events: [] });
}

const quiet = (): void => undefined;
new WebhookDelivery({
  events: store,
  positions: store,
  deliveries: store.deliveries,
  settings: {
    callcenterIds: () => [id],
    webhookOf: () => webhook,
    switchOff: () => Promise.reject(new Error('is not to be switched off')),
  },
  post: new WebhookSender({ allowPrivate: true, followRedirects: false, timeoutMs: 300 }).post,
  clock: systemClock,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  // The shortest pauses that there are.
  random: () => 0,
}).start();

const happen = (): Promise<unknown> =>
  store.commit({
    callcenterId: id,
    changes: [],
    events: Array.from({ length: 5 }, () => ({
      event: 'callcenter.call.end' as const,
      at: Date.now(),
      body: { user_data: 'it’s “ü” 😀' },
    })),
  });

for (let stored = await store.latestEventId(id); stored < Number(most); stored += 5) {
  await happen();
  process.stdout.write(`${stored + 5}\n`);
}
