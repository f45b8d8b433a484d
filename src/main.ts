import { assemble, type Running } from './assemble.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { createLog } from './log.ts';

/** Where the service is and three calls that work, for whoever started it. */
const greet = (config: Config, { address }: Running): void => {
  const base = `http://${config.host}:${address.port}/v1`;
  const put = `-X PUT -H 'content-type: application/json' -d '{}'`;
  process.stdout.write(
    [
      '',
      `ari-callcenter listens on ${base}`,
      `  Asterisk: ${config.ari.url}, application ${config.ari.app} · database: ${config.databasePath}`,
      'Try:',
      `  curl -s ${put} ${base}/callcenter/demo`,
      `  curl -s ${base}/callcenter/demo/agent`,
      `  curl -s ${base}/callcenter/demo/queue_task`,
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
