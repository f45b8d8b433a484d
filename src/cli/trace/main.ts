import { Command } from 'commander';
import { readPlace } from '../../command-settings.ts';
import { nameOfPlace, openHistoriesAt } from '../../storage/place.ts';
import { traceOf } from '../../trace/trace-of.ts';
import { traceAsJson, traceAsText } from '../../trace/write-trace.ts';
import { runProgram } from '../run-program.ts';

/*
 * npm run trace: the story of one call, read from the database beside a service that may be running.
 */

const put = (line: string): void => void process.stdout.write(`${line}\n`);

const trace = async (id: string, { json }: { readonly json: boolean }): Promise<void> => {
  const place = readPlace();
  const histories = await openHistoriesAt(place);
  try {
    const history = await histories.find(id, null);
    if (history === null) {
      throw new Error(
        `nothing is known in ${nameOfPlace(place)} of a call, queue task or conversation "${id}"`,
      );
    }
    const story = traceOf(history);
    if (json) put(traceAsJson(history, story));
    else for (const line of traceAsText(history, story)) put(line);
  } finally {
    await histories.close();
  }
};

const program = new Command('npm run trace --')
  .description(
    'The story of one call in plain words, from the database (DATABASE_PATH, DATABASE_URL).',
  )
  .argument('<id>', 'of a call, a queue task or a conversation')
  .option('--json', 'as JSON, with times in milliseconds since 1970', false)
  .exitOverride()
  .showHelpAfterError()
  .action(trace);

await runProgram(program);
