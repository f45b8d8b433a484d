/*
 * Reads what Asterisk says, field by field. Each event of each call comes by here, so it is plain code, with a
 * tenth of the work of a library of schemas.
 */

/** The fields of an object of Asterisk, of whatever types. */
export type Fields = Readonly<Record<string, unknown>>;

/** Makes of an object what we use of it. */
export type Read<Result> = (fields: Fields) => Result;

/** What was said is not of the shape that Asterisk documents. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';

  /** The same, seen from the object that holds this one. */
  within(key: string): Unreadable {
    return new Unreadable(`${key}.${this.message}`);
  }
}

const kindOf = (value: unknown): string => {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
};

const wrong = (key: string, value: unknown, wanted: string): Unreadable =>
  new Unreadable(`${key} is ${kindOf(value)}, and should be ${wanted}`);

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws Unreadable */
export const readObject = <Result>(value: unknown, read: Read<Result>): Result => {
  if (!isObject(value)) throw wrong('it', value, 'an object');
  return read(value);
};

/** Of lists, each with what reads one of them. */
export const readList =
  <Result>(read: Read<Result>) =>
  (value: unknown): Result[] => {
    if (!Array.isArray(value)) throw wrong('it', value, 'a list');
    return value.map((one, index) => object({ [index]: one as unknown }, String(index), read));
  };

/** @throws Unreadable, as do all that follow */
export const text = (fields: Fields, key: string): string => {
  const value = fields[key];
  if (typeof value !== 'string') throw wrong(key, value, 'text');
  return value;
};

/** What is left out when it is empty. */
export const textOr = (fields: Fields, key: string, fallback: string): string =>
  fields[key] === undefined ? fallback : text(fields, key);

/** null: it is, or it is left out. */
export const textOrNull = (fields: Fields, key: string): string | null =>
  (fields[key] ?? null) === null ? null : text(fields, key);

/** Empty in place of whatever else. */
export const anyText = (fields: Fields, key: string): string => {
  const value = fields[key];
  return typeof value === 'string' ? value : '';
};

export const number = (fields: Fields, key: string): number => {
  const value = fields[key];
  if (typeof value !== 'number') throw wrong(key, value, 'a number');
  return value;
};

export const numberOr = (fields: Fields, key: string, fallback: number): number =>
  fields[key] === undefined ? fallback : number(fields, key);

export const numberOrNull = (fields: Fields, key: string): number | null =>
  (fields[key] ?? null) === null ? null : number(fields, key);

export const flagOr = (fields: Fields, key: string, fallback: boolean): boolean => {
  const value = fields[key];
  if (value === undefined) return fallback;
  if (typeof value !== 'boolean') throw wrong(key, value, 'true or false');
  return value;
};

export const texts = (fields: Fields, key: string): string[] => {
  const value = fields[key];
  const isTexts = Array.isArray(value) && value.every((one) => typeof one === 'string');
  if (!isTexts) throw wrong(key, value, 'a list of texts');
  return value;
};

export const object = <Result>(fields: Fields, key: string, read: Read<Result>): Result => {
  const value = fields[key];
  if (!isObject(value)) throw wrong(key, value, 'an object');
  try {
    return read(value);
  } catch (error) {
    throw error instanceof Unreadable ? error.within(key) : error;
  }
};

export const objectOrNull = <Result>(
  fields: Fields,
  key: string,
  read: Read<Result>,
): Result | null => ((fields[key] ?? null) === null ? null : object(fields, key, read));

/** Texts by name; none where it is left out. */
export const textsByName = (fields: Fields, key: string): Readonly<Record<string, string>> => {
  const value = fields[key];
  if (value === undefined) return {};
  if (!isObject(value)) throw wrong(key, value, 'an object');
  for (const name of Object.keys(value)) {
    if (typeof value[name] !== 'string') throw wrong(`${key}.${name}`, value[name], 'text');
  }
  return value as Readonly<Record<string, string>>;
};
