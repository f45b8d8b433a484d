/*
 * Run as a process of its own: starts one client for each of the settings, in its first argument, stops them
 * all once each has got as far as its server lets it, and must then end by itself within a second.
 */
import { createAriClient, type AriSettings } from '../../src/ari/client.ts';

const REACHED_MS = 1_000;
const GONE_MS = 1_000;

const clients = (JSON.parse(process.argv[2] ?? '[]') as AriSettings[]).map((settings) => {
  const client = createAriClient(settings, { request: () => undefined, oddity: console.error });
  client.start();
  return client;
});

setTimeout(() => {
  void Promise.all(clients.map((client) => client.stop())).then(() => {
    setTimeout(() => {
      console.error('still open after stop:', process.getActiveResourcesInfo());
      process.exit(1);
    }, GONE_MS).unref();
  });
}, REACHED_MS);
