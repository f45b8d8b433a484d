import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { z } from 'zod';
import { ANSWER_CODES, type AnswerId } from '../protocol/answer-codes.ts';
import { shownText, shownWord } from '../schemas/answer-fields.ts';
import { failure } from '../protocol/envelope.ts';
import type { Route } from '../schemas/route.ts';
import { REFUSAL_EXAMPLES } from './refusal-examples.ts';

const ids = Object.keys(ANSWER_CODES) as [AnswerId, ...AnswerId[]];

/** How every refusal is answered. */
export const refusalData = z
  .object({
    code: shownText(
      'six digits that stay the same for ever; branch on these or on error.id',
      '040202',
    ),
    msg: shownText(
      'what is wrong, for a person; its wording may change',
      'agent ana is not logged in',
    ),
    data: z.null().meta({ description: 'nothing', examples: [null] }),
    error: z
      .object({
        id: shownWord(ids, 'the same as the code, in words'),
        details: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).meta({
          description: 'facts that help to mend the request',
          examples: [{ agent: 'ana' }],
        }),
      })
      .meta({ description: 'what went wrong, for a program' }),
  })
  .meta({ id: 'Refusal', description: 'why a request was not carried out; nothing was changed' });

const REF = { $ref: '#/components/schemas/Refusal' };

/** What any request may be refused with. */
const ALWAYS: readonly AnswerId[] = [
  'invalid-argument',
  'unauthorized',
  'forbidden',
  'too-many-requests',
  'internal-error',
];

const CREATES_CALLCENTER = 'putCallcenter';

/** All that a route may refuse with. */
export const refusalsOf = ({
  id,
  method,
  path,
  body,
  upload,
  refusals,
}: Route): readonly AnswerId[] => [
  ...new Set<AnswerId>([
    ...ALWAYS,
    ...(body === null && upload === undefined ? [] : ['body-too-large' as const]),
    ...(path.includes(':callcenter_id') && id !== CREATES_CALLCENTER
      ? ['callcenter-not-found' as const]
      : []),
    ...(method === 'GET' ? [] : ['asterisk-unavailable' as const]),
    ...refusals,
  ]),
];

/** As they are answered, by name. */
const examplesOf = (id: AnswerId): readonly (readonly [string, object])[] => {
  const { examples, when } = REFUSAL_EXAMPLES[id];
  return examples.map((refusal, index) => [
    index === 0 ? id : `${id}-${index + 1}`,
    { summary: when, value: failure(refusal, 'en') },
  ]);
};

const HEADERS: Readonly<Record<number, Readonly<Record<string, z.ZodType>>>> = {
  401: { 'WWW-Authenticate': shownText('how to say who you are', 'Bearer') },
  429: { 'Retry-After': shownText('in how many seconds to try again', '2') },
};

/** What a status is answered with, by the ids that it is for. */
const responseOf = (status: number, those: readonly AnswerId[]): ZodOpenApiResponseObject => {
  const headers = HEADERS[status];
  return {
    description: those.map((id) => `\`${id}\`: ${REFUSAL_EXAMPLES[id].when}.`).join(' '),
    ...(headers !== undefined && { headers: z.object(headers) }),
    content: {
      'application/json': {
        schema: {
          allOf: [REF],
          type: 'object',
          properties: {
            code: { enum: those.map((id) => ANSWER_CODES[id].code) },
            error: { type: 'object', properties: { id: { enum: [...those] } } },
          },
        },
        examples: Object.fromEntries(those.flatMap(examplesOf)),
      },
    },
  };
};

const common = new Map<string, ZodOpenApiResponseObject>();

/** Those that are the same with most routes are written down once. */
const sharedResponse = (status: number, those: readonly AnswerId[]): ZodOpenApiResponseObject => {
  const [id = '', ...others] = those;
  if (others.length > 0) return responseOf(status, those);
  const response = common.get(id) ?? { ...responseOf(status, those), id };
  common.set(id, response);
  return response;
};

/** How each status of some refusals is answered. */
export const refusalsByStatus = (all: readonly AnswerId[]): ZodOpenApiResponsesObject => {
  const statusOf = (id: AnswerId): number => ANSWER_CODES[id].status;
  const statuses = [...new Set(all.map(statusOf))].toSorted((one, other) => one - other);
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      sharedResponse(
        status,
        all.filter((id) => statusOf(id) === status),
      ),
    ]),
  );
};

/** The answers of a route when it refuses. */
export const refusalResponses = (route: Route): ZodOpenApiResponsesObject =>
  refusalsByStatus(refusalsOf(route));
