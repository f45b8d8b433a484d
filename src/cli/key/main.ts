import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { readPlace } from '../../command-settings.ts';
import { type Access, isKeyName, KEY_NAME_RULE } from '../../domain/api-key.ts';
import type { AgentName, CallcenterId, KeyId } from '../../domain/ids.ts';
import { canonicalName, isName, NAME_RULE } from '../../domain/names.ts';
import { Refusal } from '../../domain/refusal.ts';
import { keyView } from '../../http/resources/keys/view.ts';
import { Keys } from '../../operations/keys.ts';
import { nameOfPlace, openKeysAt } from '../../storage/place.ts';
import { systemClock } from '../../system-clock.ts';
import type { Phrase } from '../../messages/phrase.ts';
import { translate } from '../../messages/translate.ts';

/*
 * npm run key: the keys to the API, for whoever has the machine and its database. It needs no key, and
 * no service that runs: so the first one is made, and one that was lost is replaced.
 */

const DAY_MS = 24 * 60 * 60 * 1000;
const PAGE_SIZE = 1000;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** What is to be read by others; the rest goes to standard error. */
const put = (line: string): void => void process.stdout.write(`${line}\n`);

const withKeys = async (work: (keys: Keys) => Promise<void>): Promise<void> => {
  const { apiKeys, close } = await openKeysAt(readPlace());
  try {
    await work(new Keys(apiKeys, systemClock));
  } finally {
    await close();
  }
};

const nameOf =
  (rule: Phrase, isRight: (text: string) => boolean) =>
  (text: string): string => {
    if (isRight(text)) return text;
    throw new InvalidArgumentError(`Expected ${translate(rule, 'en')}.`);
  };

const days = (text: string): number => {
  const number = Number(text);
  if (Number.isFinite(number) && number > 0 && number <= 36_500) return number;
  throw new InvalidArgumentError('Expected a number of days, more than 0.');
};

interface MakeOptions {
  readonly name?: string;
  readonly signing: boolean;
  readonly days?: number;
}

const make = (access: Access, { name, signing, days }: MakeOptions): Promise<void> =>
  withKeys(async (keys) => {
    const expiresAt = days === undefined ? null : Math.round(systemClock.now() + days * DAY_MS);
    const { key, text } = await keys.make({ access, name: name ?? null, signing, expiresAt });
    say(
      `Key ${key.id} (${key.access.role}) in ${nameOfPlace(readPlace())}. It is shown this once:`,
    );
    put(text);
    if (key.signingSecret === null) return;
    say(`Signed requests: AppID ${key.name}, CertID ${key.id}, and this secret, shown this once:`);
    put(key.signingSecret);
  });

const list = ({ json }: { readonly json: boolean }): Promise<void> =>
  withKeys(async (keys) => {
    for (let number = 1, seen = 0; ; number += 1) {
      const { rows, totalCount } = await keys.list({ number, size: PAGE_SIZE });
      for (const key of rows) put(json ? JSON.stringify(keyView(key)) : lineOf(keyView(key)));
      seen += rows.length;
      if (rows.length === 0 || seen >= totalCount) return;
    }
  });

const lineOf = ({ id, name, role, ...key }: ReturnType<typeof keyView>): string => {
  const of = [key.callcenter_id, key.agent_name].filter((part) => part !== null).join('/');
  const until = key.expires_at === null ? '' : ` until ${new Date(key.expires_at).toISOString()}`;
  const made = new Date(key.created_at).toISOString();
  return `${id}  ${role}${of === '' ? '' : ` ${of}`}  ${name}  made ${made}${until}${key.signing ? '  signs' : ''}`;
};

const remove = (id: string): Promise<void> =>
  withKeys(async (keys) => {
    const { access, name } = await keys.remove(id as KeyId, { lastToo: true });
    say(`Key ${id} (${access.role}, ${name}) is removed; a service that runs knows in a second.`);
  });

const program = new Command('npm run key --')
  .description(
    'Keys to the API, straight in the database (DATABASE_PATH, DATABASE_URL): needs no key and no running service.',
  )
  .exitOverride()
  .showHelpAfterError();

const makes = program.command('make').description('make a key, and print it on standard output');

const roleCommand = (usage: string, description: string): Command =>
  makes
    .command(usage)
    .description(description)
    .option('--name <name>', 'what it is for', nameOf(KEY_NAME_RULE, isKeyName))
    .option('--signing', 'it is to sign requests too; prints their secret in a second line', false)
    .option('--days <number>', 'how long it is valid (without: for ever)', days);

const readId = nameOf(NAME_RULE, isName);
const id = (text: string): string => canonicalName(readId(text));

roleCommand('admin', 'may do everything').action((options: MakeOptions) =>
  make({ role: 'admin' }, options),
);
roleCommand('callcenter', 'everything of one call center')
  .argument('<callcenter>', 'its id', id)
  .action((callcenter: CallcenterId, options: MakeOptions) =>
    make({ role: 'callcenter', callcenterId: callcenter }, options),
  );
roleCommand('supervisor', 'the work of one call center as it goes on, without its settings')
  .argument('<callcenter>', 'its id', id)
  .action((callcenter: CallcenterId, options: MakeOptions) =>
    make({ role: 'supervisor', callcenterId: callcenter }, options),
  );
roleCommand('agent', 'what one agent does, and what concerns them')
  .argument('<callcenter>', 'its id', id)
  .argument('<agent>', 'the name of the agent', id)
  .action((callcenter: CallcenterId, agent: AgentName, options: MakeOptions) =>
    make({ role: 'agent', callcenterId: callcenter, agent }, options),
  );
roleCommand('read', 'a look at one call center, or at all')
  .argument('[callcenter]', 'its id', id)
  .action((callcenter: CallcenterId | undefined, options: MakeOptions) =>
    make({ role: 'read', callcenterId: callcenter ?? null }, options),
  );
program
  .command('list')
  .description('list what keys there are; the keys themselves are not known')
  .option('--json', 'a JSON object a line', false)
  .action(list);
program
  .command('remove')
  .description('remove a key')
  .argument('<id>', 'its id, from the list')
  .action(remove);

try {
  await program.parseAsync();
} catch (error) {
  // Commander has said what is wrong.
  if (error instanceof CommanderError) process.exitCode = error.exitCode;
  else if (error instanceof Refusal) {
    say(`error: ${error.message}`);
    process.exitCode = 1;
  } else throw error;
}
