import test from 'ava';
import type { Webhook } from '../../../src/domain/callcenter.ts';
import { Scene } from '../engine/scene.ts';

const webhook = (url: string, switchedOffAt: number | null = null): Webhook => ({
  url,
  secret: 'a-secret-of-sixteen-or-more',
  batch: false,
  switchedOffAt,
});

const URL = 'https://crm.example/';

test('a webhook whose receiver is gone is switched off, and keeps its address and secret', (t) => {
  const scene = new Scene({ webhook: webhook(URL) });
  scene.ask({ kind: 'switch-off-webhook', url: URL });
  t.deepEqual(scene.world.callcenter.settings.webhook, webhook(URL, scene.now));
});

for (const [what, now] of [
  ['another took its place', webhook('https://other.example/')],
  ['it was removed', null],
  ['it is switched off already', webhook(URL, 5)],
] as const) {
  test(`a receiver that is gone is no matter any more when ${what}`, (t) => {
    const scene = new Scene({ webhook: now });
    scene.ask({ kind: 'switch-off-webhook', url: URL });
    t.deepEqual(scene.world.callcenter.settings.webhook, now);
    t.deepEqual(scene.latest.changes, []);
  });
}
