import { createRequire } from 'node:module';
import { z } from 'zod';
import { createDocument, type oas31, type ZodOpenApiPathsObject } from 'zod-openapi';
import { EVENT_DATA, eventData } from '../resources/events/view.ts';
import type { Route } from '../schemas/route.ts';
import { SECURITY, SECURITY_SCHEMES } from './access.ts';
import { operationOf } from './operation.ts';
import { PROBES } from './probes.ts';
import { refusalData } from './refusals.ts';
import { TAGS } from './tags.ts';
import { webhooks } from './webhooks.ts';

const DESCRIPTION = `A call center that owns its calls through Asterisk.

Every answer is \`{"code": "000000", "msg": "ok", "data": …}\`, every refusal
\`{"code": "040202", "msg": "agent ana is not logged in", "data": null, "error": {"id": "agent-not-found", "details": {…}}}\`
with a status of 4xx or 5xx; a refused request changes nothing. Besides what is listed with each operation, a path
that does not exist is answered with \`no-such-endpoint\`, and a method that a path does not have with
\`method-not-allowed\`. An operation is answered when it is decided and stored, not when a far phone has answered:
what comes of it is told by events. \`msg\` is in English, or in Chinese for who prefers it by \`Accept-Language\`.

Bodies are JSON or forms, in UTF-8 and at most 64 KiB; in forms \`skills[0][name]=sales\` stands for nested values.`;

/** By its name it is found from sources, compiled files and the bundle alike. */
const packageFile: unknown = createRequire(import.meta.url)('ari-callcenter/package.json');
const { version } = z.object({ version: z.string() }).parse(packageFile);

/** `:name` as `{name}`. */
const templateOf = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

const pathsOf = (routes: readonly Route[]): ZodOpenApiPathsObject => {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    const path = templateOf(route.path);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return paths;
};

/**
 * The documentation of all endpoints, made of the schemas that validate (OpenAPI 3.1,
 * https://spec.openapis.org/oas/v3.1.1.html).
 * @param basePath what every path begins with
 */
export const openApiDocument = (routes: readonly Route[], basePath: string): oas31.OpenAPIObject =>
  createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: 'ari-callcenter',
        version,
        description: DESCRIPTION,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: basePath, description: 'this service' }],
      security: SECURITY,
      tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
      paths: { ...pathsOf(routes), ...PROBES },
      webhooks: webhooks(),
      components: {
        securitySchemes: SECURITY_SCHEMES,
        schemas: {
          Refusal: refusalData,
          Event: eventData,
          ...Object.fromEntries(
            Object.values(EVENT_DATA).map((schema) => [schema.meta()?.id ?? '', schema]),
          ),
        },
      },
    },
    {
      override: ({ jsonSchema, io }) => {
        // Answers may have more members one day: readers pass over those that they do not know.
        if (io === 'output') delete jsonSchema.additionalProperties;
      },
    },
  );
