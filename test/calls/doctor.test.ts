import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { runningAsterisk, sipPortOf, uniqueName } from '../helpers/asterisk.ts';
import { Carrier } from '../helpers/carrier.ts';
import { putCallerAccount, removeCallerAccount } from '../helpers/caller.ts';
import { type Ran, runCommand } from '../helpers/command.ts';
import { Phone } from '../helpers/phone.ts';
import { projectFile } from '../helpers/project.ts';
import { eventually } from '../helpers/eventually.ts';
import type { FarCarrier } from '../helpers/far-carrier.ts';
import { observeAsterisk, startService } from '../helpers/running-service.ts';
import { TestTrunks } from '../helpers/test-trunks.ts';

const doctor = (settings: Readonly<Record<string, string>> = {}): Promise<Ran> => {
  const { ariUrl, ariUsername, ariPassword } = runningAsterisk();
  return runCommand('doctor', [], {
    ...{ ARI_URL: ariUrl, ARI_USERNAME: ariUsername, ARI_PASSWORD: ariPassword, PORT: '0' },
    DATABASE_PATH: projectFile('package.json'),
    SIP_PORT: String(sipPortOf()),
    ...settings,
  });
};

test.serial('where all is well the doctor has nothing to say against it', async (t) => {
  const carrier = await Carrier.create({ password: runningAsterisk().trunkPassword });
  try {
    const { code, out } = await doctor();
    t.is(code, 0, out);
    t.regex(out, /^ok +Asterisk 22\.\S+ answers at /m);
    t.regex(out, /^ok +Asterisk has all modules that are needed\.$/m);
    t.regex(out, /^ok +The gateway of trunk trunk is registered\.$/m);
    t.regex(out, /^ok +SIP is taken at 127\.0\.0\.1:\d+ \(udp\)\.$/m);
    t.notRegex(out, /^WRONG/m);
  } finally {
    await carrier.stop();
  }
});

