import type { AccessSettings } from '../../src/http/app.ts';
import { Keys } from '../../src/operations/keys.ts';
import type { Clock } from '../../src/operations/ports/clock.ts';
import { MemoryApiKeys } from './memory-api-keys.ts';

/** The key of an admin on every service that tests start. */
export const ADMIN_KEY = 'an-admin-key-for-tests-and-nothing-else';

export const bearer = (key: string) => ({ Authorization: `Bearer ${key}` });

/** Tests ask faster than people. */
export const NO_LIMITS: AccessSettings = {
  limits: { perKey: 0, perAddress: 0, failedPerAddress: 0 },
  corsOrigins: [],
  trustedProxies: 0,
};

/** Keys in memory, one of which is ADMIN_KEY. */
export const memoryKeys = async (clock: Clock, stored = new MemoryApiKeys()): Promise<Keys> => {
  const keys = new Keys(stored, clock);
  await keys.provideAdmin(ADMIN_KEY);
  return keys;
};
