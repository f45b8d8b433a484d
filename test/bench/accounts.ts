/*
 * How long SIP accounts take: npx tsx test/bench/accounts.ts [COUNT]
 * Makes COUNT (2,000) extensions of type 1 over the REST API, eight at a time, starts the service again with them, and
 * removes them. Prints seconds, and how long another call center's requests took meanwhile.
 */
import { Api } from '../helpers/api.ts';
import { uniqueName } from '../helpers/asterisk.ts';
import { ServiceProcess } from '../helpers/service-process.ts';

const AT_A_TIME = 8;
const count = Number(process.argv[2] ?? 2_000);

const seconds = async (work: () => Promise<unknown>): Promise<string> => {
  const begun = performance.now();
  await work();
  return ((performance.now() - begun) / 1000).toFixed(1);
};

const each = async (users: readonly string[], work: (user: string) => Promise<unknown>) => {
  const left = [...users];
  const worker = async (): Promise<void> => {
    for (let user = left.pop(); user !== undefined; user = left.pop()) await work(user);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
};

const service = await ServiceProcess.start();
const api = new Api(service.baseUrl, uniqueName('cc'), service.key);
const prefix = uniqueName('bench');
const users = Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
try {
  await api.do('PUT', '', {});
  const made = await seconds(() =>
    each(users, (user) => api.do('POST', 'extension', { type: 1, user })),
  );
  process.stdout.write(`${count} accounts made over the REST API: ${made} s\n`);
  await service.kill();
  const ready = await seconds(() => service.startAgain());
  process.stdout.write(`service started again, ready with them: ${ready} s\n`);
  const one = await seconds(() => api.do('GET', `extension/${prefix}-0`));
  process.stdout.write(`one asked for right after: ${one} s\n`);
} finally {
  const gone = await seconds(() => each(users, (user) => api.call('DELETE', `extension/${user}`)));
  process.stdout.write(`${count} accounts removed: ${gone} s\n`);
  await api.call('DELETE', '');
  await service.stop();
}