test.serial('a port that something else has is told of', async (t) => {
  const server = createServer((_request, response) => {
    response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { out } = await doctor({ PORT: String(port) });
  server.close();
  t.regex(out, new RegExp(`^mind +The port of the API, 127\\.0\\.0\\.1:${port}, is taken\\.`, 'm'));
});

test.serial('each trunk that was made is looked at', async (t) => {
  const service = await startService();
  const trunks = new TestTrunks(service);
  t.teardown(async () => {
    await trunks.clear();
    await service.stop();
  });
  const customer = { user: 'acme-4711', password: 'very-secret' };
  const [knows, refuses, silent] = [
    await trunks.carrier({ customer }),
    await trunks.carrier({ customer }),
    await trunks.carrier({ customer, taking: 'dead' }),
  ];
  const { user: username, password } = customer;
  const made = async (far: FarCarrier, more: object = {}): Promise<string> => {
    const body = { kind: 'register', ...far.place, username, password, ...more };
    return (await trunks.make(body)).name;
  };
  const [good, refused, unreachable] = [
    await made(knows),
    await made(refuses, { password: 'wrong' }),
    await made(silent),
  ];
  const { name: gateway } = await trunks.make({ kind: 'accept' });
  await trunks.until(good, { registered: true, reachable: true });
  await trunks.until(refused, { registered: false, reachable: true });
  await trunks.until(unreachable, { reachable: false });
  const wanted = [
    new RegExp(`^ok +Trunk ${good} is registered with ${knows.host}, which answers\\.$`, 'm'),
    new RegExp(
      `^WRONG The carrier of trunk ${refused} answers at \\S+ \\(udp\\), but does not`,
      'm',
    ),
    new RegExp(
      `^mind +The carrier of trunk ${unreachable} does not answer at ${silent.host}:`,
      'm',
    ),
    new RegExp(`^mind +The gateway of trunk ${gateway} is not registered`, 'm'),
  ];
  // A refusal is known after the second answer of the carrier.
  let said = '';
  await eventually(
    async () => {
      ({ out: said } = await doctor({ DATABASE_PATH: service.databasePath }));
      return wanted.every((pattern) => pattern.test(said));
    },
    { awaited: 'the doctor to tell of each trunk', withinMs: 20_000, observed: () => said },
  );
  t.notRegex(said, /trunk trunk /, 'where others are, that one need not be registered');
  t.false(said.includes(password) || said.includes('wrong "'), 'no secret is told');
});

const CERTIFICATE = {
  TLS_CERT: projectFile('test/http/tls/certificate/cert.pem'),
  TLS_KEY: projectFile('test/http/tls/certificate/key.pem'),
};

for (const { title, settings, says } of [
  {
    title: 'an Asterisk that does not know the account',
    settings: { ARI_PASSWORD: 'a-wrong-one' },
    says: /^WRONG Asterisk at \S+ does not know our account\./m,
  },
  {
    title: 'an Asterisk that is not there',
    settings: { ARI_URL: 'http://127.0.0.1:9' },
    says: /^WRONG Asterisk does not answer at http:\/\/127\.0\.0\.1:9 /m,
  },
  {
    title: 'an address of SIP that is another machine’s',
    settings: { SIP_ADDRESS: '192.0.2.1' },
    says: /^WRONG SIP_ADDRESS, 192\.0\.2\.1, is no address of this machine\./m,
  },
  {
    title: 'an Asterisk that takes SIP at another port',
    settings: { SIP_PORT: '5299' },
    says: /^WRONG Asterisk runs, but nothing takes SIP at 127\.0\.0\.1:5299 \(udp\)\./m,
  },
  {
    title: 'an Asterisk that is not there, and a port that something else has',
    settings: { ARI_URL: 'http://127.0.0.1:9' },
    says: /^WRONG SIP’s port, 127\.0\.0\.1:\d+ \(udp\), is taken, though Asterisk does not answer\./m,
  },
  {
    title: 'an outside name that leads nowhere',
    settings: { SIP_EXTERNAL_ADDRESS: 'nowhere.invalid' },
    says: /^WRONG SIP_EXTERNAL_ADDRESS, nowhere\.invalid, cannot be reached/m,
  },
  {
    title: 'a certificate of another key',
    settings: { ...CERTIFICATE, TLS_KEY: CERTIFICATE.TLS_KEY.replace('key.pem', 'other-key.pem') },
    says: /^WRONG TLS_KEY: expected the private key of the certificate in TLS_CERT/m,
  },
  {
    title: 'a folder that is not there',
    settings: { DATABASE_PATH: '/nowhere/callcenter.sqlite' },
    says: /^WRONG The folder of the database cannot be seen/m,
  },
  {
    title: 'a disk with less room than is kept',
    settings: { DISK_RESERVE_MB: '1000000000' },
    says: /^WRONG Where the database is, \S+ GB are free\. Nothing new is begun\./m,
  },
  {
    title: 'a setting that is wrong',
    settings: { CODECS: 'pcmu' },
    says: /^WRONG wrong settings\n +CODECS: expected ulaw/m,
  },
]) {
  test.serial(`${title}: the doctor says so, and what helps`, async (t) => {
    const { code, out } = await doctor(settings);
    t.is(code, 1, out);
    t.regex(out, says);
  });
}

const talking = async (t: ExecutionContext) => {
  const ari = await observeAsterisk();
  const account = { user: uniqueName('ben'), password: uniqueName('secret') };
  await putCallerAccount(ari, account);
  const phone = await Phone.create({ ...account, register: false });
  t.teardown(async () => {
    await phone.stop();
    await removeCallerAccount(ari, account.user);
    await ari.stop();
  });
  const call = phone.dial('tone');
  await call.answered();
  return {
    channel: `PJSIP/${account.user}-`,
    fallSilent: () => {
      call.fallSilent();
    },
  };
};

test.serial('a call on which voice goes out and none comes in is told of', async (t) => {
  const { channel, fallSilent } = await talking(t);
  const before = await doctor();
  t.false(before.out.includes(channel), before.out);
  fallSilent();
  const { out } = await doctor();
  const line = out.split('\n').find((one) => one.includes(channel)) ?? '';
  t.regex(line, /^mind +No voice comes in on \S+, though voice goes out\.$/, out);
  t.regex(out, /is the firewall open for RTP_PORTS/);
});
