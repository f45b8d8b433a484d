import { createServer, type Server } from 'node:net';
import { sipPortOf } from './asterisk.ts';
import { eventually } from './eventually.ts';
import { LOOPBACK } from './phone-sip-stack.ts';

/** Nobody listens here for any other reason; each Asterisk has a trunk of its own. */
const PORT_ABOVE_SIP = 20_000;

/** Longer than all test files with a carrier take together. */
const WITHIN_MS = 120_000;

const listen = (server: Server): Promise<boolean> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(sipPortOf() + PORT_ABOVE_SIP, LOOPBACK, () => {
      resolve(true);
    });
  });

/**
 * Waits until no other process is registered as the trunk, of which Asterisk has one account. A port
 * that only one can have is given back even by a process that is killed. The returned function ends
 * the turn.
 */
export const takeTrunk = async (): Promise<() => Promise<void>> => {
  const server = await eventually(
    async () => {
      const attempt = createServer();
      return (await listen(attempt)) && attempt;
    },
    { awaited: 'the trunk to be free', withinMs: WITHIN_MS, everyMs: 50 },
  );
  return () =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
    });
};
