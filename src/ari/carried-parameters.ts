import { AriError } from './ari-error.ts';
import type { AriRequest } from './request-forms.ts';

/** A request as it goes over the wire; `path` includes the query. */
export interface CarriedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string | null;
  /** null: there is no body. */
  readonly contentType: string | null;
}

/** Asterisk reads 4,095 bytes of "METHOD path HTTP/1.1\r\n" (MAX_HTTP_LINE_LENGTH) and refuses the rest. */
const LONGEST_LINE_BYTES = 4_095;
const AROUND_PATH_BYTES = '  HTTP/1.1\r\n'.length;
/** MAX_CONTENT_LENGTH of Asterisk. */
const LONGEST_BODY_BYTES = 40_960;

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Those whose body Asterisk reads, and that may carry what users wrote. */
const WITH_BODY: ReadonlySet<string> = new Set(['POST', 'PUT']);

const escaped = (parameters: AriRequest['parameters']): string =>
  parameters
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');

/** Asterisk looks for the parameters of an operation with a JSON body in that body as well. */
const placed = ({ method, path, parameters, fields }: AriRequest): CarriedRequest => {
  if (fields !== null) {
    const body = JSON.stringify({ ...Object.fromEntries(parameters), ...fields });
    return { method, path, body, contentType: JSON_TYPE };
  }
  const query = escaped(parameters);
  if (query === '') return { method, path, body: null, contentType: null };
  return WITH_BODY.has(method)
    ? { method, path, body: query, contentType: FORM_TYPE }
    : { method, path: `${path}?${query}`, body: null, contentType: null };
};

const bytesOf = (text: string | null): number => (text === null ? 0 : Buffer.byteLength(text));

/**
 * @param path with the query
 * @throws AriError of kind `refused` if Asterisk would not read such a request line to its end
 */
export const requireShortLine = (operation: string, method: string, path: string): void => {
  const bytes = bytesOf(method) + bytesOf(path) + AROUND_PATH_BYTES;
  requireShort(operation, 'the request line', bytes, LONGEST_LINE_BYTES);
};

const requireShort = (operation: string, what: string, bytes: number, most: number): void => {
  if (bytes <= most) return;
  throw new AriError('refused', operation, `${what} has ${bytes} bytes, Asterisk reads ${most}`);
};

/**
 * Puts parameters where they may be long: into the body, wherever there may be one. Of the request line
 * Asterisk reads little.
 * @throws AriError of kind `refused` for what Asterisk would not read to its end all the same
 */
export const carriedRequest = (request: AriRequest): CarriedRequest => {
  const { operation } = request;
  const carried = placed(request);
  requireShortLine(operation, carried.method, carried.path);
  requireShort(operation, 'the body', bytesOf(carried.body), LONGEST_BODY_BYTES);
  return carried;
};
