import test from 'ava';
import { ANSWER_CODES } from '../../../src/http/protocol/answer-codes.ts';
import { refused, serveAcme, serveApi } from '../served-api.ts';

test('no two refusals have the same code', (t) => {
  const codes = Object.values(ANSWER_CODES).map(({ code }) => code as string);
  t.is(new Set(codes).size, codes.length);
  for (const code of codes) t.regex(code, /^\d{6}$/);
});

test('an endpoint that does not exist is refused, whatever the method', async (t) => {
  const api = await serveApi(t);
  for (const [method, path] of [
    ['GET', ''],
    ['GET', '/'],
    ['POST', '/callcentre'],
    ['GET', '/callcenter//agent'],
    ['GET', '/CALLCENTER'],
    ['OPTIONS', '/nothing'],
    ['PROPFIND', '/nothing'],
    ['DELETE', '/callcenter/acme/agent/ana/state/x'],
  ] as const) {
    refused(t, await api.call(method, path), 404, '000404', 'no-such-endpoint');
  }
});

test('a method that nobody implements is refused like any other', async (t) => {
  const api = await serveApi(t);
  const answer = await api.call('PROPFIND', '/callcenter');
  refused(t, answer, 405, '000405', 'method-not-allowed');
  t.is(answer.headers['allow'], 'HEAD, GET');
});

test('OPTIONS tells what is possible, and HEAD what GET would without saying it', async (t) => {
  const api = await serveApi(t);
  const options = await api.call('OPTIONS', '/callcenter');
  t.is(options.status, 200);
  t.is(options.headers['allow'], 'HEAD, GET');
  const get = await api.call('GET', '/callcenter');
  const head = await api.call('HEAD', '/callcenter');
  t.is(head.status, 200);
  t.is(head.text, '');
  t.is(head.headers['content-length'], get.headers['content-length']);
  t.is((await api.call('HEAD', '/callcenter/none')).status, 404);
});

test('every answer is JSON that no browser keeps, guesses at or frames', async (t) => {
  const api = await serveApi(t);
  for (const path of ['/callcenter', '/callcenter/none', '/nothing', '/callcenter/%']) {
    const { headers } = await api.call('GET', path);
    t.is(headers['content-type'], 'application/json; charset=utf-8');
    t.is(headers['cache-control'], 'no-store');
    t.is(headers['x-content-type-options'], 'nosniff');
    t.is(headers['x-powered-by'], undefined);
  }
});

test('a request that fails unexpectedly says nothing of why, but in the log', async (t) => {
  const api = await serveAcme(t);
  api.store.findQueueTask = () => Promise.reject(new Error('disk on fire at /var/lib'));
  const answer = await api.call('GET', '/callcenter/acme/queue_task/x');
  const details = refused(t, answer, 500, '000002', 'internal-error');
  t.false(answer.text.includes('fire'));
  t.is(details['request_id'], answer.headers['x-request-id'] as string);
  const line = api.log.find(({ level }) => level === 'error');
  t.like(line?.fields, {
    request_id: details['request_id'],
    err: new Error('disk on fire at /var/lib'),
  });
});

test('each request is logged in one line, without its body and query', async (t) => {
  const api = await serveAcme(t);
  const before = api.log.length;
  const json = { type: 1, user: 'ben-phone', password: 'correct-horse-7' };
  const answer = await api.call('POST', '/callcenter/acme/extension', { json });
  await api.call('GET', '/callcenter?page_no=77777');
  const lines = api.log.slice(before).filter(({ fields }) => 'method' in fields);
  t.is(lines.length, 2);
  t.like(lines[0], {
    level: 'info',
    fields: {
      request_id: answer.headers['x-request-id'],
      method: 'POST',
      path: '/v1/callcenter/acme/extension',
      status: 200,
    },
  });
  t.notRegex(JSON.stringify(lines), /correct-horse-7|77777/);
});
