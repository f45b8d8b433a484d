/** Who may ask: keys, signatures, limits. */
export const access = {
  'key-id': 'the id of a key',
  'key-name': '1 to 64 ASCII letters, digits, "_", "-" or ".", at least one letter or digit',
  'key-role': 'a role: {roles}',
  'key-needs': '{member}, which the role {role} needs',
  'key-has-not': 'no {member}, which the role {role} has not',
  'key-expiry': 'a moment to come, in milliseconds since 1970',
  'key-expiry-past': 'body: expires_at: expected {expected}',
  'key-missing': 'there is no key {key}',
  'last-admin-key':
    '{key} is the last key of an admin: make another first, or remove it with "npm run key" on the machine itself',
  'session-id': 'the id of a session',
  'session-missing': 'there is no session {session}',
  'session-none': 'there is no session: the request came with a key',
  'trace-id':
    'the id of a call, a queue task or a conversation: 1 to 128 letters, digits, "_", "-", "." or "@"',
  'trace-missing': 'nothing is known of a call, queue task or conversation {id}',
  'link-id': 'the id of a link to sign in',
  'link-secret': 'the secret of a link to sign in: 43 letters, digits, "_" or "-"',
  'link-missing': 'there is no unused link {link}',
  'link-beside-key': 'body: link: expected no link in a request that comes with a key',
  'no-link': 'no link in a request that comes with a key',

  'credentials-missing':
    'send "Authorization: Bearer KEY", sign the request, or sign in with a link',
  'session-over': 'the session is over; sign in again',
  'link-over': 'there is no such link: it was used, removed, or its time is up',
  'other-origin':
    'a request that changes something with a session has to come from a page of this service: with Sec-Fetch-Site "same-origin", or with its Origin',
  'session-needs-json': 'Content-Type "{type}" is not allowed with a session; send {json}',
  'authorization-wrong': 'Authorization has to be "Bearer KEY"',
  'signature-headers': 'a signed request has the headers {headers}',
  'signature-needs-md5':
    'a signed request with a file has the header {header} too: base64 of the MD5 that was signed',
  'key-unknown': 'there is no such key',
  'key-expired': 'the key has expired',
  'signer-unknown': 'AppID and CertID are not the name and the id of a key that signs',
  'timestamp-wrong': 'Timestamp has to be UTC, yyyyMMddHHmmss, at most five minutes from now',
  'signature-wrong': 'Signature is not that of this request',
  'signature-used': 'this request came before; sign it anew',
  'not-allowed-unless':
    'a key of this role ({role}) does not allow this unless the call center sets {setting}',
  'not-allowed': 'a key of this role ({role}) does not allow this',

  'too-many-requests': 'too many {what}: {given} with this one; try again in {seconds} s',
  'requests-with-key': 'requests with this key (at most {most} in {period} s)',
  'requests-from-address': 'requests from this address (at most {most} in {period} s)',
  'requests-without-key':
    'requests without a valid key from this address (at most {most} in {period} s)',
  'connections-from-address': 'connections from this address (at most {most} at a time)',
  'expensive-reads-with-key':
    'reports, figures and long lists with this key (at most {most} at a time)',
  'expensive-reads-of-callcenter':
    'reports, figures and long lists of this call center (at most {most} at a time)',
  'streams-with-key': 'event streams with this key (at most {most} at a time)',
  'uploads-of-callcenter': 'files that are sent to this call center (at most {most} at a time)',
  'uploads-of-all': 'files that are sent (at most {most} at a time)',
  'streams-of-callcenter': 'event streams of this call center (at most {most} at a time)',
} as const;
