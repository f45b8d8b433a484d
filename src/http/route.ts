import type { z } from 'zod';
import { fromForm } from './from-form.ts';
import { invalidArgument, type Place } from './invalid-argument.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A request as it came. */
export interface RawRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  /** The body's values are texts. */
  readonly isForm: boolean;
}

/** One endpoint with all that has to be known to serve, to document and to test it. */
export interface Route {
  readonly method: Method;
  /** Below the base URL; `:name` stands for a member of `params`. */
  readonly path: string;
  /** What it does, in a sentence of the documentation. */
  readonly summary: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  /** null: takes none. */
  readonly body: z.ZodObject | null;
  /**
   * Validates and carries out a request.
   * @returns what the answer carries as `data`, or a promise of it
   * @throws Refusal
   */
  readonly answer: (raw: RawRequest) => unknown;
}

interface Definition<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodObject | null,
> extends Omit<Route, 'answer'> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly handle: (request: {
    readonly params: z.output<Params>;
    readonly query: z.output<Query>;
    readonly body: Body extends z.ZodObject ? z.output<Body> : null;
  }) => unknown;
}

const check = <Schema extends z.ZodType>(
  schema: Schema,
  place: Place,
  given: unknown,
): z.output<Schema> => {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw invalidArgument(place, given, result.error);
};

/** Ties an endpoint's schemas to the types that its handler sees. */
export const route = <
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodObject | null,
>({
  handle,
  ...rest
}: Definition<Params, Query, Body>): Route => ({
  ...rest,
  answer: (raw) => {
    const params = check(rest.params, 'path', raw.params);
    const query = check(rest.query, 'query', fromForm(rest.query, raw.query));
    const given = rest.body !== null && raw.isForm ? fromForm(rest.body, raw.body) : raw.body;
    const body = rest.body === null ? null : check(rest.body, 'body', given);
    // What `Body` is was decided in the line above, which the compiler cannot follow.
    type Checked = Parameters<typeof handle>[0]['body'];
    return handle({ params, query, body: body as Checked });
  },
});
