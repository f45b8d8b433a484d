import test from 'ava';
import { serveAcme } from '../../http/served-api.ts';
import { admin, linesOf } from './running.ts';

test('a link is made whose address signs in, and nothing else is printed', async (t) => {
  const api = await serveAcme(t);
  const made = await admin(api, 'link', 'make', 'agent', 'acme', 'ana', '--hours', '2');
  t.is(made.errors, '');
  const [, origin = '', secret] =
    /^(http:\/\/127\.0\.0\.1:\d+)\/desk#link=([\w-]{43})\n$/.exec(made.out) ?? [];
  const listed = await admin(api, 'link', 'list');
  t.regex(linesOf(listed.out)[1] ?? '', /-link agent acme ana environment-key /);
  const answer = await fetch(`${origin}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ link: secret }),
  });
  t.is(answer.status, 200);
  t.deepEqual(linesOf((await admin(api, 'link', 'list')).out), ['none']);
});

test('who is signed in is listed and signed out, and a link is removed', async (t) => {
  const api = await serveAcme(t);
  await admin(api, 'link', 'make', 'admin');
  const [link] = api.storedSessions.links.keys();
  t.is((await admin(api, 'link', 'remove', link ?? '')).errors, '');
  t.is(api.storedSessions.links.size, 0);
  await api.call('POST', '/session', { json: {} });
  const [id = ''] = api.storedSessions.rows.keys();
  t.regex(linesOf((await admin(api, 'session', 'list')).out)[1] ?? '', new RegExp(`^${id} admin `));
  t.is((await admin(api, 'session', 'end', id)).errors, '');
  t.is(api.storedSessions.rows.size, 0);
});

test('a link for a role that lacks something is refused with what it lacks', async (t) => {
  const api = await serveAcme(t);
  const { code, errors } = await admin(api, 'link', 'make', 'agent', 'acme');
  t.is(code, 2);
  t.regex(errors, /agent_name/);
  const wrong = await admin(api, 'link', 'make', 'admin', '--hours', '200');
  t.is(wrong.code, 1);
});
