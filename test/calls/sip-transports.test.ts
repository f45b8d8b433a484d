import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { once } from 'node:events';
import test, { type ExecutionContext } from 'ava';
import { readConfig } from '../../src/config.ts';
import { giveToAsterisk } from '../../src/http/tls/sip-certificate.ts';
import { readCertificate } from '../../src/http/tls/certificate.ts';
import { uniqueName } from '../helpers/asterisk.ts';
import { agentWithBaresip, Baresip } from '../helpers/baresip.ts';
import { withCallcenter } from '../helpers/callcenter.ts';
import { putCallerAccount, removeCallerAccount } from '../helpers/caller.ts';
import { eventually } from '../helpers/eventually.ts';
import { testNeeding } from '../helpers/needs.ts';
import { OwnAsterisk } from '../helpers/own-asterisk.ts';
import { Phone } from '../helpers/phone.ts';
import { projectFile } from '../helpers/project.ts';
import { type RunningService, startService } from '../helpers/running-service.ts';
import { SALES } from '../helpers/sales-scene.ts';

const PORTS = {
  ARI_PORT: '8189',
  SIP_PORT: '5162',
  SIP_TLS_PORT: '5163',
  RTP_PORTS: '31000-31999',
};
const SETTINGS = { ...PORTS, SIP_TRANSPORTS: 'udp,tcp,tls', SRTP: 'optional' };
const CERTIFICATES = projectFile('test/http/tls/certificate');
const TLS_PORT = Number(PORTS.SIP_TLS_PORT);

const folder = mkdtempSync(join(tmpdir(), 'sip-transports-'));
const tls = { certPath: join(folder, 'cert.pem'), keyPath: join(folder, 'key.pem') };
const take = (prefix: '' | 'other-'): void => {
  copyFileSync(join(CERTIFICATES, `${prefix}cert.pem`), tls.certPath);
  copyFileSync(join(CERTIFICATES, `${prefix}key.pem`), tls.keyPath);
};

let asterisk: OwnAsterisk;
let service: RunningService;
test.before(async () => {
  asterisk = await OwnAsterisk.up('transports', SETTINGS);
  take('');
  await giveToAsterisk(asterisk.tlsFolder, await readCertificate(tls));
  const { sip } = readConfig({
    ...{ ARI_USERNAME: 'nobody', ARI_PASSWORD: 'nothing', ...SETTINGS },
    ...{ TLS_CERT: tls.certPath, TLS_KEY: tls.keyPath },
  });
  service = await startService({ asterisk: asterisk.running, sip });
  await untilShown();
});
test.after.always(async () => {
  await service.stop();
  await asterisk.remove();
  rmSync(folder, { recursive: true });
});

const withBaresip = testNeeding('baresip');

