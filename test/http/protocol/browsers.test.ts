import test from 'ava';
import { NO_LIMITS } from '../../helpers/access.ts';
import { refused, serveApi } from '../served-api.ts';

const ORIGIN = 'https://crm.example.com';
const OTHER = 'https://crm.example.com.evil.example';

const withOrigins = { access: { ...NO_LIMITS, corsOrigins: [ORIGIN] } };

test('browsers are told not to keep, guess at, frame or run what is answered', async (t) => {
  const api = await serveApi(t);
  for (const headers of [{}, { Authorization: '' }]) {
    const answer = await api.call('GET', '/callcenter', undefined, headers);
    t.like(answer.headers, {
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'origin-agent-cluster': '?1',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-dns-prefetch-control': 'off',
      'x-download-options': 'noopen',
      'x-frame-options': 'DENY',
      'x-permitted-cross-domain-policies': 'none',
    });
    t.is(answer.headers['x-powered-by'], undefined);
  }
});

test('no page of another origin may use the API unless a setting says so', async (t) => {
  const api = await serveApi(t);
  const preflight = { Origin: ORIGIN, 'Access-Control-Request-Method': 'GET' };
  for (const [method, headers] of [
    ['GET', { Origin: ORIGIN }],
    ['OPTIONS', preflight],
  ] as const) {
    const answer = await api.call(method, '/callcenter', undefined, headers);
    t.is(answer.headers['access-control-allow-origin'], undefined);
  }
});

test('a page of an origin that is allowed may ask with a key, and read refusals too', async (t) => {
  const api = await serveApi(t, withOrigins);
  const preflight = await api.call('OPTIONS', '/callcenter/acme', undefined, {
    Authorization: '',
    Origin: ORIGIN,
    'Access-Control-Request-Method': 'PUT',
    'Access-Control-Request-Headers': 'authorization,content-type,idempotency-key',
  });
  t.is(preflight.status, 204);
  t.is(preflight.headers['access-control-allow-origin'], ORIGIN);
  t.is(preflight.headers['access-control-allow-methods'], 'GET,POST,PUT,DELETE');
  t.regex(String(preflight.headers['access-control-allow-headers']), /authorization/);
  t.is(preflight.headers['access-control-allow-credentials'], undefined);
  const answer = await api.call('GET', '/callcenter', undefined, { Origin: ORIGIN });
  t.is(answer.headers['access-control-allow-origin'], ORIGIN);
  t.regex(String(answer.headers['access-control-expose-headers']), /Retry-After/);
  const none = { Origin: ORIGIN, Authorization: '' };
  const refusal = await api.call('GET', '/callcenter', undefined, none);
  refused(t, refusal, 401, '000401', 'unauthorized');
  t.is(refusal.headers['access-control-allow-origin'], ORIGIN);
});

test('a page of an origin that only looks like an allowed one may not', async (t) => {
  const api = await serveApi(t, withOrigins);
  for (const Origin of [OTHER, 'http://crm.example.com', 'null', `${ORIGIN}:444`]) {
    const answer = await api.call('GET', '/callcenter', undefined, { Origin });
    t.is(answer.headers['access-control-allow-origin'], undefined, Origin);
    t.regex(String(answer.headers['vary']), /Origin/);
  }
});
