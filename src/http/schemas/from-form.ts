import { z } from 'zod';

type Schema = z.core.$ZodType;

const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const INDEX = /^\d+$/;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const toNumber = (value: unknown): unknown =>
  typeof value === 'string' && NUMBER.test(value) ? Number(value) : value;

const toBoolean = (value: unknown): unknown =>
  value === 'true' || value === 'false' ? value === 'true' : value;

const isText = (schema: Schema): boolean =>
  schema instanceof z.ZodString || schema instanceof z.ZodEnum;

/**
 * The parser makes an object of a long list, with the places as keys, and a single text of what could
 * be repeated.
 */
const toList = (value: unknown, element: Schema): unknown => {
  if (typeof value === 'string' && isText(element)) return [value];
  return toListOfMany(value);
};

const toListOfMany = (value: unknown): unknown =>
  isRecord(value) && Object.keys(value).every((key) => INDEX.test(key))
    ? Object.values(value)
    : value;

const toMembers = (shapes: readonly z.core.$ZodShape[], value: unknown): unknown => {
  if (!isRecord(value)) return value;
  const read = ([name, text]: [string, unknown]): [string, unknown] => {
    const shape = shapes.find((candidate) => Object.hasOwn(candidate, name));
    const schema = shape?.[name];
    return [name, schema === undefined ? text : fromForm(schema, text)];
  };
  return Object.fromEntries(Object.entries(value).map(read));
};

const shapesOf = (options: readonly Schema[]): z.core.$ZodShape[] =>
  options.flatMap((option) => (option instanceof z.ZodObject ? [option.shape] : []));

/**
 * Forms and queries carry nothing but text: where the schema expects a number, a boolean or nothing
 * the text is read as such. What cannot be is left for the schema to refuse.
 */
export const fromForm = (schema: Schema, value: unknown): unknown => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return fromForm(schema.unwrap(), value);
  }
  if (schema instanceof z.ZodNullable)
    return value === '' ? null : fromForm(schema.unwrap(), value);
  if (schema instanceof z.ZodNumber) return toNumber(value);
  if (schema instanceof z.ZodLiteral) return toNumber(value);
  if (schema instanceof z.ZodBoolean) return toBoolean(value);
  if (schema instanceof z.ZodObject) return toMembers([schema.shape], value);
  if (schema instanceof z.ZodDiscriminatedUnion) return toMembers(shapesOf(schema.options), value);
  if (schema instanceof z.ZodUnion) return fromForm(schema.options[0] ?? z.unknown(), value);
  if (schema instanceof z.ZodArray) {
    const list = toList(value, schema.element);
    return Array.isArray(list) ? list.map((entry) => fromForm(schema.element, entry)) : list;
  }
  return value;
};
