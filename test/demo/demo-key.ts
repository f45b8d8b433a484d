import { existsSync } from 'node:fs';
import { readDatabasePath } from '../../src/command-settings.ts';
import { Keys } from '../../src/operations/keys.ts';
import { openKeys } from '../../src/storage/open-keys.ts';
import { systemClock } from '../../src/system-clock.ts';
import { CannotPlay } from './cannot-play.ts';

/** Should the demo be killed, its key is of no use for long. */
const VALID_FOR_MS = 10 * 60 * 1000;

/** With what the demo asks the service. */
export interface DemoKey {
  readonly text: string;
  /** Only what was made for the demo. */
  remove(): Promise<void>;
}

const withKeys = async <Result>(work: (keys: Keys) => Promise<Result>): Promise<Result> => {
  const { apiKeys, close } = await openKeys(readDatabasePath());
  try {
    return await work(new Keys(apiKeys, systemClock));
  } finally {
    await close();
  }
};

const makeKey = async (): Promise<DemoKey> => {
  const path = readDatabasePath();
  if (!existsSync(path)) {
    throw new CannotPlay(
      `There is no database ${path}. Run "npm start" in another terminal first\n` +
        "(and set DATABASE_PATH here as there, if you set it; or set KEY to an admin's key).",
    );
  }
  const { key, text } = await withKeys((keys) =>
    keys.make({
      access: { role: 'admin' },
      name: 'demo',
      signing: false,
      expiresAt: systemClock.now() + VALID_FOR_MS,
    }),
  );
  const remove = async (): Promise<void> => {
    await withKeys((keys) => keys.remove(key.id, { lastToo: true }));
  };
  return { text, remove };
};

/** The one in KEY or ADMIN_KEY; else one is made in the database, as `npm run key` does. */
export const demoKey = (): Promise<DemoKey> => {
  const text = process.env['KEY'] ?? process.env['ADMIN_KEY'] ?? '';
  return text === '' ? makeKey() : Promise.resolve({ text, remove: () => Promise.resolve() });
};
