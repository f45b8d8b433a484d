import test from 'ava';
import { hostNames } from '../src/host-names.ts';

const never = new Promise<never>(() => undefined);

test('names are looked up as the machine does, addresses are their own, and nothing is no error', async (t) => {
  const names = hostNames();
  const here = await names.addressesOf('localhost', 'acme');
  t.true(here.includes('127.0.0.1') || here.includes('::1'), here.join());
  t.deepEqual(await names.addressesOf('192.0.2.7', 'acme'), ['192.0.2.7']);
  t.deepEqual(await names.addressesOf('no such name', 'acme'), []);
});

test('a look-up that takes too long finds nothing', async (t) => {
  const names = hostNames(() => never, 10);
  t.deepEqual(await names.addressesOf('slow.example', 'acme'), []);
});

test("one call center's slow names do not hold up another one's", async (t) => {
  const asked: string[] = [];
  const names = hostNames((host) => {
    asked.push(host);
    return host === 'slow.example' ? never : Promise.resolve(['192.0.2.7']);
  });
  for (let n = 0; n < 10; n += 1) void names.addressesOf('slow.example', 'noisy');
  t.deepEqual(await names.addressesOf('gateway.example', 'quiet'), ['192.0.2.7']);
  t.deepEqual(asked, ['slow.example', 'gateway.example']);
});
