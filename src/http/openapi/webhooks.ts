import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { shownText } from '../schemas/answer-fields.ts';
import { EVENT_DATA } from '../resources/events/view.ts';
import { exampleOf } from './example.ts';

/** What comes with each event, whichever it is. */
const HEADERS = z.object({
  'Callcenter-Event-Id': shownText('the id of the event; passed over if it was seen', '4711'),
  'Callcenter-Signature': shownText(
    'when it was sent, in seconds since 1970, and the hexadecimal HMAC-SHA256 of that, a dot and the body',
    't=1795425600,v1=2ba0f6d0c3a1b5e4978866b1d2c3f4051627384950a1b2c3d4e5f60718293a4b',
  ),
});

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
            requestParams: { header: HEADERS },
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
