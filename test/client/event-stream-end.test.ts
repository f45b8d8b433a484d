import test from 'ava';
import { CallcenterClient } from '../../src/client/index.ts';
import { eventually } from '../helpers/eventually.ts';
import { TurnServer } from './events-server.ts';

const timers = (): number =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

test('events that are no longer wanted leave nothing behind that would keep a process alive', async (t) => {
  const server = await TurnServer.start(t, [
    (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write('id: 1\ndata: {}\n\n');
    },
  ]);
  const client = new CallcenterClient({ baseUrl: server.baseUrl });
  const before = timers();
  for await (const event of client.events('acme')) {
    t.deepEqual(event as unknown, {});
    break;
  }
  await eventually(() => timers() <= before, {
    awaited: 'all timers to be gone',
    withinMs: 10_000,
    observed: () => `${timers()} timers, ${before} before`,
  });
  t.pass();
});
