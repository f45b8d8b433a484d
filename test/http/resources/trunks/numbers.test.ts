import test from 'ava';
import { bearer } from '../../../helpers/access.ts';
import { refused, refusedArgument, serveAcme, type ServedApi } from '../../served-api.ts';

const XML = '<enqueue><route><skill name="sales"/></route></enqueue>';

const keyOf = async (api: ServedApi, callcenter_id: string): Promise<string> => {
  const { key } = await api.do<{ key: string }>('POST', '/key', {
    role: 'callcenter',
    callcenter_id,
  });
  return key;
};

test('a number is routed into the queue or to an IVR, shown, found however it is written, and taken away', async (t) => {
  const api = await serveAcme(t);
  const queue = { callcenter_id: 'acme', enqueue: XML };
  t.deepEqual(await api.do('PUT', '/number/+4930123456', queue), {
    ...{ number: '+4930123456', callcenter_id: 'acme', enqueue: XML, ivr: null },
  });
  t.like(await api.do('GET', '/number/004930123456'), { number: '+4930123456' });
  const ivr = { callcenter_id: 'acme', ivr: 'ivr,6000' };
  t.like(await api.do('PUT', '/number/4008001', ivr), { enqueue: null, ivr: 'ivr,6000' });
  t.like(await api.do('GET', '/number'), { total_count: 2 });
  await api.do('DELETE', '/number/4008001');
  const gone = await api.call('GET', '/number/4008001');
  refused(t, gone, 404, '041204', 'number-not-found');
  t.is(api.callcenters.numberCalled('004930123456')?.callcenterId as string, 'acme');
  t.is(api.callcenters.numberCalled('4008001'), null);
});

test('a number without a target, with two, of a call center that is missing or with wrong XML is refused', async (t) => {
  const api = await serveAcme(t);
  const put = (json: object) => api.call('PUT', '/number/4008001', { json });
  refusedArgument(t, await put({ callcenter_id: 'acme' }), 'body', 'enqueue');
  const both = { callcenter_id: 'acme', enqueue: XML, ivr: 'ivr,6000' };
  refusedArgument(t, await put(both), 'body', 'ivr');
  refusedArgument(t, await put({ callcenter_id: 'acme', ivr: 'ivr' }), 'body', 'ivr');
  const missing = await put({ callcenter_id: 'zeta', ivr: 'ivr,6000' });
  refused(t, missing, 404, '040800', 'callcenter-not-found');
  const wrong = await put({ callcenter_id: 'acme', enqueue: '<enqueue/>' });
  refused(t, wrong, 400, '000001', 'invalid-argument');
  t.like(await api.do('GET', '/number'), { total_count: 0 });
});

test('a key of a call center has its own numbers alone, and changes where they go', async (t) => {
  const api = await serveAcme(t);
  await api.do('PUT', '/callcenter/zeta', {});
  const zeta = bearer(await keyOf(api, 'zeta'));
  await api.do('PUT', '/number/4008001', { callcenter_id: 'acme', ivr: 'ivr,6000' });
  await api.do('PUT', '/number/4008002', { callcenter_id: 'zeta', ivr: 'ivr,6000' });
  const put = (number: string, callcenter_id: string) =>
    api.call('PUT', `/number/${number}`, { json: { callcenter_id, ivr: 'night,1' } }, zeta);
  t.is((await put('4008002', 'zeta')).status, 200);
  refused(t, await put('4008001', 'zeta'), 404, '041204', 'number-not-found');
  refused(t, await put('4008003', 'zeta'), 404, '041204', 'number-not-found');
  refused(t, await put('4008002', 'acme'), 403, '000403', 'forbidden');
  const list = await api.call('GET', '/number', undefined, zeta);
  t.like(list.json.data, { total_count: 1, result: [{ number: '4008002', ivr: 'night,1' }] });
  const others = await api.call('DELETE', '/number/4008001', undefined, zeta);
  refused(t, others, 404, '041204', 'number-not-found');
});

test('numbers go with their call center', async (t) => {
  const api = await serveAcme(t);
  await api.do('PUT', '/callcenter/zeta', {});
  await api.do('PUT', '/number/4008002', { callcenter_id: 'zeta', ivr: 'ivr,6000' });
  await api.do('DELETE', '/callcenter/zeta');
  t.like(await api.do('GET', '/number'), { total_count: 0 });
});
