import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChannelSnapshot } from '../../src/ari/snapshots.ts';
import { openKeptHistories } from '../../src/storage/kept-histories.ts';
import { traceOf } from '../../src/trace/trace-of.ts';
import { traceAsText } from '../../src/trace/write-trace.ts';

/** Lines of the service's log that are kept of one caller: the last ones explain most. */
const LAST_LINES = 60;

/** The story of a call as the database has it. */
const storyOf = async (databasePath: string, callId: string): Promise<string[]> => {
  const histories = await openKeptHistories(databasePath);
  try {
    const history = await histories.find(callId, null);
    if (history === null) return ['The database knows nothing of this call.'];
    return traceAsText(history, traceOf(history));
  } finally {
    await histories.close();
  }
};

/** A folder for what explains a run: the service's log, and a page on each caller whom nobody cared for. */
export class Evidence {
  readonly folder = mkdtempSync(join(tmpdir(), 'chaos-'));
  readonly logFile = join(this.folder, 'service.log');

  /** Nothing is to be explained. */
  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** Writes down what is known of a caller. @returns where */
  async keep(channel: ChannelSnapshot, databasePath: string): Promise<string> {
    const page = [
      `${channel.name} (${channel.id}), seen at ${new Date().toISOString()}`,
      ...['', 'Asterisk:', JSON.stringify(channel, null, 2)],
      ...['', 'The database:', ...(await storyOf(databasePath, channel.id))],
      ...['', 'The log:', ...this.#linesOf(channel.id)],
    ];
    const path = join(this.folder, `${channel.id}.txt`);
    writeFileSync(path, `${page.join('\n')}\n`);
    return path;
  }

  #linesOf(callId: string): string[] {
    const lines = readFileSync(this.logFile, 'utf8').split('\n');
    return lines.filter((line) => line.includes(callId)).slice(-LAST_LINES);
  }
}
