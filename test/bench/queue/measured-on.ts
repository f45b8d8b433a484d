import { cpus } from 'node:os';
import { runningAsterisk } from '../../helpers/asterisk.ts';

/** What Asterisk says that it is, without what its packagers add. */
const asteriskVersion = async (): Promise<string> => {
  const { ariUrl, ariUsername, ariPassword } = runningAsterisk();
  const credentials = Buffer.from(`${ariUsername}:${ariPassword}`).toString('base64');
  const answer = await fetch(`${ariUrl}/ari/asterisk/info?only=system`, {
    headers: { authorization: `Basic ${credentials}` },
  });
  const { system } = (await answer.json()) as { system: { version: string } };
  return system.version.split('+')[0] ?? system.version;
};

/** The machine and the versions of what was measured, in one line. */
export const measuredOn = async (): Promise<string> => {
  const processors = cpus();
  const model = processors[0]?.model ?? 'unknown';
  const asterisk = await asteriskVersion();
  return `${processors.length} × ${model}, Asterisk ${asterisk}, Node ${process.version}`;
};
