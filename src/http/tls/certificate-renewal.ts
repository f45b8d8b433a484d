import type { Config } from '../../config.ts';
import { readCertificate } from './certificate.ts';
import type { Certificate } from '../server.ts';
import { HourlyWork } from '../../operations/runtime/hourly-work.ts';
import type { Clock } from '../../operations/ports/clock.ts';
import type { Logger } from '../../operations/ports/logger.ts';

export interface CertificateRenewalDeps {
  readonly tls: NonNullable<Config['tls']>;
  /** What is shown now. */
  readonly certificate: Certificate;
  /** To all who are to see it. */
  readonly show: (certificate: Certificate) => Promise<void>;
  readonly clock: Clock;
  readonly log: Logger;
}

const FIRST_AFTER_MS = 60 * 60 * 1000;

const isSame = (one: Certificate, other: Certificate): boolean =>
  one.cert.equals(other.cert) && one.key.equals(other.key);

/**
 * Shows a certificate that took the place of the last one in its files, without a restart: some are
 * valid for weeks only. One that is of no use, such as half a pair, leaves the last one in place.
 */
export const certificateRenewal = ({
  tls,
  certificate,
  show,
  clock,
  log,
}: CertificateRenewalDeps): HourlyWork => {
  let shown = certificate;
  return new HourlyWork({
    clock,
    log,
    firstAfterMs: FIRST_AFTER_MS,
    work: async () => {
      const found = await readCertificate(tls);
      if (isSame(found, shown)) return;
      await show(found);
      shown = found;
      log.info({ path: tls.certPath }, 'a new certificate is shown');
    },
    failure: 'cannot show a new certificate',
  });
};
