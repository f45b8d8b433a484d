import type { Clock } from '../operations/ports/clock.ts';
import type { EventLog } from '../operations/ports/event-log.ts';
import type { Logger } from '../operations/ports/logger.ts';
import type {
  EventDelivery,
  WebhookPositions,
  WebhookSettings,
} from '../operations/ports/webhooks.ts';
import { Poster, type PosterSettings } from './poster.ts';
import { Webhooks } from './webhooks.ts';

interface Parts {
  readonly positions: WebhookPositions;
  readonly events: EventLog;
  readonly settings: WebhookSettings;
  readonly poster: PosterSettings;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The telling of events, under way. */
export interface Telling {
  readonly delivery: EventDelivery;
  stop(): Promise<void>;
}

/** Begins to deliver events to webhooks. */
export const startTelling = ({ poster: settings, ...parts }: Parts): Telling => {
  const poster = new Poster(settings);
  const { post } = poster;
  const webhooks = new Webhooks({ ...parts, post, random: Math.random });
  webhooks.start();
  return {
    delivery: webhooks,
    stop: async () => {
      await webhooks.close();
      await poster.close();
    },
  };
};
