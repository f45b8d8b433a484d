import type { Config } from '../../config.ts';
import { lookAtPostgres } from '../../storage/postgres/look.ts';
import { doubtful, type Finding, reasonOf, well, wrong } from './finding.ts';
import { lookAtDisk } from './machine.ts';

/** No process takes charge with clocks that are further apart. In ms. */
const MOST_APART_MS = 500;

/** Whether records can be kept: on the disk, or in PostgreSQL. */
export const lookAtDatabase = async (config: Config): Promise<Finding> => {
  const { databaseUrl } = config;
  if (databaseUrl === null) return lookAtDisk(config);
  try {
    const { place, apartMs, owner } = await lookAtPostgres(databaseUrl, Date.now);
    if (Math.abs(apartMs) > MOST_APART_MS) {
      return wrong(
        `The clock of this machine is ${Math.abs(apartMs)} ms ${apartMs > 0 ? 'ahead of' : 'behind'} that of ${place}: no process takes charge.`,
        'Set both by NTP.',
      );
    }
    if (owner === null) return well(`${place} answers. No service has used it yet.`);
    return owner.isInCharge
      ? well(`${place} answers. Process ${owner.name} is in charge.`)
      : doubtful(`${place} answers. No process is in charge.`, 'Start the service.');
  } catch (error) {
    return wrong(
      error instanceof Error ? error.message : reasonOf(error),
      'See "PostgreSQL" in docker/README.md.',
    );
  }
};
