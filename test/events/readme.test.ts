import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import test from 'ava';
import type { CallcenterId } from '../../src/domain/ids.ts';
import { webhookRequest } from '../../src/events/webhook-request.ts';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const SECRET = 'a-secret-of-sixteen-or-more';

/** What README tells receivers to do, in one of its languages. */
const shownIn = (language: string): string => {
  const section = README.slice(README.indexOf('### Webhooks'));
  const [, code = ''] = section.split('```' + language + '\n');
  return code.slice(0, code.indexOf('```'));
};

const sentAt = (now: number) => {
  const webhook = { url: 'https://crm.example/', secret: SECRET, switchedOffAt: null };
  const event = {
    event: 'callcenter.call.end',
    eventId: 7,
    at: 1,
    body: { user_data: 'it’s “ü”' },
  } as const;
  return webhookRequest('客服' as CallcenterId, webhook, event, now);
};

interface Case {
  readonly body: string;
  readonly header: string;
  readonly secret: string;
  readonly genuine: boolean;
}

const cases = (): Case[] => {
  const { body, headers } = sentAt(Date.now());
  const old = sentAt(Date.now() - 10 * 60 * 1000);
  const header = headers['Callcenter-Signature'] ?? '';
  const oldHeader = old.headers['Callcenter-Signature'] ?? '';
  const good = { body, header, secret: SECRET, genuine: true };
  const bad = { ...good, genuine: false };
  return [
    good,
    { ...bad, secret: `${SECRET}!` },
    { ...bad, body: body.replace('7', '8') },
    { ...bad, header: header.replace(/.$/, header.endsWith('0') ? '1' : '0') },
    { ...bad, header: header.replace(/t=\d/, 't=2') },
    { ...bad, header: oldHeader },
    { ...bad, header: 't=,v1=' },
    { ...bad, header: '' },
  ];
};

test('receivers in TypeScript that do as README says believe what is genuine alone', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'receiver-'));
  t.teardown(() => {
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, 'receiver.mts');
  writeFileSync(path, shownIn('ts'));
  const { isGenuine } = (await import(pathToFileURL(path).href)) as {
    isGenuine: (body: Buffer, header: string, secret: string) => boolean;
  };
  for (const { body, header, secret, genuine } of cases()) {
    t.is(isGenuine(Buffer.from(body), header, secret), genuine, `${header} ${secret}`);
  }
});

const hasPython = spawnSync('python3', ['--version']).status === 0;

(hasPython ? test : test.skip)(
  'receivers in Python that do as README says believe what is genuine alone',
  (t) => {
    const all = cases();
    const main = `
import json, sys
print(json.dumps([is_genuine(c["body"].encode(), c["header"], c["secret"]) for c in json.load(sys.stdin)]))
`;
    const input = JSON.stringify(all);
    const told = execFileSync('python3', ['-c', shownIn('python') + main], { input });
    t.deepEqual(
      JSON.parse(told.toString()),
      all.map(({ genuine }) => genuine),
    );
  },
);
