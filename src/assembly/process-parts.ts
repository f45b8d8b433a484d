import type { Logger as Pino } from 'pino';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config.ts';
import { readCertificate } from '../http/tls/certificate.ts';
import { certificateRenewal } from '../http/tls/certificate-renewal.ts';
import { giveToAsterisk } from '../http/tls/sip-certificate.ts';
import type { Certificate, HttpServer, ServerSettings } from '../http/server.ts';
import { ServiceMetrics } from '../metrics/service-metrics.ts';
import type { AdminKey } from '../operations/keys.ts';
import type { DemoLink } from '../operations/demo.ts';
import type { OpenStore } from '../storage/open-store.ts';
import { openStoreAt } from '../storage/place.ts';
import type { TimeSources } from '../steady-clock.ts';
import { systemClock } from '../system-clock.ts';

/** The service as it runs. */
export interface Running {
  readonly address: AddressInfo;
  readonly adminKey: AdminKey;
  /** To try a fresh service with; none of any other. */
  readonly demo: readonly DemoLink[];
  /** Another process does the work until it ends. */
  readonly standsBy: boolean;
  /** Ends cleanly: what is decided is stored, calls go on, nothing stays open. */
  stop(): Promise<void>;
}

/** What a process has whether it works or stands by. */
export interface ProcessParts {
  readonly config: Config;
  readonly log: Pino;
  /** By which calls are timed. */
  readonly time: TimeSources;
  readonly metrics: ServiceMetrics;
  /** null: requests come unencrypted. */
  readonly certificate: Certificate | null;
}

/** Asterisk shows the same one to phones, where it is ours to set. */
const giveCertificate = async ({ sip }: Config, certificate: Certificate): Promise<void> => {
  if (sip.tlsFolder === null || !sip.transports.includes('tls')) return;
  await giveToAsterisk(sip.tlsFolder, certificate);
};

/** @throws ConfigError */
const firstCertificate = async (config: Config): Promise<Certificate | null> => {
  if (config.tls === null) return null;
  const certificate = await readCertificate(config.tls);
  await giveCertificate(config, certificate);
  return certificate;
};

/** @throws ConfigError if the certificate is none */
export const processParts = async (
  config: Config,
  log: Pino,
  time: TimeSources,
): Promise<ProcessParts> => {
  const certificate = await firstCertificate(config);
  const metrics = new ServiceMetrics();
  metrics.watchProcess();
  return { config, log, time, metrics, certificate };
};

/** Looks now and then for a new certificate, and shows it to whoever connects from then on. @returns how that is ended */
export const renewCertificate = (
  { config, certificate, log }: ProcessParts,
  server: HttpServer,
): (() => Promise<void>) => {
  if (config.tls === null || certificate === null) return () => Promise.resolve();
  const show = async (renewed: Certificate): Promise<void> => {
    server.showCertificate(renewed);
    await giveCertificate(config, renewed);
  };
  const { tls } = config;
  const renewal = certificateRenewal({ tls, certificate, show, clock: systemClock, log });
  renewal.start();
  return () => renewal.stop();
};

export const serverSettings = ({
  config: { connections, connectionsPerAddress },
  certificate,
}: ProcessParts): ServerSettings => ({
  certificate,
  maxConnections: connections,
  connectionsPerAddress,
});

/** Opens the store; what it does is measured. @throws UnusableDatabase, or Error that names the path */
export const openMeasured = async ({ config, metrics, log }: ProcessParts): Promise<OpenStore> => {
  const store = await openStoreAt(config, config.keptAnswers);
  for (const { fields, message } of store.notes) log.warn(fields, message);
  return { ...store, ...metrics.measured(store) };
};
