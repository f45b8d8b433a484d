import type { Logger as Pino } from 'pino';
import { AsteriskTelephony } from '../ari/asterisk-telephony.ts';
import { AsteriskTrunks } from '../ari/asterisk-trunks.ts';
import { type AriClient, createAriClient } from '../ari/client.ts';
import { OutboundRegistrations } from '../ari/outbound-registrations.ts';
import type { Config } from '../config.ts';
import type { ServiceMetrics } from '../metrics/service-metrics.ts';

/** An ARI call that takes longer counts as failed. */
const REQUEST_TIMEOUT_MS = 5000;
const PING_INTERVAL_MS = 2000;
const PONG_TIMEOUT_MS = 2000;

/** What a client is made with. */
interface AriDeps {
  readonly config: Config;
  readonly log: Pino;
  readonly metrics: ServiceMetrics;
  /** Whether anything may be sent at this moment; absent: always. */
  readonly maySend?: () => boolean;
}

/** A client of Asterisk, measured and logged. It connects when it is started. */
export const ariClient = ({ config, log, metrics, maySend }: AriDeps): AriClient =>
  createAriClient(
    {
      ...config.ari,
      ...(maySend !== undefined && { maySend }),
      requestTimeoutMs: REQUEST_TIMEOUT_MS,
      pingIntervalMs: PING_INTERVAL_MS,
      pongTimeoutMs: PONG_TIMEOUT_MS,
      subscribeAll: false,
    },
    {
      request: (operation, milliseconds, outcome, logContext) => {
        metrics.ariCall(operation, milliseconds, outcome);
        // What comes of a failure is logged by those who asked, whose line has the same ids.
        const level = outcome === 'ok' ? 'trace' : 'debug';
        if (!log.isLevelEnabled(level)) return;
        const ms = Math.round(milliseconds * 10) / 10;
        log[level]({ ...logContext, operation, ms, outcome }, 'ARI call');
      },
      oddity: (oddity) => {
        if (oddity.kind === 'listener-failed') log.error({ err: oddity.error }, 'listener failed');
        else log.debug(oddity, 'event passed over');
      },
    },
  );

/** Calls as the settings have them. */
export const telephonyBy = (
  { ari: { app }, soundsPath, transferKey, sip }: Config,
  ari: AriClient,
  log: Pino,
) => new AsteriskTelephony(ari, app, soundsPath, log, { transferKey, endpoints: sip });

/** Trunks as the settings have them. */
export const trunkingBy = ({ ari: { app, ...server }, sip }: Config, ari: AriClient, log: Pino) => {
  const registrations = new OutboundRegistrations({
    ...server,
    requestTimeoutMs: REQUEST_TIMEOUT_MS,
  });
  return new AsteriskTrunks({ ari, app, endpoints: sip, registrations, log });
};

/** What is read of the connection to Asterisk in the log. */
export const logConnection = (ari: AriClient, app: string, log: Pino): void => {
  ari.onConnection((change) => {
    if (change.state === 'connected') log.info({ app }, 'connected to Asterisk');
    else {
      const level = change.reason.kind === 'taken-over' ? 'error' : 'warn';
      log[level]({ app, reason: change.reason.message }, 'not connected to Asterisk');
    }
  });
};
