import type { Logger } from 'pino';
import type { Running } from './assembly/assemble.ts';

/**
 * What is not done by then, in ms, is left as by a crash, which loses nothing: what is not stored was not
 * carried out either. Less than the 10 s that Docker gives.
 */
const STOPS_WITHIN_MS = 8_000;

/**
 * By force, once the log is written: an exit would wait for SQLite's thread, which may go on for seconds to
 * wait for a lock.
 */
const endNow = (): void => {
  process.once('exit', () => process.kill(process.pid, 'SIGKILL'));
  process.exit(1);
};

/** On SIGTERM or SIGINT the service ends, within a bound; on a second one at once. */
export const stopOnSignals = (running: Running, log: Logger): void => {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) {
      log.warn({ signal }, 'stopping at once');
      endNow();
      return;
    }
    stopping = true;
    log.info({ signal }, 'stopping');
    // It keeps nothing running: if nothing else does, the process has ended by then.
    setTimeout(() => {
      log.error({ within_ms: STOPS_WITHIN_MS }, 'did not stop in time; ending all the same');
      endNow();
    }, STOPS_WITHIN_MS).unref();
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
};
