import { readDoctorSettings } from '../../command-settings.ts';
import { readConfig, ConfigError } from '../../config.ts';
import { exposuresOf } from '../../exposure.ts';
import { printable } from '../../printable.ts';
import { systemClock } from '../../system-clock.ts';
import { lookAtAsterisk } from './asterisk.ts';
import { lookAtContacts } from './contacts.ts';
import { lookAtDatabase } from './database.ts';
import { doubtful, type Finding } from './finding.ts';
import {
  lookAtCertificate,
  lookAtClock,
  lookAtOutside,
  lookAtPort,
  lookAtSipAddress,
} from './machine.ts';

/*
 * npm run doctor: looks at what stops people, and says what helps. It changes nothing. Exit code 1: something is wrong.
 */

const SIGNS = { well: 'ok   ', doubtful: 'mind ', wrong: 'WRONG' } as const;

const put = (finding: Finding): void => {
  process.stdout.write(`${SIGNS[finding.is]} ${printable(finding.what)}\n`);
  if (finding.is !== 'well') process.stdout.write(`      ${printable(finding.helps)}\n`);
};

const look = async (): Promise<void> => {
  const config = readConfig();
  const findings = await Promise.all([
    lookAtPort(config),
    lookAtOutside(config),
    lookAtCertificate(config, systemClock.now()),
    lookAtDatabase(config),
    lookAtClock(),
    lookAtAsterisk(config),
    lookAtContacts(readDoctorSettings().console),
  ]);
  const open = exposuresOf(config).map((what) =>
    doubtful(what, 'See "SIP on the internet" in docker/README.md.'),
  );
  const all = [lookAtSipAddress(config), ...findings.flat(), ...open].filter(
    (finding) => finding !== null,
  );
  for (const finding of all) put(finding);
  if (all.some(({ is }) => is === 'wrong')) process.exitCode = 1;
};

look().catch((error: unknown) => {
  if (!(error instanceof ConfigError)) throw error;
  process.stdout.write(`${SIGNS.wrong} ${error.message}\n`);
  process.exitCode = 1;
});