const open = async (): Promise<TLSSocket> => {
  const socket = connect({ host: '127.0.0.1', port: TLS_PORT, rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  return socket;
};

/** The number of the certificate that phones are shown; waits until there is one, other than that. */
const untilShown = async (otherThan = ''): Promise<string> =>
  await eventually(
    async () => {
      try {
        const socket = await open();
        const { serialNumber } = socket.getPeerCertificate();
        socket.destroy();
        return serialNumber !== otherThan && serialNumber;
      } catch {
        return false;
      }
    },
    { awaited: 'Asterisk to show a new certificate', withinMs: 10_000 },
  );

const tlsRegistrar = `127.0.0.1:${TLS_PORT}`;
const tcpRegistrar = `127.0.0.1:${PORTS.SIP_PORT}`;

for (const { how, settings, is } of [
  {
    how: 'over TCP',
    settings: { transport: 'tcp', srtp: 'off', registrar: tcpRegistrar },
    is: { 'pjsip,secure': '0', 'rtp,secure,audio': '0' },
  },
  {
    how: 'over TLS with encrypted voice',
    settings: { transport: 'tls', srtp: 'srtp', registrar: tlsRegistrar },
    is: { 'pjsip,secure': '1', 'rtp,secure,audio': '1' },
  },
] as const) {
  withBaresip(`an agent whose phone is registered ${how} talks with a caller`, (t) =>
    withCallcenter(t, service, async (callcenter) => {
      await callcenter.condition('sales', 'has("sales")');
      const anas = await agentWithBaresip(callcenter, uniqueName('ana'), settings);
      try {
        const ben = await callcenter.caller('ben');
        const call = ben.enqueue(SALES);
        await call.answered();
        // What Ben says comes back from Ana's phone, through both directions.
        await ben.phone.untilHears(ben.phone);
        const [ours] = (await service.ari.listChannels()).filter(({ name }) =>
          name.includes('ana-'),
        );
        for (const [item, value] of Object.entries(is)) {
          t.is(await service.ari.getChannelVariable(ours?.id ?? '', `CHANNEL(${item})`), value);
        }
        await call.hangUp();
      } finally {
        await anas.stop();
      }
    }),
  );

  withBaresip(`a caller who comes ${how} is put through`, (t) =>
    withCallcenter(t, service, async (callcenter) => {
      await callcenter.condition('sales', 'has("sales")');
      const ana = await callcenter.agent('ana', { skills: { sales: 80 } });
      const account = { user: uniqueName('ben'), password: uniqueName('secret') };
      await putCallerAccount(service.ari, account, {
        context: 'test-stasis',
        transport: null,
        variables: { CALLCENTER_APP: service.app, CALLCENTER_ID: callcenter.id, ENQUEUE: SALES },
        more: { media_encryption: 'sdes', media_encryption_optimistic: 'yes' },
      });
      const ben = await Baresip.start({
        ...account,
        ...settings,
        codec: 'PCMU/8000/1',
        dials: 's',
      });
      try {
        const anasCall = await ana.phone.nextCall();
        await anasCall.answer();
        await ana.phone.untilHears(ana.phone);
        await anasCall.hangUp();
      } finally {
        await ben.stop();
        await removeCallerAccount(service.ari, account.user);
      }
    }),
  );
}

const OPTIONS = [
  'OPTIONS sip:127.0.0.1;transport=tls SIP/2.0',
  'Via: SIP/2.0/TLS 127.0.0.1:9;branch=z9hG4bKrenewed;rport',
  'Max-Forwards: 70',
  'From: <sip:somebody@127.0.0.1>;tag=renewed',
  'To: <sip:127.0.0.1>',
  'Call-ID: renewed',
  'CSeq: 1 OPTIONS',
  'Content-Length: 0',
  '',
  '',
].join('\r\n');

test.serial('a renewed certificate is shown to phones, and open connections stay', async (t) => {
  const before = await untilShown();
  const phone = await open();
  take('other-');
  await giveToAsterisk(asterisk.tlsFolder, await readCertificate(tls));
  const after = await untilShown(before);
  t.not(after, before);
  let answer = '';
  phone.on('data', (data: Buffer) => (answer += data.toString()));
  phone.write(OPTIONS);
  await eventually(() => answer.startsWith('SIP/2.0 '), {
    awaited: 'an answer over the connection of before',
    withinMs: 5000,
    observed: () => (phone.closed ? 'it is closed' : answer),
  });
  phone.destroy();
});

const versionsRefused = (t: ExecutionContext, version: 'TLSv1' | 'TLSv1.1') =>
  t.throwsAsync(async () => {
    const socket = connect({
      ...{ host: '127.0.0.1', port: TLS_PORT, rejectUnauthorized: false },
      ...{ minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' },
    });
    await once(socket, 'secureConnect');
  });

test.serial('TLS older than 1.2 is refused', async (t) => {
  await versionsRefused(t, 'TLSv1');
  await versionsRefused(t, 'TLSv1.1');
});

const FILTER = projectFile('docker/fail2ban/filter.conf');

/** A line as Docker keeps it. */
const asDockerKeeps = (log: string): string =>
  JSON.stringify({ log: `${log}\n`, stream: 'stdout', time: new Date().toISOString() });

/** How many lines fail2ban finds a culprit in. */
const foundByFail2ban = (file: string): number => {
  const { stdout } = spawnSync('fail2ban-regex', [file, FILTER], { encoding: 'utf8' });
  return Number(/Lines: \d+ lines, \d+ ignored, (\d+) matched/.exec(stdout)?.[1]);
};

const failuresLogged = async (): Promise<string[]> => {
  const { registrar } = asterisk.running;
  await Phone.create({ user: 'trunk', password: 'a wrong one', registrar }).catch(() => undefined);
  return await eventually(
    async () => {
      const lines = (await asterisk.log()).split('\n');
      const found = lines.filter((line) => line.includes('Failed to auth'));
      return found.length > 0 && found;
    },
    { awaited: 'the failure in the log' },
  );
};

test.serial('a wrong password is refused, and logged with the address', async (t) => {
  const { registrar } = asterisk.running;
  await t.throwsAsync(Phone.create({ user: 'trunk', password: 'a wrong one', registrar }), {
    message: /refused: 401/,
  });
  const failregex = /^failregex = (.*)$/m.exec(readFileSync(FILTER, 'utf8'))?.[1] ?? '';
  const pattern = new RegExp(failregex.replace('<HOST>', '(?<host>[\\d.]+)'));
  for (const line of await failuresLogged()) {
    t.is(pattern.exec(line)?.groups?.['host'], '127.0.0.1', line);
  }
});

testNeeding('fail2ban-regex')('fail2ban finds who gave a wrong password', async (t) => {
  const lines = await failuresLogged();
  const file = join(folder, 'json.log');
  writeFileSync(file, [...lines, 'nothing of interest'].map(asDockerKeeps).join('\n'));
  t.is(foundByFail2ban(file), lines.length);
});
