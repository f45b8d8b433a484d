import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { eventually } from '../../helpers/eventually.ts';
import { serveApi } from '../served-api.ts';

const open = async (t: ExecutionContext, port: number, localAddress: string) => {
  const socket: Socket = connect({ host: '127.0.0.1', port, localAddress });
  let received = '';
  socket.on('data', (data) => (received += data.toString()));
  socket.on('error', () => undefined);
  t.teardown(() => socket.destroy());
  await once(socket, 'connect');
  return { socket, received: () => received };
};

const ask = async ({ socket, received }: Awaited<ReturnType<typeof open>>): Promise<string> => {
  socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
  await eventually(() => received().includes('\r\n\r\n'), { awaited: 'an answer' });
  return received();
};

test('one more connection from an address than are let in is told so and dropped; others come in', async (t) => {
  const { port } = await serveApi(t, {}, { connectionsPerAddress: 2 });
  const [first, second] = [await open(t, port, '127.0.0.2'), await open(t, port, '127.0.0.2')];
  t.regex(await ask(second), /^HTTP\/1.1 200 /);
  const third = await open(t, port, '127.0.0.2');
  const answer = await ask(third);
  t.regex(answer, /^HTTP\/1.1 429 /);
  t.regex(answer, /connections from this address \(at most 2 at a time\)/);
  await eventually(() => third.socket.closed, { awaited: 'the connection to be dropped' });
  t.regex(await ask(await open(t, port, '127.0.0.3')), /^HTTP\/1.1 200 /);
  first.socket.destroy();
  await eventually(
    async () => (await ask(await open(t, port, '127.0.0.2'))).startsWith('HTTP/1.1 200 '),
    { awaited: 'the place to be given back' },
  );
});
