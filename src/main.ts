import { assemble, type Running } from './assemble.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { createLog } from './log.ts';

/** How the calls below get their key. What was made just now is shown here, and nowhere else. */
const aboutKey = ({
  adminKey,
}: Running): { readonly lines: string[]; readonly variable: string } => {
  switch (adminKey.kind) {
    case 'made':
      return {
        lines: [
          "The first admin's key, shown this once and kept only hashed:",
          `  KEY=${adminKey.text}`,
        ],
        variable: '$KEY',
      };
    case 'given':
      return { lines: ['The key of an admin is the one in ADMIN_KEY.'], variable: '$ADMIN_KEY' };
    case 'kept':
      return {
        lines: ['No key at hand? This makes one:', '  KEY=$(npm run -s key -- make admin)'],
        variable: '$KEY',
      };
  }
};

/** Where the service is and three calls that work, for whoever started it. */
const greet = (config: Config, running: Running): void => {
  const scheme = config.tls === null ? 'http' : 'https';
  const base = `${scheme}://${config.host}:${running.address.port}/v1`;
  const { lines, variable } = aboutKey(running);
  const curl = `curl -s -H "Authorization: Bearer ${variable}"`;
  const put = `-X PUT -H 'content-type: application/json' -d '{}'`;
  process.stdout.write(
    [
      '',
      `ari-callcenter listens on ${base}`,
      `  Asterisk: ${config.ari.url}, application ${config.ari.app} · database: ${config.databasePath}`,
      ...lines,
      'Try:',
      `  ${curl} ${put} ${base}/callcenter/demo`,
      `  ${curl} ${base}/callcenter/demo/agent`,
      `  ${curl} ${base}/callcenter/demo/queue_task`,
      '',
    ].join('\n'),
  );
};

const run = async (): Promise<void> => {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const running = await assemble(config, log);
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    running.stop().then(
      () => {
        log.info('stopped');
      },
      (error: unknown) => {
        log.error({ err: error }, 'did not stop cleanly');
        process.exitCode = 1;
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  greet(config, running);
};

try {
  await run();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
