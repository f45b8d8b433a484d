import test, { type ExecutionContext } from 'ava';
import { demoLinks } from '../../src/assembly/demo-links.ts';
import type { KeyId } from '../../src/domain/ids.ts';
import type { AdminKey } from '../../src/operations/keys.ts';
import { createLog } from '../../src/log.ts';
import { serveAcme, serveApi, type ServedApi } from '../http/served-api.ts';

const GIVEN: AdminKey = { kind: 'given', id: 'environment-key' as KeyId };

const made = async (
  { callcenters, sessions, telephony }: ServedApi,
  host: string,
  adminKey: AdminKey = GIVEN,
): Promise<number> =>
  (
    await demoLinks(
      { demo: true, host },
      { callcenters, sessions, telephony, adminKey, log: createLog('silent') },
    )
  ).length;

const isUntouched = (t: ExecutionContext, api: ServedApi): void => {
  t.false(api.callcenters.ids().some((id) => id === 'demo'));
  t.is(api.storedSessions.links.size, 0);
};

test('links to try a fresh service are made where this machine alone reaches it', async (t) => {
  for (const host of ['127.0.0.1', 'localhost', '::1']) {
    t.is(await made(await serveApi(t), host), 4, host);
  }
  for (const host of ['0.0.0.0', '::', '192.0.2.7', 'calls.example.com']) {
    const api = await serveApi(t);
    t.is(await made(api, host), 0, host);
    isUntouched(t, api);
  }
});

test('a service that has keys or call centers from before is not tried', async (t) => {
  const [known, used] = [await serveApi(t), await serveAcme(t)];
  t.is(await made(known, '127.0.0.1', { kind: 'kept' }), 0);
  t.is(await made(used, '127.0.0.1'), 0);
  isUntouched(t, known);
  isUntouched(t, used);
});

test('the demo has the queues of the sample IVR, and browsers’ phones for its agents, for who calls and for who listens in', async (t) => {
  const api = await serveApi(t);
  await made(api, '127.0.0.1');
  const names = async (path: string, of: 'id' | 'name'): Promise<(string | undefined)[]> => {
    const page = await api.do<{ result: { id?: string; name?: string }[] }>('GET', path);
    return page.result.map((each) => each[of]);
  };
  t.deepEqual(await names('/callcenter/demo/condition', 'name'), ['sales', 'support']);
  const phones = ['demo-ana', 'demo-ben', 'demo-caller', 'demo-supervisor'];
  t.deepEqual(await names('/callcenter/demo/extension', 'id'), phones);
  await api.do('POST', '/callcenter/demo/agent', { name: 'ana', extension: 'demo-ana' });
  await api.do('POST', '/callcenter/demo/agent/ana/phone');
  await api.do('POST', '/callcenter/demo/extension/demo-caller/phone');
});

test('without Asterisk there are links all the same', async (t) => {
  const api = await serveApi(t);
  api.telephony.disconnect();
  t.is(await made(api, '127.0.0.1'), 4);
});
