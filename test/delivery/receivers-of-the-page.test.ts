import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { tsImport } from 'tsx/esm/api';
import type { CallcenterId } from '../../src/domain/ids.ts';
import { webhookRequest } from '../../src/delivery/webhook-request.ts';
import { testNeeding } from '../helpers/needs.ts';
import { projectFile } from '../helpers/project.ts';

const readRoot = (name: string): string => readFileSync(projectFile(name), 'utf8');

const PAGE = readRoot('src/http/README.md');
const CHINESE_PAGE = readRoot('src/http/README.zh-CN.md');
const SECRET = 'a-secret-of-sixteen-or-more';

/** What a page tells receivers to do, in a programming language. */
const shownIn = (page: string, language: string): string => {
  const section = page.slice(page.indexOf('### Webhook'));
  const [, code = ''] = section.split('```' + language + '\n');
  return code.slice(0, code.indexOf('```'));
};

const sentAt = (now: number) => {
  const webhook = {
    url: 'https://crm.example/',
    secret: SECRET,
    batch: false,
    switchedOffAt: null,
  };
  const event = {
    event: 'callcenter.call.end',
    eventId: 7,
    at: 1,
    body: { user_data: 'it’s “ü”' },
  } as const;
  const stored = { ...event, bodyText: JSON.stringify(event.body) };
  return webhookRequest('客服' as CallcenterId, webhook, [stored], now);
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

const temporaryFolder = (t: ExecutionContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'receiver-'));
  t.teardown(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
};

test('receivers in TypeScript that do as the page says believe what is genuine alone', async (t) => {
  const path = join(temporaryFolder(t), 'receiver.mts');
  writeFileSync(path, shownIn(PAGE, 'ts'));
  const { isGenuine } = (await tsImport(pathToFileURL(path).href, import.meta.url)) as {
    isGenuine: (body: Buffer, header: string, secret: string) => boolean;
  };
  for (const { body, header, secret, genuine } of cases()) {
    t.is(isGenuine(Buffer.from(body), header, secret), genuine, `${header} ${secret}`);
  }
});

interface Interpreter {
  readonly name: string;
  readonly language: string;
  readonly command: 'python3' | 'php';
  readonly opening: string;
  /** Prints which of the cases that it reads it takes for genuine. */
  readonly main: string;
}

const INTERPRETERS: readonly Interpreter[] = [
  {
    name: 'Python',
    language: 'python',
    command: 'python3',
    opening: '',
    main: `
import json, sys
print(json.dumps([is_genuine(c["body"].encode(), c["header"], c["secret"]) for c in json.load(sys.stdin)]))
`,
  },
  {
    name: 'PHP',
    language: 'php',
    command: 'php',
    opening: '<?php\n',
    main: `
$cases = json_decode(file_get_contents('php://stdin'), true);
print(json_encode(array_map(fn($c) => is_genuine($c['body'], $c['header'], $c['secret']), $cases)));
`,
  },
];

for (const { name, language, command, opening, main } of INTERPRETERS) {
  testNeeding(command)(
    `receivers in ${name} that do as the page says believe what is genuine alone`,
    (t) => {
      const folder = temporaryFolder(t);
      const path = join(folder, 'receiver');
      writeFileSync(path, opening + shownIn(PAGE, language) + main);
      const all = cases();
      const told = execFileSync(command, [path], { input: JSON.stringify(all) });
      t.deepEqual(
        JSON.parse(told.toString()),
        all.map(({ genuine }) => genuine),
      );
    },
  );
}

test('both pages show the same receivers', (t) => {
  for (const language of ['ts', 'python', 'php']) {
    t.not(shownIn(PAGE, language), '');
    t.is(shownIn(CHINESE_PAGE, language), shownIn(PAGE, language));
  }
});
