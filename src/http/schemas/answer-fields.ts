import { z } from 'zod';

/**
 * What answers are made of that requests are not. Each field has a description and an example, from
 * which the documentation is made.
 */

/** Data as a view may give it: lists and objects that nobody changes. */
type Shown<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends readonly (infer Entry)[]
    ? readonly Shown<Entry>[]
    : { readonly [Name in keyof Value]: Shown<Value[Name]> };

/** What fits a schema of answers. */
export type DataOf<Schema extends z.ZodType> = Shown<z.output<Schema>>;

export const shownText = (description: string, example: string): z.ZodString =>
  z.string().meta({ description, examples: [example] });

export const shownTextOrNull = (description: string, example: string) =>
  z
    .string()
    .meta({ examples: [example] })
    .nullable()
    .meta({ description });

export const shownNumber = (description: string, example: number): z.ZodNumber =>
  z.number().meta({ description, examples: [example] });

export const shownCount = (description: string, example: number): z.ZodNumber =>
  z
    .int()
    .min(0)
    .meta({ description, examples: [example] });

/** One of some words. */
export const shownWord = <const Words extends readonly [string, ...string[]]>(
  words: Words,
  description: string,
) => z.enum(words).meta({ description, examples: [words[0]] });

export const shownMoment = (what: string): z.ZodNumber =>
  z.int().meta({ description: `${what}, in milliseconds since 1970`, examples: [1795425600000] });

/** How every list is answered. */
export const listOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    page_no: shownCount('the page that this is, counted from 1', 1),
    page_size: shownCount('how many a page holds', 20),
    total_count: shownCount('how many there are on all pages', 1),
    more: z.boolean().meta({
      description:
        'whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest',
      examples: [false],
    }),
    result: z.array(row).meta({ description: 'those on this page' }),
  });
