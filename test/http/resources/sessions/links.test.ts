import test from 'ava';
import { refused, refusedArgument, serveAcme } from '../../served-api.ts';
import {
  ANAS_LINK,
  ask,
  follow,
  isOver,
  makeLink,
  NO_KEY,
  OWN_PAGE,
  pairOf,
  whoIn,
} from './signing-in.ts';

test('a link signs its agent in once, and shows nobody a key', async (t) => {
  const api = await serveAcme(t);
  const { id, link, path } = await makeLink(api, ANAS_LINK);
  t.is(path, `/desk#link=${link}`);
  const answer = await follow(api, link);
  t.like(whoIn(answer), { role: 'agent', callcenter_id: 'acme', agent_name: 'ana' });
  t.is((await ask(api, pairOf(answer), 'GET', '/callcenter/acme/agent')).status, 200);
  refused(t, await ask(api, pairOf(answer), 'GET', '/key'), 403, '000403', 'forbidden');
  isOver(t, await follow(api, link));
  const gone = await api.call('DELETE', `/link/${id}`);
  refused(t, gone, 404, '040904', 'link-not-found');
});

test('each role begins on a page of its own', async (t) => {
  const api = await serveAcme(t);
  const pageOf = async (json: object) => (await makeLink(api, json)).path.split('#')[0];
  t.is(await pageOf({ role: 'admin' }), '/admin');
  t.is(await pageOf({ role: 'callcenter', callcenter_id: 'acme' }), '/admin');
  t.is(await pageOf({ role: 'supervisor', callcenter_id: 'acme' }), '/wallboard');
  t.is(await pageOf({ role: 'read' }), '/wallboard');
});

test('of two who follow a link at once, one is signed in', async (t) => {
  const api = await serveAcme(t);
  const { link } = await makeLink(api, ANAS_LINK);
  const answers = await Promise.all([follow(api, link), follow(api, link), follow(api, link)]);
  t.is(answers.filter(({ status }) => status === 200).length, 1);
  t.is(api.storedSessions.rows.size, 1);
});

test('a link whose time is up, that was removed, or that is none signs nobody in', async (t) => {
  const api = await serveAcme(t);
  const late = await makeLink(api, { ...ANAS_LINK, valid_seconds: 60 });
  const removed = await makeLink(api, ANAS_LINK);
  await api.do('DELETE', `/link/${removed.id}`);
  api.clock.advance(60_000);
  for (const link of [late.link, removed.link, 'A'.repeat(43), 'short']) {
    isOver(t, await follow(api, link));
  }
  isOver(t, await api.call('POST', '/session', { json: {} }, { ...NO_KEY, ...OWN_PAGE }));
  t.is((await api.do<{ total_count: number }>('GET', '/link')).total_count, 0);
});

test('a link is followed from a page of the service alone, lest somebody is signed in as another', async (t) => {
  const api = await serveAcme(t);
  const { link } = await makeLink(api, ANAS_LINK);
  for (const headers of [
    {},
    { 'Sec-Fetch-Site': 'cross-site' },
    { Origin: 'http://evil.example' },
  ]) {
    refused(t, await follow(api, link, headers), 403, '000403', 'forbidden');
  }
  const form = { ...NO_KEY, ...OWN_PAGE };
  const asForm = await api.call('POST', '/session', { form: `link=${link}` }, form);
  refusedArgument(t, asForm, 'header', 'Content-Type');
  t.is((await follow(api, link)).status, 200, 'nothing of that used it up');
});

test('a key and a link in one request are one too many', async (t) => {
  const api = await serveAcme(t);
  const { link } = await makeLink(api, ANAS_LINK);
  refusedArgument(t, await api.call('POST', '/session', { json: { link } }), 'body', 'link');
});
