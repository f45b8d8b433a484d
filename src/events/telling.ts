import type { Clock } from '../operations/ports/clock.ts';
import type { EventLog, OldEvents } from '../operations/ports/event-log.ts';
import type { Logger } from '../operations/ports/logger.ts';
import type {
  EventDelivery,
  WebhookPositions,
  WebhookSettings,
} from '../operations/ports/webhooks.ts';
import { OldEventsRemoval } from './old-events.ts';
import { Poster, type PosterSettings } from './poster.ts';
import { Webhooks } from './webhooks.ts';

interface Parts {
  readonly store: OldEvents & WebhookPositions;
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

/** Begins to deliver events to webhooks, and to remove those that are old. */
export const startTelling = ({ store, poster: settings, ...parts }: Parts): Telling => {
  const poster = new Poster(settings);
  const { post } = poster;
  const webhooks = new Webhooks({ ...parts, positions: store, post, random: Math.random });
  const removal = new OldEventsRemoval({ ...parts, store });
  webhooks.start();
  removal.start();
  return {
    delivery: webhooks,
    stop: async () => {
      await Promise.all([webhooks.close(), removal.stop()]);
      await poster.close();
    },
  };
};
