import { Command, CommanderError } from 'commander';
import { readDatabasePath } from './config.ts';
import type { KeptHistory, Subject } from './domain/kept-history.ts';
import { printable } from './printable.ts';
import { openKeptHistories } from './storage/kept-histories.ts';
import { seconds } from './story/story-line.ts';
import { type Story, tellStory } from './story/tell-story.ts';

/*
 * npm run trace: the story of one call, read from the database beside a service that may be running.
 */

const SUBJECTS: Readonly<Record<Subject['kind'], string>> = {
  call: 'Call',
  'queue-task': 'Queue task',
  conversation: 'Conversation',
};

const put = (line: string): void => void process.stdout.write(`${line}\n`);

/** In the time zone of this machine, to the millisecond. */
const clockTime = (at: number): string => {
  const date = new Date(at);
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return `${day} ${time}.${String(date.getMilliseconds()).padStart(3, '0')}`;
};

const putStory = ({ subject, callcenterId }: KeptHistory, { lines, remarks }: Story): void => {
  put(printable(`${SUBJECTS[subject.kind]} ${subject.id} of call center ${callcenterId}`));
  const begun = lines[0]?.at ?? 0;
  for (const { at, text } of lines) {
    put(`${clockTime(at)}  ${`+${seconds(at - begun)}`.padStart(10)}  ${printable(text)}`);
  }
  for (const remark of remarks) put(remark);
};

const putJson = ({ subject, callcenterId }: KeptHistory, { lines, remarks }: Story): void => {
  const told = lines.map(({ at, text }) => ({ time: at, text }));
  put(JSON.stringify({ ...subject, callcenter_id: callcenterId, lines: told, remarks }));
};

const trace = async (id: string, { json }: { readonly json: boolean }): Promise<void> => {
  const path = readDatabasePath();
  const histories = await openKeptHistories(path);
  try {
    const history = await histories.find(id);
    if (history === null) {
      throw new Error(`nothing is known in ${path} of a call, queue task or conversation "${id}"`);
    }
    (json ? putJson : putStory)(history, tellStory(history));
  } finally {
    await histories.close();
  }
};

const program = new Command('npm run trace --')
  .description('The story of one call in plain words, from the database (DATABASE_PATH).')
  .argument('<id>', 'of a call, a queue task or a conversation')
  .option('--json', 'as JSON, with times in milliseconds since 1970', false)
  .exitOverride()
  .showHelpAfterError()
  .action(trace);

try {
  await program.parseAsync();
} catch (error) {
  // Commander has told what was wrong with the arguments.
  if (error instanceof CommanderError) process.exitCode = error.exitCode;
  else {
    process.stderr.write(`${printable(error instanceof Error ? error.message : String(error))}\n`);
    process.exitCode = 1;
  }
}
