import type { RecordKind, RecordKinds } from '../domain/engine/world/record-changes.ts';

/** A record as it is read of its text, which is trusted to be one. */
export const parseRecord = <Kind extends RecordKind>(
  kind: Kind,
  text: string,
): RecordKinds[Kind] =>
  text.startsWith(MARK)
    ? (converted(CONVERSIONS, kind, text) as RecordKinds[Kind])
    : (JSON.parse(text) as RecordKinds[Kind]);

/**
 * In PostgreSQL records are converted when they are read and not by migrations: there may be too many to rewrite, and two
 * versions of this service may run at once. There the text of one begins with the version of its shape; SQLite's migrations
 * leave all in the shape of now.
 */
const MARK = '{"_version":';

/** Turns a record of a kind of one version into one of the next. */
export type Conversion = (record: object) => object;

/** What changed with each version after the first: kinds that are not named stayed as they were. */
export type Conversions = readonly Readonly<Partial<Record<RecordKind, Conversion>>>[];

/** Whoever changes the shape of a record adds one at the end, besides the migration for SQLite. */
const CONVERSIONS: Conversions = [];

/** The version of the records that this version of the service writes. */
export const RECORD_VERSION = CONVERSIONS.length + 1;

/** The text of a record in the shape of now, which tells its version too. */
export const marked = (text: string): string =>
  `${MARK}${RECORD_VERSION}${text === '{}' ? '' : ','}${text.slice(1)}`;

/**
 * A record of a text that tells its version, as the last of these conversions leaves it.
 * @throws Error if a newer version of this service wrote it
 */
export const converted = (conversions: Conversions, kind: RecordKind, text: string): object => {
  const { _version: version = 1, ...record } = JSON.parse(text) as { readonly _version?: number };
  if (version > conversions.length + 1) {
    throw new Error(`a ${kind} was written by a newer version of this service`);
  }
  return conversions
    .slice(version - 1)
    .reduce<object>(
      (old, { [kind]: convert }) => (convert === undefined ? old : convert(old)),
      record,
    );
};
