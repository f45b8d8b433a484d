import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { endpointFields } from '../src/ari/endpoint-settings.ts';
import { ConfigError, readConfig } from '../src/config.ts';
import { projectFile } from './helpers/project.ts';

type Settings = Readonly<Record<string, string>>;

const NEEDED = { ARI_USERNAME: 'ari', ARI_PASSWORD: 'secret' };
const TLS = { TLS_CERT: '/cert.pem', TLS_KEY: '/key.pem' };

const script = (settings: Settings, ...lines: readonly string[]) => {
  const source = `. ${projectFile('docker/asterisk-settings.sh')}; default_asterisk_settings`;
  return spawnSync('bash', ['--norc', '-euc', [source, ...lines].join('\n')], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...settings },
  });
};

/** What docker/asterisk-settings.sh says is wrong. */
const wrongInScript = (settings: Settings): string[] =>
  script(settings, 'check_asterisk_settings || true').stderr.split('\n').filter(Boolean).toSorted();

/** What the service says is wrong. */
const wrongInService = (settings: Settings): string[] => {
  try {
    readConfig({ ...NEEDED, ...TLS, ...settings });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message
      .split('\n')
      .slice(1)
      .map((line) => line.trim())
      .toSorted();
  }
};

/** The file of Asterisk's that follows from the settings. */
const written = (settings: Settings, file: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'asterisk-settings-'));
  try {
    const { status, stderr } = script(settings, `write_asterisk_settings ${folder}`);
    if (status !== 0) throw new Error(stderr);
    return readFileSync(join(folder, file), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
};

for (const [name, values] of Object.entries({
  SIP_ADDRESS: ['localhost', '1.2.3', '1.2.3.256', '::1', '1.2.3.4 ; x'],
  SIP_PORT: ['0', '65536', 'sip', '5060;', '-1'],
  SIP_TLS_PORT: ['0', '70000', 'x'],
  SIP_TRANSPORTS: ['sctp', 'udp,', ',udp', 'udp,udp', 'udp tcp', 'UDP'],
  SIP_EXTERNAL_ADDRESS: ['1.2.3.4.5', '999.1.1.1', 'a b', '-x', 'x;y'],
  SIP_LOCAL_NETS: ['10.0.0.0', '10.0.0.0/33', '10.0.0.0/8,', '10.0.0.0/8, 11.0.0.0/8'],
  SRTP: ['yes', 'OFF'],
  RTP_PORTS: ['20000', '20000-20005', '500-600', '20000-70000', '20000-29999;'],
  CODECS: ['pcmu', 'ulaw,', 'ulaw,ulaw', 'all', '!all'],
  MAX_CALLS: ['0', 'many', '100001'],
})) {
  test(`a wrong ${name} is refused with the same words by the scripts and by the service`, (t) => {
    for (const value of values) {
      const wrong = wrongInScript({ [name]: value });
      t.is(wrong.length, 1, `${name}="${value}"`);
      t.regex(wrong[0] ?? '', new RegExp(`^${name}: expected `));
      t.deepEqual(wrongInService({ [name]: value }), wrong, `${name}="${value}"`);
    }
  });
}

test('settings that are right are right for both', (t) => {
  const settings = {
    SIP_ADDRESS: '0.0.0.0',
    SIP_PORT: '5070',
    SIP_TLS_PORT: '5071',
    SIP_TRANSPORTS: 'tls,udp',
    SIP_EXTERNAL_ADDRESS: 'sip.example.com',
    SIP_LOCAL_NETS: '10.0.0.0/8,192.168.1.0/24',
    SRTP: 'optional',
    RTP_PORTS: '30000-30009',
    CODECS: 'opus,ulaw',
    MAX_CALLS: '50',
  };
  t.deepEqual(wrongInScript(settings), []);
  t.deepEqual(wrongInService(settings), []);
  t.deepEqual(wrongInScript({}), []);
});

test('ports of SIP and of SIP over TLS must differ, and all that is wrong is told at once', (t) => {
  const same = { SIP_PORT: '5061', SIP_TRANSPORTS: 'tcp,tls' };
  t.deepEqual(wrongInScript(same), wrongInService(same));
  t.regex(wrongInScript(same)[0] ?? '', /SIP_TLS_PORT: expected another port than SIP_PORT/);
  t.is(wrongInScript({ SRTP: 'x', CODECS: 'y', SIP_ADDRESS: 'z' }).length, 3);
});

const ALL_MODULES = [
  ...['codec_ulaw.so', 'codec_alaw.so', 'codec_g722.so', 'codec_gsm.so'],
  ...['codec_opus_open_source.so', 'res_srtp.so'],
];

/** What is said before Asterisk starts that has these modules. */
const lacking = (settings: Settings, modules: readonly string[]): string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'asterisk-modules-'));
  try {
    for (const module of modules) writeFileSync(join(folder, module), '');
    const { status, stderr } = script(settings, `check_modules ${folder}`);
    const said = stderr.split('\n').filter(Boolean);
    if ((status === 0) !== (said.length === 0)) throw new Error(`${status}: ${stderr}`);
    return said;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

test('a codec, or encryption, that this Asterisk has no module for ends its start', (t) => {
  t.deepEqual(lacking({ SRTP: 'required' }, ALL_MODULES), []);
  const without = ALL_MODULES.filter((name) => !/opus|srtp/.test(name));
  t.deepEqual(lacking({ CODECS: 'ulaw,alaw' }, without), []);
  t.deepEqual(lacking({ CODECS: 'ulaw,opus', SRTP: 'optional' }, without), [
    'CODECS: expected codecs that this Asterisk has; it lacks codec_opus_open_source.so for opus',
    'SRTP: expected off, as this Asterisk lacks res_srtp.so',
  ]);
});

test('without settings Asterisk listens on this machine alone, over UDP, and takes browsers', (t) => {
  const udp = '[udp]\ntype = transport\nprotocol = udp\nbind = 127.0.0.1:5060\n';
  const ws = '[ws]\ntype = transport\nprotocol = ws\nbind = 127.0.0.1\n';
  t.is(written({}, 'transports.conf'), `${udp}${ws}`);
  t.is(written({}, 'ice-candidates.conf'), '[ice_host_candidates]\n');
  t.is(written({}, 'maxcalls.conf'), 'maxcalls = 2000\n');
});

test('behind a NAT all transports tell the outside address, but not in one’s own networks', (t) => {
  const settings = {
    SIP_ADDRESS: '10.0.0.5',
    SIP_TRANSPORTS: 'udp,tcp',
    SIP_EXTERNAL_ADDRESS: '203.0.113.9',
    SIP_LOCAL_NETS: '10.0.0.0/8,192.168.0.0/16',
  };
  const file = written(settings, 'transports.conf');
  t.is(file.split('external_media_address = 203.0.113.9\n').length, 4);
  t.is(file.split('external_signaling_address = 203.0.113.9\n').length, 4);
  t.is(file.split('local_net = 10.0.0.0/8\nlocal_net = 192.168.0.0/16\n').length, 4);
  t.is(
    written(settings, 'ice-candidates.conf'),
    '[ice_host_candidates]\n10.0.0.5 => 203.0.113.9,include_local_address\n',
    'browsers are told it too',
  );
});

for (const settings of [
  {},
  { SIP_TRANSPORTS: 'tcp', SRTP: 'required' },
  { SIP_TRANSPORTS: 'udp,tls', SRTP: 'optional', CODECS: 'opus,alaw' },
  { SIP_TRANSPORTS: 'udp,tcp', SIP_ADDRESS: '0.0.0.0' },
]) {
  test(`endpoints in files and those that ARI makes are alike: ${JSON.stringify(settings)}`, (t) => {
    const inFile = Object.fromEntries(
      written(settings, 'endpoint.conf')
        .trim()
        .split('\n')
        .map((line) => line.split(' = ')),
    ) as Settings;
    t.deepEqual(endpointFields(readConfig({ ...NEEDED, ...TLS, ...settings }).sip), inFile);
  });
}
