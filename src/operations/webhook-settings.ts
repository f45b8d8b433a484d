import type { Webhook } from '../domain/callcenter.ts';
import type { CallcenterId } from '../domain/ids.ts';
import { NO_CONTEXT } from './ports/log-context.ts';
import type { Callcenters } from './callcenters.ts';
import type { WebhookSettings } from './ports/webhooks.ts';

/** The webhooks of all call centers, as they are set now. */
export const webhookSettings = (callcenters: Callcenters): WebhookSettings => ({
  callcenterIds: () => callcenters.ids(),
  webhookOf: (id: CallcenterId): Webhook | null =>
    callcenters.has(id) ? callcenters.find(id).world.callcenter.settings.webhook : null,
  switchOff: async (id, { url }) => {
    await callcenters.find(id).ask({ kind: 'switch-off-webhook', url }, NO_CONTEXT);
  },
});
