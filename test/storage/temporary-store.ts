import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import type { CallcenterId } from '../../src/domain/ids.ts';
import { openStore, type OpenStore } from '../../src/storage/open-store.ts';
import { creationOf } from './sample-records.ts';

export const ACME = 'acme' as CallcenterId;
export const ZETA = 'zeta' as CallcenterId;

/** A path for a database in a folder of its own, removed after the test. */
export const temporaryPath = async (t: ExecutionContext): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'callcenter-store-'));
  t.teardown(() => rm(folder, { recursive: true }));
  return join(folder, 'data', 'callcenter.db');
};

/** A store in memory that has the call centers acme and zeta, closed after the test. */
export const storeOfTwo = async (t: ExecutionContext): Promise<OpenStore> => {
  const store = await openStore(':memory:');
  t.teardown(() => store.close());
  await store.commit(creationOf(ACME));
  await store.commit(creationOf(ZETA));
  return store;
};
