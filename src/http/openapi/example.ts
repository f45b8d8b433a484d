import { z } from 'zod';

type Schema = z.core.$ZodType;

/** A field that means the same as another is left out. */
const isAnotherName = (schema: Schema): boolean =>
  z.globalRegistry.get(schema)?.['x-another-name-of'] !== undefined;

const ofMembers = (shape: z.core.$ZodShape): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(shape)
      .filter(([, schema]) => !isAnotherName(schema))
      .map(([name, schema]) => [name, exampleOf(schema)]),
  );

/** Written by hand, for those that cannot be put together. */
const givenExamples = (schema: Schema): readonly unknown[] => {
  const examples = z.globalRegistry.get(schema)?.['examples'];
  return Array.isArray(examples) ? (examples as unknown[]) : [];
};

/**
 * How a value looks, put together from the examples of its fields.
 * @throws Error if a field has none
 */
export const exampleOf = (schema: Schema): unknown => {
  const [given] = givenExamples(schema);
  if (given !== undefined) return given;
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
  ) {
    return exampleOf(schema.unwrap());
  }
  if (schema instanceof z.ZodPipe) return exampleOf(schema.in);
  if (schema instanceof z.ZodObject) return ofMembers(schema.shape);
  if (schema instanceof z.ZodArray) return [exampleOf(schema.element)];
  if (schema instanceof z.ZodUnion) return exampleOf(schema.options[0] ?? z.never());
  throw new Error(`a field without an example: ${JSON.stringify(z.globalRegistry.get(schema))}`);
};

/** All that are given by hand, or the one that can be put together. */
export const examplesOf = (schema: Schema): readonly unknown[] => {
  const given = givenExamples(schema);
  if (given.length > 0) return given;
  return schema instanceof z.ZodUnion ? schema.options.map(exampleOf) : [exampleOf(schema)];
};

/** As media types have them, by name. */
export const namedExamples = (schema: Schema, put: (example: unknown) => unknown) =>
  Object.fromEntries(
    examplesOf(schema).map((example, index) => [`example${index + 1}`, { value: put(example) }]),
  );
