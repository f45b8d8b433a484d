import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import test from 'ava';
import { readCertificate } from '../../../src/http/tls/certificate.ts';
import { ConfigError } from '../../../src/config.ts';
import { ADMIN_KEY, bearer } from '../../helpers/access.ts';
import { projectFile } from '../../helpers/project.ts';
import { serveApi } from '../served-api.ts';

const pathOf = (name: string): string => projectFile(`test/http/tls/certificate/${name}`);

const [certPath, keyPath, otherKeyPath] = ['cert.pem', 'key.pem', 'other-key.pem'].map(pathOf) as [
  string,
  string,
  string,
];

const ask = (port: number, options: { ca?: Buffer; maxVersion?: 'TLSv1.1' }): Promise<number> =>
  new Promise((resolve, reject) => {
    const target = { host: '127.0.0.1', port, path: '/v1/callcenter', headers: bearer(ADMIN_KEY) };
    const sent = request({ ...target, ...options, agent: false }, (answer) => {
      answer.resume();
      answer.once('end', () => {
        resolve(answer.statusCode ?? 0);
      });
    });
    sent.on('error', reject);
    sent.end();
  });

test('with a certificate the API is served over TLS, and over nothing older than 1.2', async (t) => {
  const certificate = await readCertificate({ certPath, keyPath });
  const { port } = await serveApi(t, {}, { certificate });
  const ca = readFileSync(certPath);
  t.is(await ask(port, { ca }), 200);
  await t.throwsAsync(ask(port, {}), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  await t.throwsAsync(ask(port, { ca, maxVersion: 'TLSv1.1' }));
  await t.throwsAsync(fetch(`http://127.0.0.1:${port}/healthz`));
});

for (const [what, paths, message] of [
  [
    'a certificate that is not there',
    { certPath: pathOf('none.pem'), keyPath },
    /^TLS_CERT: cannot read the file: ENOENT/,
  ],
  [
    'a key that is not there',
    { certPath, keyPath: pathOf('none.pem') },
    /^TLS_KEY: cannot read the file: ENOENT/,
  ],
  [
    'a certificate that is none',
    { certPath: keyPath, keyPath },
    /^TLS_CERT: expected a certificate in PEM/,
  ],
  [
    'a key that is none',
    { certPath, keyPath: certPath },
    /^TLS_KEY: expected a private key in PEM/,
  ],
  [
    'a key that is not that of the certificate',
    { certPath, keyPath: otherKeyPath },
    /^TLS_KEY: expected the private key of the certificate in TLS_CERT/,
  ],
] as const) {
  test(`given ${what}, the start is refused with the name of the setting`, async (t) => {
    const error = await t.throwsAsync(readCertificate(paths), { instanceOf: ConfigError, message });
    t.notRegex(error.message, /PRIVATE KEY/);
  });
}
