import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { EVENT_DATA } from '../event-data.ts';
import { exampleOf } from './example.ts';

/** Events as they reach a call center's webhook. */
export const webhooks = (): ZodOpenApiPathsObject =>
  Object.fromEntries(
    Object.entries(EVENT_DATA).map(([name, schema]) => {
      const { id = '', description = '' } = schema.meta() ?? {};
      return [
        name,
        {
          post: {
            operationId: id.charAt(0).toLowerCase() + id.slice(1),
            tags: ['events'],
            summary: description,
            security: [],
            requestBody: {
              required: true,
              content: {
                'application/json': {
                  schema: { $ref: `#/components/schemas/${id}` },
                  examples: { example1: { value: exampleOf(schema) } },
                },
              },
            },
            responses: {
              '2XX': { description: 'The event was taken. The next follows.' },
              410: { description: 'No more events are wanted: the webhook is switched off.' },
              default: { description: 'The event is sent again, for 24 hours.' },
            },
          },
        },
      ];
    }),
  );
