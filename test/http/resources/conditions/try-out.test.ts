import test from 'ava';
import { refused, refusedArgument, type ServedApi, serveAcme } from '../../served-api.ts';

const TEST = '/callcenter/acme/condition/test';

const STAFF = { ana: { sales: 80 }, ben: { sales: 60, french: 10 }, cleo: { french: 90 } };

const withStaff = async (api: ServedApi): Promise<ServedApi> => {
  for (const [name, scores] of Object.entries(STAFF)) {
    const skills = Object.entries(scores).map(([skill, score]) => ({ name: skill, score }));
    const phone = `${name}-phone`;
    await api.do('POST', '/callcenter/acme/extension', { type: 1, user: phone }).catch(() => null);
    await api.do('POST', '/callcenter/acme/agent', { name, extension: phone, skills });
  }
  return api;
};

test('a condition that is not stored is tried: whom it matches, the best first', async (t) => {
  const api = await withStaff(await serveAcme(t));
  const tried = { where: "has('sales')", sort: "get('sales')" };
  t.deepEqual(await api.do('POST', TEST, tried), {
    page_no: 1,
    page_size: 20,
    total_count: 2,
    more: false,
    result: [
      { name: 'ana', score: 80, state: 'online' },
      { name: 'ben', score: 60, state: 'online' },
    ],
  });
  t.like(await api.do('POST', `${TEST}?page_no=2&page_size=1`, tried), {
    total_count: 2,
    result: [{ name: 'ben', score: 60, state: 'online' }],
  });
  t.like(await api.do('GET', '/callcenter/acme/condition'), { total_count: 0 });
});

test('a wrong expression is refused with its place, as when it is stored', async (t) => {
  const api = await withStaff(await serveAcme(t));
  const wrong = await api.call('POST', TEST, {
    json: { where: 'true', sort: "skills['sales'] +" },
  });
  const details = refused(t, wrong, 400, '040402', 'condition-invalid');
  const stored = await api.call('POST', '/callcenter/acme/condition', {
    json: { name: 'sales', where: 'true', sort: "skills['sales'] +" },
  });
  t.deepEqual(details, refused(t, stored, 400, '040402', 'condition-invalid'));
});

test('a work channel that is missing is told', async (t) => {
  const api = await serveAcme(t);
  const answer = await api.call('POST', TEST, { json: { where: 'true', channel: 'chat' } });
  refused(t, answer, 404, '040701', 'work-channel-not-found');
});

test('no condition can be called test, as its path is where conditions are tried', async (t) => {
  const api = await serveAcme(t);
  const answer = await api.call('POST', '/callcenter/acme/condition', {
    json: { name: 'test', where: 'true' },
  });
  refusedArgument(t, answer, 'body', 'name');
});
