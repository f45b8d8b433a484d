import type { Readable, Writable } from 'node:stream';
import type { AdminSettings } from '../../command-settings.ts';

/** Where a command is given. */
export interface Terminal {
  /** @throws ConfigError */
  readonly readSettings: () => AdminSettings;
  readonly input: Readable;
  /** `isTTY`: people see it, and what would move their cursor does so. */
  readonly output: Writable & { readonly isTTY?: boolean };
  readonly errors: Writable;
}
