import type { AsteriskTelephony } from '../ari/asterisk-telephony.ts';
import type { HttpServer } from '../http/server.ts';
import type { LiveSources } from '../metrics/live-gauges.ts';
import type { ServiceMetrics } from '../metrics/service-metrics.ts';
import type { Callcenters } from '../operations/callcenters.ts';
import { liveCallcenters } from '../operations/live-figures.ts';
import type { EventLag } from '../operations/ports/webhooks.ts';
import type { DiskWatch } from '../operations/runtime/disk-watch.ts';
import type { Trunks } from '../operations/trunks.ts';

interface Watched {
  readonly callcenters: Callcenters;
  readonly trunks: Pick<Trunks, 'live'>;
  readonly telephony: AsteriskTelephony;
  readonly delivery: { lags(): readonly EventLag[] };
  readonly disk: DiskWatch;
}

/** What goes on where the work is done. */
export type WorkSources = Omit<LiveSources, 'connections'>;

export const liveSources = ({
  callcenters,
  trunks,
  telephony,
  delivery,
  disk,
}: Watched): WorkSources => ({
  callcenters: () => liveCallcenters(callcenters),
  trunks: () => trunks.live(),
  eventLags: () => delivery.lags(),
  isAsteriskConnected: () => telephony.isConnected(),
  turnsWaiting: () => callcenters.scheduler.queueLength,
  diskFree: () => disk.freeBytes,
});

/** Of a process that stands by. */
const NOTHING: WorkSources = {
  callcenters: () => [],
  trunks: () => [],
  eventLags: () => [],
  isAsteriskConnected: () => false,
  turnsWaiting: () => 0,
  diskFree: () => null,
};

/**
 * Lets those who scrape see what goes on, besides what is counted.
 * @param working where the work is done at the moment; null: elsewhere
 */
export const watchAll = (
  metrics: ServiceMetrics,
  server: HttpServer,
  working: () => WorkSources | null,
): void => {
  const now = (): WorkSources => working() ?? NOTHING;
  metrics.watch({
    callcenters: () => now().callcenters(),
    trunks: () => now().trunks(),
    eventLags: () => now().eventLags(),
    isAsteriskConnected: () => now().isAsteriskConnected(),
    connections: () => server.connections(),
    turnsWaiting: () => now().turnsWaiting(),
    diskFree: () => now().diskFree(),
  });
};
