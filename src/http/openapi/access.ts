import type { ZodOpenApiComponentsObject } from 'zod-openapi';

const header = (name: string, description: string) =>
  ({ type: 'apiKey', in: 'header', name, description }) as const;

/** How one says who one is: with a key, by signing each request, or with a session. */
export const SECURITY_SCHEMES = {
  key: {
    type: 'http',
    scheme: 'bearer',
    description: '`Authorization: Bearer KEY`. What a key allows depends on its role.',
  },
  AppID: header('AppID', 'The name of the key that a request is signed with.'),
  CertID: header('CertID', 'The id of that key.'),
  Timestamp: header(
    'Timestamp',
    'When it was signed: yyyyMMddHHmmss in UTC. A signature is good for five minutes.',
  ),
  Signature: header(
    'Signature',
    'Base64 of the HMAC-SHA256 of method, MD5 of the body, content type, timestamp, AppID and path with its query, joined by line feeds. A request with a file has the header Content-MD5 too, by which it is checked before the file is read.',
  ),
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-callcenter',
    description:
      'The session of a browser, which `POST /session` opens. Without TLS the cookie is called `callcenter`. What changes something with it needs `Sec-Fetch-Site: same-origin` or the same `Origin`.',
  },
} as const satisfies ZodOpenApiComponentsObject['securitySchemes'];

/** One of them is needed. */
export const SECURITY = [
  { key: [] },
  { AppID: [], CertID: [], Timestamp: [], Signature: [] },
  { session: [] },
];
