import test from 'ava';
import { ConfigError, readConfig } from '../src/config.ts';

const NEEDED = { ARI_USERNAME: 'callcenter', ARI_PASSWORD: 'a secret' };

test('what is not set has a default that stays on this machine', (t) => {
  t.deepEqual(readConfig(NEEDED), {
    host: '127.0.0.1',
    port: 8080,
    connectionsPerAddress: 200,
    databasePath: 'data/callcenter.sqlite',
    databaseUrl: null,
    disk: { lowBytes: 1e9, reserveBytes: 5e7 },
    soundsPath: null,
    logLevel: 'info',
    adminKey: null,
    access: {
      limits: { perKey: 500, perAddress: 1000, failedPerAddress: 30 },
      corsOrigins: [],
      trustedProxies: 0,
      shares: { waitingReads: 100 },
    },
    connections: 10_000,
    keptAnswers: { requests: 10_000, bytes: 64_000_000 },
    tls: null,
    webhooks: { allowPrivate: false, followRedirects: false },
    transferKey: true,
    demo: true,
    gateways: { allowLocal: false },
    ice: { servers: [], turnSecret: null },
    pages: { frameAncestors: [] },
    passing: null,
    sip: {
      address: '127.0.0.1',
      port: null,
      tlsPort: 5061,
      transports: ['udp'],
      externalAddress: null,
      srtp: 'off',
      codecs: ['ulaw', 'alaw', 'g722', 'opus', 'gsm'],
      tlsFolder: null,
    },
    ari: {
      url: 'http://127.0.0.1:8088',
      username: 'callcenter',
      password: 'a secret',
      app: 'callcenter',
    },
  });
});

test('a setting that is empty counts as not set', (t) => {
  t.is(readConfig({ ...NEEDED, PORT: '', HOST: '' }).port, 8080);
});

for (const { name, value, expected } of [
  { name: 'PORT', value: 'eighty', expected: /PORT: expected a port from 0 to 65535/ },
  { name: 'PORT', value: '70000', expected: /PORT: expected a port/ },
  { name: 'PORT', value: '80.5', expected: /PORT: expected a port/ },
  { name: 'ARI_URL', value: 'ws://127.0.0.1', expected: /ARI_URL: expected an http or https URL/ },
  { name: 'ARI_APP', value: 'call center', expected: /ARI_APP: expected 1 to 64 letters/ },
  { name: 'WEBHOOK_ALLOW_PRIVATE', value: 'yes', expected: /PRIVATE: expected true or false/ },
  { name: 'LOG_LEVEL', value: 'loud', expected: /LOG_LEVEL: expected one of fatal, error/ },
  { name: 'TRUNK_PASSWORD', value: 'a b', expected: /TRUNK_PASSWORD: expected 1 to 128 letters/ },
  { name: 'ADMIN_KEY', value: 'short', expected: /ADMIN_KEY: expected 32 to 256 letters/ },
  { name: 'ADMIN_KEY', value: `a secret ${'x'.repeat(40)}`, expected: /ADMIN_KEY: expected 32/ },
  { name: 'RATE_LIMIT_KEY', value: '-1', expected: /RATE_LIMIT_KEY: expected a whole number/ },
  { name: 'CONNECTIONS', value: 'many', expected: /CONNECTIONS: expected a whole number/ },
  { name: 'WAITING_READS', value: '1.5', expected: /WAITING_READS: expected a whole number/ },
  { name: 'DISK_RESERVE_MB', value: '5%', expected: /RESERVE_MB: expected a whole number/ },
  { name: 'KEPT_ANSWERS', value: '-1', expected: /KEPT_ANSWERS: expected a whole number/ },
  { name: 'KEPT_ANSWER_BYTES', value: '64 MB', expected: /ANSWER_BYTES: expected a whole number/ },
  { name: 'TRUSTED_PROXIES', value: 'all', expected: /TRUSTED_PROXIES: expected a whole number/ },
  { name: 'CORS_ORIGINS', value: '*', expected: /CORS_ORIGINS: expected origins such as/ },
  { name: 'CORS_ORIGINS', value: 'https://a.example/', expected: /CORS_ORIGINS: expected origins/ },
  { name: 'PAGES', value: 'no', expected: /PAGES: expected true or false/ },
  { name: 'PAGES_FRAME_ANCESTORS', value: '*', expected: /ANCESTORS: expected origins such as/ },
  { name: 'TLS_CERT', value: '/cert.pem', expected: /TLS_KEY: expected a file, as the other/ },
  { name: 'TLS_KEY', value: '/key.pem', expected: /TLS_CERT: expected a file, as the other/ },
  { name: 'ARI_PASSWORD', value: undefined, expected: /ARI_PASSWORD: expected the password/ },
]) {
  test(`${name} cannot be ${value ?? 'missing'}`, (t) => {
    const error = t.throws(() => readConfig({ ...NEEDED, [name]: value }), {
      instanceOf: ConfigError,
    });
    t.regex(error.message, expected);
    t.notRegex(error.message, /a secret/);
  });
}

test('all wrong settings are told at once', (t) => {
  const error = t.throws(() => readConfig({ PORT: 'x', LOG_LEVEL: 'y' }), {
    instanceOf: ConfigError,
  });
  for (const name of ['PORT', 'LOG_LEVEL', 'ARI_USERNAME', 'ARI_PASSWORD']) {
    t.regex(error.message, new RegExp(`${name}: `));
  }
});

test('who may use the API from where is read from several settings', (t) => {
  const config = readConfig({
    ...NEEDED,
    RATE_LIMIT_KEY: '0',
    TRUSTED_PROXIES: '1',
    CORS_ORIGINS: 'https://a.example, http://localhost:3000',
    TLS_CERT: '/cert.pem',
    TLS_KEY: '/key.pem',
  });
  t.deepEqual(config.access, {
    limits: { perKey: 0, perAddress: 1000, failedPerAddress: 30 },
    corsOrigins: ['https://a.example', 'http://localhost:3000'],
    trustedProxies: 1,
    shares: { waitingReads: 100 },
  });
  t.deepEqual(config.tls, { certPath: '/cert.pem', keyPath: '/key.pem' });
});

test('pages can be switched off, and a CRM may be allowed to frame the desk', (t) => {
  t.is(readConfig({ ...NEEDED, PAGES: 'false' }).pages, null);
  const config = readConfig({ ...NEEDED, PAGES_FRAME_ANCESTORS: 'https://crm.example.com' });
  t.deepEqual(config.pages, { frameAncestors: ['https://crm.example.com'] });
});
