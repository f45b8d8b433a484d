import { z } from 'zod';
import type {
  ZodOpenApiContentObject,
  ZodOpenApiOperationObject,
  ZodOpenApiRequestBodyObject,
  ZodOpenApiResponseObject,
  ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { shownText } from '../schemas/answer-fields.ts';
import type { Upload } from '../protocol/upload.ts';
import { success } from '../protocol/envelope.ts';
import { type OtherContent, type Route, takesIdempotencyKey } from '../schemas/route.ts';
import { namedExamples } from './example.ts';
import { refusalResponses } from './refusals.ts';
import { tagOf } from './tags.ts';

const idempotencyKey = z
  .string()
  .regex(/^[\x20-\x7e]{1,255}$/)
  .optional()
  .meta({
    description:
      'Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID.',
    examples: ['4a6f0c9e-7d0b-4f7e-9b1c-5e2a4f1f3c77'],
  });

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

const isNested = (schema: z.core.$ZodType): boolean => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return isNested(schema.unwrap());
  }
  return schema instanceof z.ZodArray || schema instanceof z.ZodObject;
};

/** In a form `skills[0][name]=sales` is what `{"skills": [{"name": "sales"}]}` is in JSON. */
const formEncoding = ({ shape }: z.ZodObject) =>
  Object.fromEntries(
    Object.entries(shape as z.core.$ZodShape)
      .filter(([, schema]) => isNested(schema))
      .map(([name]) => [name, { style: 'deepObject', explode: true }]),
  );

/** A place in a path is never left out, whatever a schema that serves several paths says. */
const inPath = ({ shape }: z.ZodObject): z.ZodObject =>
  z.object(
    Object.fromEntries(
      Object.entries(shape as z.core.$ZodShape).map(([name, schema]) => [
        name,
        schema instanceof z.ZodOptional ? schema.unwrap() : schema,
      ]),
    ),
  );

const isNeeded = (body: z.ZodObject): boolean =>
  Object.values(body.shape).some((schema) => !z.safeParse(schema, undefined).success);

const requestBody = (body: z.ZodObject): ZodOpenApiRequestBodyObject => ({
  required: isNeeded(body),
  content: {
    [JSON_TYPE]: { schema: body, examples: namedExamples(body, (example) => example) },
    [FORM_TYPE]: { schema: body, encoding: formEncoding(body) },
  },
});

const uploadBody = ({ types, description }: Upload): ZodOpenApiRequestBodyObject => ({
  required: true,
  description,
  content: Object.fromEntries(
    types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }] as const),
  ),
});

const envelopeOf = (data: z.ZodType) =>
  z.object({
    code: z.literal('000000').meta({ description: 'it was done' }),
    msg: shownText('that it was done, for a person', 'ok'),
    data: data.meta() === undefined ? data.meta({ description: 'what was asked for' }) : data,
  });

const inEnglish = (data: unknown) => success(data, 'en');

const otherContent = ({ type, example }: OtherContent) =>
  [
    type,
    {
      schema: { type: 'string', ...(type.startsWith('text/') ? {} : { format: 'binary' }) },
      ...(example !== undefined && { example }),
    },
  ] as const;

const successResponse = (route: Route): ZodOpenApiResponseObject => {
  const { data, contents = [] } = route;
  const json: ZodOpenApiContentObject =
    data === null
      ? {}
      : { [JSON_TYPE]: { schema: envelopeOf(data), examples: namedExamples(data, inEnglish) } };
  const replayed = shownText('true: this is the first answer again', 'true').optional();
  return {
    description: ['Done.', ...contents.map(({ description }) => description)].join(' '),
    headers: z.object({
      'X-Request-Id': shownText('names the request in the log', '3f1c'),
      ...(takesIdempotencyKey(route) && { 'Idempotent-Replayed': replayed }),
    }),
    content: { ...json, ...Object.fromEntries(contents.map(otherContent)) },
  };
};

const asHeader = (description: string, example: string) =>
  z
    .string()
    .optional()
    .meta({ description, examples: [example] });

const partHeaders = z.object({
  Range: asHeader(
    'bytes=FIRST-LAST, bytes=FIRST- or bytes=-COUNT; with anything else all is sent',
    'bytes=0-1023',
  ),
  'If-Range': asHeader(
    'the ETag of the file that a part was had of; of another one all is sent',
    '"01kb0q6xd3ra9c1f5ykj-conversation-96044"',
  ),
});

/** What a file of which parts can be had is answered with besides. */
const partResponses = ({ contents = [] }: Route): ZodOpenApiResponsesObject => {
  const parts = contents.filter(({ inParts }) => inParts === true);
  if (parts.length === 0) return {};
  return {
    206: {
      description: 'The bytes that the header Range asks for.',
      headers: z.object({
        'Content-Range': shownText('which bytes of how many', 'bytes 0-1023/96044'),
      }),
      content: Object.fromEntries(parts.map(otherContent)),
    },
    304: { description: 'The client has the file, as the header If-None-Match says.' },
  };
};

const requestHeaders = (route: Route): { header: z.ZodObject } | object => {
  const { contents = [] } = route;
  if (takesIdempotencyKey(route))
    return { header: z.object({ 'Idempotency-Key': idempotencyKey }) };
  return contents.some(({ inParts }) => inParts === true) ? { header: partHeaders } : {};
};

/** An endpoint as the documentation has it. */
export const operationOf = (route: Route): ZodOpenApiOperationObject => {
  const { id, summary, description, params, query, body, upload } = route;
  return {
    operationId: id,
    tags: [tagOf(route)],
    summary,
    ...(description !== undefined && { description }),
    requestParams: {
      path: inPath(params),
      query,
      ...requestHeaders(route),
    },
    ...(body !== null && { requestBody: requestBody(body) }),
    ...(upload !== undefined && { requestBody: uploadBody(upload) }),
    responses: {
      200: successResponse(route),
      ...partResponses(route),
      ...refusalResponses(route),
    },
  };
};
