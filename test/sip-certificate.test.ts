import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { projectFile } from './helpers/project.ts';
import { serviceEnvironment, StartedProcess } from './helpers/started-process.ts';

const TLS_CERT = projectFile('test/http/tls/certificate/cert.pem');
const TLS_KEY = projectFile('test/http/tls/certificate/key.pem');

const started = (
  t: ExecutionContext,
  settings: Record<string, string>,
): { readonly service: StartedProcess; readonly folder: string } => {
  const folder = mkdtempSync(join(tmpdir(), 'sip-certificate-'));
  t.teardown(() => {
    rmSync(folder, { recursive: true });
  });
  const environment = serviceEnvironment(folder, 'http://127.0.0.1:9');
  return { folder, service: new StartedProcess(t, 'src/main.ts', { ...environment, ...settings }) };
};

test('the service gives Asterisk its certificate for SIP, and tells how SIP is reached and what is open', async (t) => {
  const tlsFolder = mkdtempSync(join(tmpdir(), 'sip-tls-'));
  t.teardown(() => {
    rmSync(tlsFolder, { recursive: true });
  });
  const { service } = started(t, {
    ...{ TLS_CERT, TLS_KEY, SIP_TLS_FOLDER: tlsFolder },
    ...{ SIP_TRANSPORTS: 'tcp,tls', SIP_PORT: '5070', SIP_TLS_PORT: '5071' },
    ...{ SIP_ADDRESS: '0.0.0.0', SIP_EXTERNAL_ADDRESS: '203.0.113.9', CODECS: 'opus,ulaw' },
  });
  await service.untilSays(/SIP: 0\.0\.0\.0 \(tcp 5070, tls 5071\), beyond NAT 203\.0\.113\.9/);
  await service.untilSays(/voice: SRTP off, codecs opus ulaw/);
  await service.untilSays(/Mind: SIP is open to others \(SIP_ADDRESS=0\.0\.0\.0\) over tcp/);
  const file = join(tlsFolder, 'sip.pem');
  t.is(
    readFileSync(file, 'utf8'),
    `${readFileSync(TLS_CERT, 'utf8')}\n${readFileSync(TLS_KEY, 'utf8')}\n`,
  );
  t.is(statSync(file).mode & 0o777, 0o640);
});

test('SIP over TLS without a certificate does not start', async (t) => {
  const { service } = started(t, { SIP_TRANSPORTS: 'tls' });
  const { code } = await service.ended(20_000);
  t.is(code, 1);
  t.regex(service.said, /TLS_CERT: expected a file, and TLS_KEY too, as SIP_TRANSPORTS has tls/);
});
