import type { Config } from './config.ts';
import type { Certificate } from './http/server.ts';
import { certificateRenewal, type CertificateRenewalDeps } from './http/tls/certificate-renewal.ts';
import { FreshKeys, type FreshKeysDeps } from './operations/fresh-keys.ts';
import { oldEventsRemoval } from './operations/old-events.ts';
import { historyRemoval } from './operations/retention.ts';
import { sessionsRemoval } from './operations/sessions-removal.ts';

/** What is done again and again beside everything else. */
interface Chore {
  start(): void;
  /** Resolves when nothing of it goes on. */
  stop(): Promise<void>;
}

type ChoresDeps = Parameters<typeof historyRemoval>[0] &
  Parameters<typeof oldEventsRemoval>[0] &
  Parameters<typeof sessionsRemoval>[0] &
  FreshKeysDeps &
  Pick<CertificateRenewalDeps, 'show'>;

/** @param certificate null: there is none to be renewed */
export const choresOf = (
  deps: ChoresDeps,
  tls: Config['tls'],
  certificate: Certificate | null,
): readonly Chore[] => {
  const removals = [historyRemoval(deps), oldEventsRemoval(deps), sessionsRemoval(deps)];
  const chores = [...removals, new FreshKeys(deps)];
  if (tls === null || certificate === null) return chores;
  return [...chores, certificateRenewal({ ...deps, tls, certificate })];
};
