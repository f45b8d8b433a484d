/** What is said about requests as such: the envelope, the body, headers and paths. */
export const requests = {
  ok: 'ok',

  'no-such-endpoint': 'there is nothing at {path}',
  'method-not-allowed': '{method} is not possible here, but {allowed}',
  'internal-error': 'internal error; the log tells of request {request}',

  // What is wrong, where it stands, and what would be right.
  'value-missing': '{subject} is missing; expected {expected}',
  'value-wrong': '{subject}: expected {expected}, not this {kind}',
  'member-unknown': '{subject} is unknown; expected {expected}{hint}',
  'expected-one-of': 'one of {names}',
  'expected-nothing': 'nothing',
  'did-you-mean': '; did you mean "{name}"?',
  'no-hint': '',
  'in-place': '{place}: {path}',
  'place-path': 'path',
  'place-query': 'query',
  'place-body': 'body',
  'kind-null': 'null',
  'kind-empty': 'empty text',
  'kind-list': 'list',
  'kind-text': 'text',
  'kind-number': 'number',
  'kind-boolean': 'boolean',
  'kind-object': 'object',
  'kind-other': '{kind}',

  'percent-encoding-wrong':
    '{place}: percent-encoding is malformed; expected "%" and two hexadecimal digits for each byte of UTF-8',
  'fragment-sent': 'path: "#" begins what is no part of a path; expected "%23" for each "#"',
  'body-type-missing': 'body: Content-Type is missing; expected {json} or {form}',
  'body-type-wrong': 'body: Content-Type is {type}; expected {json} or {form}',
  'upload-type-wrong': 'body: Content-Type is "{type}"; expected {types}',
  'content-md5-unreadable':
    'header: Content-MD5 is "{given}"; expected base64 of the MD5 of the body',
  'content-md5-wrong': 'body: it is not the one whose MD5 the header Content-MD5 says',
  'body-charset-wrong': 'body: the charset is {charset}; expected utf-8',
  'body-encoding-wrong': 'body: Content-Encoding is {encoding}; expected none',
  'body-not-json': 'body: not valid JSON: {reason}',
  'body-not-json-at': 'body: not valid JSON at line {line}, column {column}: {reason}',
  'range-not-satisfiable': 'Range: {range} is beyond the end of the file, which has {bytes} bytes',
  'body-too-large': 'the body is larger than {limit} bytes',
  'body-incomplete': 'body: it ended before it was complete',
  'body-not-utf8': 'body: it is not valid UTF-8',
  'form-is-json': 'body: it looks like JSON but came as {form}; send "Content-Type: {json}"',
  'form-too-long': 'body: a form may have at most {limit} fields; send JSON',

  'header-wrong': 'header: {header}: expected {expected}',
  'idempotency-key-used':
    'header: {header}: another request came with this key; expected a new key for each request',
  'idempotency-interrupted':
    'the service was interrupted while it carried out the first request with this {header}: see whether it was done, and if not send it with another key',
} as const;
