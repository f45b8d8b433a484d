import test from 'ava';
import { ConfigError, readConfig } from '../src/config.ts';

const NEEDED = { ARI_USERNAME: 'callcenter', ARI_PASSWORD: 'a secret' };

test('what is not set has a default that stays on this machine', (t) => {
  t.deepEqual(readConfig(NEEDED), {
    host: '127.0.0.1',
    port: 8080,
    databasePath: 'data/callcenter.sqlite',
    soundsPath: null,
    logLevel: 'info',
    adminKey: null,
    access: {
      limits: { perKey: 500, perAddress: 1000, failedPerAddress: 30 },
      corsOrigins: [],
      trustedProxies: 0,
    },
    tls: null,
    webhooks: { allowPrivate: false, followRedirects: false },
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
