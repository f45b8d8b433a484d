import test, { type ExecutionContext } from 'ava';
import type { ConfigField } from '../../src/ari/snapshots.ts';
import { Api } from '../helpers/api.ts';
import { uniqueName } from '../helpers/asterisk.ts';
import { eventually } from '../helpers/eventually.ts';
import { type RunningService, startService } from '../helpers/running-service.ts';
import { ServiceProcess } from '../helpers/service-process.ts';

let service: ServiceProcess;
test.before(async () => {
  service = await ServiceProcess.start();
});
test.after.always(() => service.stop());

const callcenterOn = async (
  t: ExecutionContext,
  { baseUrl, key }: RunningService,
): Promise<Api> => {
  const api = new Api(baseUrl, uniqueName('cc'), key);
  await api.do('PUT', '', {});
  t.teardown(() => api.call('DELETE', ''));
  return api;
};

const partOf = (
  { ari }: RunningService,
  part: 'auth' | 'aor' | 'endpoint',
  user: string,
): Promise<readonly ConfigField[] | null> => ari.getConfigObject('res_pjsip', part, user);

const markOf = async (service: RunningService, user: string): Promise<string | undefined> =>
  (await partOf(service, 'endpoint', user))?.find(({ attribute }) => attribute === 'accountcode')
    ?.value;

const setMark = ({ ari }: RunningService, user: string, accountcode: string): Promise<void> =>
  ari.updateConfigObject('res_pjsip', 'endpoint', user, [
    { attribute: 'accountcode', value: accountcode },
  ]);

test.serial(
  'a SIP user that a file of Asterisk has is refused, and others notice nothing however often',
  async (t) => {
    const [one, other] = [await callcenterOn(t, service), await callcenterOn(t, service)];
    const json = { type: 1, user: 'gateway' };
    const refused = await one.call('POST', 'extension', json);
    t.like(refused, { status: 409, errorId: 'extension-exists' });
    t.regex(refused.msg, /Asterisk has an account gateway that this service did not make/);

    const flooding = { isOver: false };
    const flood = Array.from({ length: 100 }, () => one.call('POST', 'extension', json));
    const all = Promise.all(flood).finally(() => (flooding.isOver = true));
    const seen = new Set<number>();
    while (!flooding.isOver) {
      const user = uniqueName('phone');
      seen.add((await fetch(new URL('/readyz', service.baseUrl))).status);
      seen.add((await other.call('POST', 'extension', { type: 1, user })).status);
      seen.add((await other.call('DELETE', `extension/${user}`)).status);
    }
    t.deepEqual([...new Set((await all).map(({ errorId }) => errorId))], ['extension-exists']);
    t.deepEqual([...seen], [200]);
    t.is(await partOf(service, 'auth', 'gateway'), null, 'nothing is left of it');
    t.is(await partOf(service, 'aor', 'gateway'), null, 'nothing is left of it');
  },
);

test.serial(
  'given two services on one Asterisk, neither changes nor removes an account of the other',
  async (t) => {
    const other = await startService();
    t.teardown(() => other.stop());
    const [mine, theirs] = [await callcenterOn(t, service), await callcenterOn(t, other)];
    const user = uniqueName('shared');
    await mine.do('POST', 'extension', { type: 1, user });
    const before = await partOf(service, 'auth', user);
    const refused = await theirs.call('POST', 'extension', { type: 1, user });
    t.like(refused, { status: 409, errorId: 'extension-exists' });
    t.regex(refused.msg, new RegExp(`of another service, whose application is ${service.app}`));
    t.is((await theirs.call('GET', `extension/${user}`)).status, 404);
    t.deepEqual(await partOf(service, 'auth', user), before);
    t.regex((await markOf(service, user)) ?? '', new RegExp(`^${service.app}/`));

    await mine.do('DELETE', `extension/${user}`);
    t.is(await partOf(service, 'endpoint', user), null);
    await theirs.do('POST', 'extension', { type: 1, user });
    t.regex((await markOf(service, user)) ?? '', new RegExp(`^${other.app}/`));
    await theirs.do('DELETE', `extension/${user}`);
  },
);

test.serial(
  'an account that another service has marked as its own stays when the extension is deleted',
  async (t) => {
    const other = await startService();
    t.teardown(() => other.stop());
    const mine = await callcenterOn(t, service);
    const user = uniqueName('lost');
    await mine.do('POST', 'extension', { type: 1, user });
    await setMark(service, user, `${other.app}/acme/12345678`);
    await mine.do('DELETE', `extension/${user}`);
    t.is(await markOf(service, user), `${other.app}/acme/12345678`);
    for (const part of ['endpoint', 'aor', 'auth']) {
      await service.ari.deleteConfigObject('res_pjsip', part, user);
    }
  },
);

for (const { mark, whose } of [
  { mark: '', whose: 'without a mark, as earlier versions made it' },
  { mark: 'APP/CC/00000000', whose: 'as an earlier version would make it' },
  { mark: 'an-app-that-is-no-more/acme/00000000', whose: 'of an application that is no more' },
]) {
  test.serial(
    `given an account ${whose}, the service makes it its own when it starts, and keeps the password`,
    async (t) => {
      const api = await callcenterOn(t, service);
      const user = uniqueName('kept');
      await api.do('POST', 'extension', { type: 1, user });
      const [auth, ours = ''] = [await partOf(service, 'auth', user), await markOf(service, user)];
      await service.kill();
      const [app = '', callcenter = ''] = ours.split('/');
      await setMark(service, user, mark.replace('APP', app).replace('CC', callcenter));
      await service.startAgain();
      let seen: string | undefined;
      await eventually(async () => (seen = await markOf(service, user)) === ours, {
        awaited: `the mark ${ours}`,
        withinMs: 5000,
        observed: () => String(seen),
      });
      t.deepEqual(await partOf(service, 'auth', user), auth);
      await api.do('DELETE', `extension/${user}`);
      t.is(await partOf(service, 'endpoint', user), null);
    },
  );
}

test.serial(
  'given an account that Asterisk lost while the service was away, it is there again',
  async (t) => {
    const api = await callcenterOn(t, service);
    const user = uniqueName('gone');
    await api.do('POST', 'extension', { type: 1, user });
    const auth = await partOf(service, 'auth', user);
    await service.kill();
    for (const part of ['endpoint', 'aor', 'auth']) {
      await service.ari.deleteConfigObject('res_pjsip', part, user);
    }
    await service.startAgain();
    await eventually(() => partOf(service, 'endpoint', user), { awaited: 'the account' });
    t.deepEqual(await partOf(service, 'auth', user), auth);
    await api.do('DELETE', `extension/${user}`);
  },
);
