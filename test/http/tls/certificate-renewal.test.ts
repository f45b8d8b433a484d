import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import test, { type ExecutionContext } from 'ava';
import { readCertificate } from '../../../src/http/tls/certificate.ts';
import type { Certificate } from '../../../src/http/server.ts';
import { certificateRenewal } from '../../../src/http/tls/certificate-renewal.ts';
import { eventually } from '../../helpers/eventually.ts';
import { projectFile } from '../../helpers/project.ts';
import { type LogLine, serveApi } from '../served-api.ts';

const HOUR_MS = 60 * 60 * 1000;

const pathOf = (name: string): string => projectFile(`test/http/tls/certificate/${name}`);

/** The number of the certificate that a client is shown. */
const shownBy = (port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      resolve(socket.getPeerCertificate().serialNumber);
      socket.destroy();
    });
    socket.on('error', reject);
  });

const served = async (t: ExecutionContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const tls = { certPath: join(folder, 'cert.pem'), keyPath: join(folder, 'key.pem') };
  const put = (name: string, path: string) => {
    copyFileSync(pathOf(name), path);
  };
  put('cert.pem', tls.certPath);
  put('key.pem', tls.keyPath);
  const lines: string[] = [];
  const note = (_fields: object, message: LogLine['message']) => lines.push(message);
  const log = { debug: note, info: note, warn: note, error: note };
  const certificate = await readCertificate(tls);
  const { server, port, clock } = await serveApi(t, { log }, { certificate });
  const show = (renewed: Certificate) => {
    server.showCertificate(renewed);
    return Promise.resolve();
  };
  const renewal = certificateRenewal({ tls, certificate, show, clock, log });
  renewal.start();
  t.teardown(async () => {
    await renewal.stop();
    rmSync(folder, { recursive: true });
  });
  const anHourPasses = async (awaited: string) => {
    clock.advance(HOUR_MS);
    await eventually(() => lines.some((line) => line.startsWith(awaited)), { awaited });
  };
  return { tls, put, port, clock, anHourPasses, first: await shownBy(port) };
};

test('a certificate that was renewed is shown within the hour, without a restart', async (t) => {
  const { tls, put, port, anHourPasses, first } = await served(t);
  put('other-cert.pem', tls.certPath);
  put('other-key.pem', tls.keyPath);
  await anHourPasses('a new certificate is shown');
  t.not(await shownBy(port), first);
});

test('a certificate that does not fit its key is not shown, and tried again', async (t) => {
  const { tls, put, port, anHourPasses, first } = await served(t);
  put('other-cert.pem', tls.certPath);
  await anHourPasses('cannot show a new certificate');
  t.is(await shownBy(port), first);
  put('other-key.pem', tls.keyPath);
  await anHourPasses('a new certificate is shown');
  t.not(await shownBy(port), first);
});
