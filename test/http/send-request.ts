import { request as httpRequest } from 'node:http';

/** What the API answered, envelope and all. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly json: {
    readonly code: string;
    readonly msg: string;
    readonly data: unknown;
    readonly error?: { readonly id: string; readonly details: Record<string, unknown> };
  };
}

/** A body in one of the ways in which it can be sent. */
export type Sent =
  | { readonly json: unknown }
  | { readonly form: string }
  | { readonly raw: string | Buffer; readonly type?: string };

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

export const encode = (sent: Sent): { body: string | Buffer; type: string | undefined } => {
  if ('json' in sent) return { body: JSON.stringify(sent.json), type: JSON_TYPE };
  if ('form' in sent) return { body: sent.form, type: FORM_TYPE };
  return { body: sent.raw, type: sent.type };
};

/** Sends a request. Its path stands as it is: no client tidies it up. */
export const send = (
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
  body: string | Buffer | undefined,
): Promise<Omit<Answer, 'json'>> =>
  new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      const { statusCode: status = 0, headers: answered } = response;
      if (String(answered['content-type']).startsWith('text/event-stream')) {
        // It has no end that could be waited for.
        response.destroy();
        resolve({ status, headers: answered, text: '' });
        return;
      }
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => {
        const text = Buffer.concat(pieces).toString();
        resolve({ status, headers: answered, text });
      });
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
