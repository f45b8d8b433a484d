import { createHash, randomBytes } from 'node:crypto';

/** Whose password answers a challenge. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

const parameter = (challenge: string, name: string): string =>
  new RegExp(`${name}="?([^",]*)"?`).exec(challenge)?.[1] ?? '';

/** The value of Authorization that answers a challenge (RFC 2617, MD5, as Asterisk asks for it). */
export const answerChallenge = (
  challenge: string,
  { user, password }: Credentials,
  method: string,
  uri: string,
): string => {
  const [realm, nonce, opaque] = ['realm', 'nonce', 'opaque'].map((name) =>
    parameter(challenge, name),
  );
  const cnonce = randomBytes(8).toString('hex');
  const ha1 = md5(`${user}:${realm ?? ''}:${password}`);
  const ha2 = md5(`${method}:${uri}`);
  const hasQop = challenge.includes('qop=');
  const middle = hasQop ? `${nonce ?? ''}:00000001:${cnonce}:auth` : (nonce ?? '');
  return [
    `Digest username="${user}"`,
    `realm="${realm ?? ''}"`,
    `nonce="${nonce ?? ''}"`,
    `uri="${uri}"`,
    `response="${md5(`${ha1}:${middle}:${ha2}`)}"`,
    'algorithm=MD5',
    ...(hasQop ? ['qop=auth', 'nc=00000001', `cnonce="${cnonce}"`] : []),
    ...(opaque === '' ? [] : [`opaque="${opaque ?? ''}"`]),
  ].join(', ');
};
