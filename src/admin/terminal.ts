import type { Readable, Writable } from 'node:stream';
import type { AdminSettings } from '../config.ts';

/** Where a command is given. */
export interface Terminal {
  /** @throws ConfigError */
  readonly readSettings: () => AdminSettings;
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
}
