import type { Clock } from '../operations/ports/clock.ts';
import type { EventLog } from '../operations/ports/event-log.ts';
import type { Logger } from '../operations/ports/logger.ts';
import type {
  EventDelivery,
  PostOnce,
  WebhookDeliveries,
  WebhookPositions,
  WebhookSettings,
} from '../operations/ports/webhooks.ts';
import { WebhookSender, type WebhookSenderSettings } from './webhook-sender.ts';
import { postOnce } from './post-once.ts';
import { WebhookDelivery } from './delivery.ts';

interface Deps {
  readonly positions: WebhookPositions;
  readonly deliveries: WebhookDeliveries;
  readonly events: EventLog;
  readonly settings: WebhookSettings;
  readonly senderSettings: WebhookSenderSettings;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The telling of events, under way. */
export interface RunningDelivery {
  readonly delivery: EventDelivery;
  readonly postOnce: PostOnce;
  stop(): Promise<void>;
}

/** Begins to deliver events to webhooks. */
export const startDelivery = ({ senderSettings: settings, ...deps }: Deps): RunningDelivery => {
  const sender = new WebhookSender(settings);
  const { post } = sender;
  const webhooks = new WebhookDelivery({ ...deps, post, random: Math.random });
  webhooks.start();
  return {
    delivery: webhooks,
    postOnce: postOnce({ ...deps, post }),
    stop: async () => {
      await webhooks.close();
      await sender.close();
    },
  };
};
