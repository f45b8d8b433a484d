import type { AsteriskTelephony } from './ari/asterisk-telephony.ts';
import type { HttpServer } from './http/server.ts';
import type { ServiceMetrics } from './metrics/service-metrics.ts';
import type { Callcenters } from './operations/callcenters.ts';
import { liveCallcenters } from './operations/live-figures.ts';
import type { EventLag } from './operations/ports/webhooks.ts';
import type { DiskWatch } from './operations/runtime/disk-watch.ts';
import type { Trunks } from './operations/trunks.ts';

interface Watched {
  readonly callcenters: Callcenters;
  readonly trunks: Pick<Trunks, 'live'>;
  readonly telephony: AsteriskTelephony;
  readonly server: HttpServer;
  readonly delivery: { lags(): readonly EventLag[] };
  readonly disk: DiskWatch;
}

/** Lets those who scrape see what goes on, besides what is counted. */
export const watchAll = (
  metrics: ServiceMetrics,
  { callcenters, trunks, telephony, server, delivery, disk }: Watched,
): void => {
  callcenters.scheduler.observe(metrics.turns);
  metrics.watch({
    callcenters: () => liveCallcenters(callcenters),
    trunks: () => trunks.live(),
    eventLags: () => delivery.lags(),
    isAsteriskConnected: () => telephony.isConnected(),
    connections: () => server.connections(),
    turnsWaiting: () => callcenters.scheduler.queueLength,
    diskFree: () => disk.freeBytes,
  });
};
