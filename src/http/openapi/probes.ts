import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { flag } from '../schemas/fields.ts';
import { shownWord } from '../schemas/answer-fields.ts';
import { refusalsByStatus } from './refusals.ts';

const running = z.object({ status: shownWord(['ok'], 'it runs') });

const readyData = z.object({
  status: shownWord(['ok', 'not-ready'], 'whether it can do its work'),
  asterisk: flag.meta({ description: 'whether Asterisk can be reached' }),
  database: flag.meta({ description: 'whether changes can be stored' }),
  reason: z
    .string()
    .optional()
    .meta({
      description:
        'that another service took its place in Asterisk; it stays out until that one is gone',
      examples: ['another service took over this ARI application (ARI_APP)'],
    }),
});

const answer = (description: string, schema: z.ZodType, value: unknown) => ({
  description,
  content: { 'application/json': { schema, examples: { example1: { value } } } },
});

const NOT_READY = { status: 'not-ready', asterisk: false, database: true };

/** They stand beside the base URL. */
const OUTSIDE = { servers: [{ url: '/', description: 'this service' }] };

const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';
const METRICS_EXAMPLE =
  '# TYPE callcenter_commit_failures_total counter\ncallcenter_commit_failures_total 0\n';

/** For those who watch over the service. */
export const PROBES: ZodOpenApiPathsObject = {
  '/healthz': {
    ...OUTSIDE,
    get: {
      operationId: 'isRunning',
      tags: ['service'],
      summary: 'Tell whether the service runs.',
      security: [],
      responses: { 200: answer('It runs.', running, { status: 'ok' }) },
    },
  },
  '/readyz': {
    ...OUTSIDE,
    get: {
      operationId: 'isReady',
      tags: ['service'],
      summary: 'Tell whether the service can do its work, for which it needs Asterisk.',
      security: [],
      responses: {
        200: answer('It can.', readyData, { status: 'ok', asterisk: true, database: true }),
        503: answer('It cannot now.', readyData, NOT_READY),
      },
    },
  },
  '/metrics': {
    ...OUTSIDE,
    get: {
      operationId: 'getMetrics',
      tags: ['service'],
      summary: 'Give figures of the service to Prometheus.',
      description: 'Needs a key of an admin, or one that may look at all call centers.',
      responses: {
        200: {
          description: 'Figures, in the text format of Prometheus.',
          content: { [METRICS_TYPE]: { schema: { type: 'string' }, example: METRICS_EXAMPLE } },
        },
        ...refusalsByStatus(['unauthorized', 'forbidden', 'too-many-requests', 'internal-error']),
      },
    },
  },
};
