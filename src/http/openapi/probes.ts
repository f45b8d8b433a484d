import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { flag } from '../fields.ts';
import { shownWord } from '../answer-fields.ts';

const running = z.object({ status: shownWord(['ok'], 'it runs') });

const readyData = z.object({
  status: shownWord(['ok', 'not-ready'], 'whether it can do its work'),
  asterisk: flag.meta({ description: 'whether Asterisk can be reached' }),
});

const answer = (description: string, schema: z.ZodType, value: unknown) => ({
  description,
  content: { 'application/json': { schema, examples: { example1: { value } } } },
});

/** They stand beside the base URL, and need no key. */
const OUTSIDE = { servers: [{ url: '/', description: 'this service' }] };

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
        200: answer('It can.', readyData, { status: 'ok', asterisk: true }),
        503: answer('It cannot now.', readyData, { status: 'not-ready', asterisk: false }),
      },
    },
  },
};
