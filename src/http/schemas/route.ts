import type { z } from 'zod';
import type { Access } from '../../domain/api-key.ts';
import type { RefusalId } from '../../domain/refusal.ts';
import type { Principal } from '../protocol/principal.ts';
import type { SessionAnswer } from '../protocol/session-answer.ts';
import type { LogContext } from '../../operations/ports/log-context.ts';
import type { DataOf } from './answer-fields.ts';
import type { Download } from '../protocol/download.ts';
import { fromForm } from './from-form.ts';
import type { HttpRefusalId } from '../protocol/http-refusal.ts';
import type { ListAnswer } from '../protocol/list-answer.ts';
import type { Upload } from '../protocol/upload.ts';
import { invalidArgument, type Place } from '../protocol/invalid-argument.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A request as it came. */
export interface RawRequest {
  readonly params: unknown;
  /** null: there is none. One that came before may be the same object, and is not to be changed. */
  readonly query: object | null;
  readonly body: unknown;
  /** The file that is the body; null: there is none. */
  readonly upload: Buffer | null;
  /** The body's values are texts. */
  readonly isForm: boolean;
  /** Which of these media types the client would rather have; null: none of them. */
  readonly prefers: (types: readonly string[]) => string | null;
  /** The request itself, for lines of the log. */
  readonly logContext: LogContext;
  /** Whose request it is. */
  readonly principal: Principal;
  /** Scheme, host and port by which the service was reached: `https://calls.example.com`. */
  readonly origin: string;
}

/** An answer that is no envelope: a file, a stream of events. */
export interface OtherContent {
  /** A media type, `audio/wav` say. */
  readonly type: string;
  /** What it is, in a sentence of the documentation. */
  readonly description: string;
  /** Whether parts of it can be asked for, by the header Range. */
  readonly inParts?: boolean;
  /** How it looks, if it is text. */
  readonly example?: string;
}

/** One endpoint with all that has to be known to serve, to document and to test it. */
export interface Route {
  readonly method: Method;
  /** Below the base URL; `:name` stands for a member of `params`. */
  readonly path: string;
  /** Its name in the documentation and in generated clients, of which there is no other: `logIn`. */
  readonly id: string;
  /** What it does, in a sentence of the documentation. */
  readonly summary: string;
  /** What the summary does not say, in sentences. */
  readonly description?: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  /** null: takes none. */
  readonly body: z.ZodObject | null;
  /** A file that is its body; absent: it takes none, and `body` says what it takes. */
  readonly upload?: Upload;
  /** What the answer carries as `data`; null: it is never an envelope but one of `contents`. */
  readonly data: z.ZodType | null;
  /** What it may be answered with instead of an envelope. */
  readonly contents?: readonly OtherContent[];
  /**
   * What it may be refused with, besides what any request may be: wrong arguments, a call center that
   * is missing, no right to ask, Asterisk away.
   */
  readonly refusals: readonly (RefusalId | HttpRefusalId)[];
  /**
   * A link in the body may prove whose request it is. Its answer is given once, whatever Idempotency-Key
   * comes with it: it sets a cookie, which is not kept.
   */
  readonly provenBy?: 'link';
  /** It takes one of the few places for expensive reads even when no long page is asked for. */
  readonly expense?: 'always';
  /**
   * Validates what stands in the path, before a file is read that may be large.
   * @throws Refusal
   */
  readonly checkPath: (params: RawRequest['params']) => void;
  /**
   * Validates and carries out a request.
   * @returns what the answer carries as `data`, or a promise of it
   * @throws Refusal
   */
  readonly answer: (raw: RawRequest) => unknown;
}

/** Whether a request that comes again with the same Idempotency-Key gets the first answer again. */
export const takesIdempotencyKey = ({ method, provenBy }: Route): boolean =>
  method === 'POST' && provenBy === undefined;

type ListOf<Data> = Data extends { readonly result: readonly unknown[] } ? ListAnswer<Data> : never;

/** What a handler gives: exactly what the documentation says. */
type Answered<Data extends z.ZodType | null> = Data extends z.ZodType
  ? DataOf<Data> | Download | ListOf<DataOf<Data>> | SessionAnswer<DataOf<Data>>
  : object;

interface Definition<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodObject | null,
  Data extends z.ZodType | null,
> extends Omit<Route, 'answer' | 'checkPath'> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly data: Data;
  readonly handle: (request: {
    readonly params: z.output<Params>;
    readonly query: z.output<Query>;
    readonly body: Body extends z.ZodObject ? z.output<Body> : null;
    /** Empty unless it takes a file. */
    readonly upload: Buffer;
    readonly prefers: RawRequest['prefers'];
    readonly logContext: LogContext;
    readonly principal: Principal;
    /** What they may do: what they may not see is left out. */
    readonly access: Access;
    readonly origin: string;
  }) => Answered<Data> | Promise<Answered<Data>>;
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

const NO_QUERY = {};

/** What the same few queries that come over and over were found to be is remembered: it takes 10 µs. */
const queryCheck = <Query extends z.ZodObject>(
  schema: Query,
): ((raw: object | null) => z.output<Query>) => {
  const checked = new WeakMap<object, z.output<Query>>();
  return (raw) => {
    const query = raw ?? NO_QUERY;
    const known = checked.get(query);
    if (known !== undefined) return known;
    const found = check(schema, 'query', fromForm(schema, query));
    checked.set(query, found);
    return found;
  };
};

/** Ties an endpoint's schemas to the types that its handler sees, and to what it has to give. */
export const route = <
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodObject | null,
  Data extends z.ZodType | null,
>({
  handle,
  ...rest
}: Definition<Params, Query, Body, Data>): Route => {
  const checkQuery = queryCheck(rest.query);
  return {
    ...rest,
    checkPath: (params) => void check(rest.params, 'path', params),
    answer: (raw) => {
      const params = check(rest.params, 'path', raw.params);
      const query = checkQuery(raw.query);
      const given = rest.body !== null && raw.isForm ? fromForm(rest.body, raw.body) : raw.body;
      const body = rest.body === null ? null : check(rest.body, 'body', given);
      // What `Body` is was decided in the line above, which the compiler cannot follow.
      type Checked = Parameters<typeof handle>[0]['body'];
      const { prefers, logContext, principal, origin } = raw;
      const upload = raw.upload ?? Buffer.alloc(0);
      const checked = { params, query, body: body as Checked, upload };
      const whose = { principal, access: principal.access, origin };
      return handle({ ...checked, prefers, logContext, ...whose });
    },
  };
};
