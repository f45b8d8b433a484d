/*
 * SIP messages as text (RFC 3261 §7), as far as light phones need them: no folding, no compact names,
 * which Asterisk does not send.
 */

/** A request or response, its headers by lower-case name, each with its values in order. */
export type SipMessage = SipRequest | SipResponse;

interface Common {
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
}

export interface SipRequest extends Common {
  readonly kind: 'request';
  readonly method: string;
  readonly uri: string;
}

export interface SipResponse extends Common {
  readonly kind: 'response';
  readonly status: number;
}

const headersIn = (lines: readonly string[]): Map<string, string[]> => {
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const values = headers.get(name);
    const value = line.slice(colon + 1).trim();
    if (values === undefined) headers.set(name, [value]);
    else values.push(value);
  }
  return headers;
};

/** Reads a datagram; null: it is no SIP message. */
export const parseSip = (text: string): SipMessage | null => {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = (end < 0 ? text : text.slice(0, end)).split('\r\n');
  const common = { headers: headersIn(lines), body: end < 0 ? '' : text.slice(end + 4) };
  const [a = '', b = '', c = ''] = first.split(' ');
  if (a === 'SIP/2.0') return { kind: 'response', status: Number(b), ...common };
  if (c === 'SIP/2.0') return { kind: 'request', method: a, uri: b, ...common };
  return null;
};

/** The first value of a header; an empty text when there is none. */
export const headerOf = ({ headers }: SipMessage, name: string): string =>
  headers.get(name.toLowerCase())?.[0] ?? '';

/** The method that a message is about: of a response, that of its request. */
export const methodOf = (message: SipMessage): string =>
  message.kind === 'request' ? message.method : (headerOf(message, 'cseq').split(' ')[1] ?? '');

/** The number in CSeq. */
export const sequenceOf = (message: SipMessage): number =>
  Number(headerOf(message, 'cseq').split(' ')[0]);

/** The user of a SIP address such as `"Ana" <sip:1001@127.0.0.1>;tag=4`. */
export const userIn = (address: string): string => /sip:([^@;>]*)@/.exec(address)?.[1] ?? '';

/** The address alone, without name and parameters. */
export const uriIn = (address: string): string => /<([^>]*)>/.exec(address)?.[1] ?? address;

/** A header to be written; several of one name are several rows. */
export type HeaderRow = readonly [name: string, value: string];

/** Writes a message. */
export const writeSip = (first: string, headers: readonly HeaderRow[], body = ''): string =>
  [
    first,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body === '' ? [] : ['Content-Type: application/sdp']),
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
