import type { Knex } from 'knex';
import type { CallcenterId } from '../domain/ids.ts';
import { refusals } from '../domain/refusals.ts';
import type { RoutedNumber } from '../domain/routed-number.ts';
import type { Trunk } from '../domain/trunk.ts';
import type { TrunkRecords } from '../operations/ports/trunk-records.ts';
import { lacksOwner } from './dialect.ts';

const TRUNKS = 'trunk';
const NUMBERS = 'number';

interface TrunkRow {
  readonly name: string;
  readonly record: string;
}

interface NumberRow {
  readonly key: string;
  readonly callcenter_id: CallcenterId;
  readonly record: string;
}

/** The trunks and numbers that are stored in a database. */
export const trunkRecordsIn = (knex: Knex): TrunkRecords => ({
  trunks: async () => {
    const rows = await knex<TrunkRow>(TRUNKS).orderBy('name');
    return rows.map(({ record }) => JSON.parse(record) as Trunk);
  },
  putTrunk: async (trunk) => {
    const row = { name: trunk.name, record: JSON.stringify(trunk) };
    await knex<TrunkRow>(TRUNKS).insert(row).onConflict('name').merge();
  },
  removeTrunk: async (name) => {
    await knex<TrunkRow>(TRUNKS).where({ name }).del();
  },
  numbers: async () => {
    const rows = await knex<NumberRow>(NUMBERS).orderBy('key');
    return rows.map(({ record }) => JSON.parse(record) as RoutedNumber);
  },
  putNumber: (key, number) => putNumber(knex, key, number),
  removeNumber: async (key) => {
    await knex<NumberRow>(NUMBERS).where({ key }).del();
  },
  removeNumbersOf: async (callcenter) => {
    await knex<NumberRow>(NUMBERS).where('callcenter_id', callcenter).del();
  },
});

const putNumber = async (knex: Knex, key: string, number: RoutedNumber): Promise<void> => {
  const { callcenterId } = number;
  const row = { key, callcenter_id: callcenterId, record: JSON.stringify(number) };
  try {
    await knex<NumberRow>(NUMBERS).insert(row).onConflict('key').merge();
  } catch (error) {
    if (!lacksOwner(error)) throw error;
    throw refusals.callcenterNotFound(callcenterId);
  }
};
