import type { AriCalls } from './client.ts';
import { AriError } from './ari-error.ts';
import type { ConfigField } from './snapshots.ts';

/** Where calls of agents' phones enter the dialplan. */
const CONTEXT = 'from-agents';
/** Asterisk's default realm; the digest of the password holds it. */
const REALM = 'asterisk';

const fields = (values: Readonly<Record<string, string>>): ConfigField[] =>
  Object.entries(values).map(([attribute, value]) => ({ attribute, value }));

/**
 * Makes an account that a phone can register with at once and after every restart of Asterisk
 * (https://docs.asterisk.org/Configuration/Interfaces/Asterisk-REST-Interface-ARI/ARI-Push-Configuration/).
 */
export const putSipAccount = async (
  ari: AriCalls,
  user: string,
  passwordDigest: string,
): Promise<void> => {
  const put = (type: string, values: Readonly<Record<string, string>>): Promise<unknown> =>
    ari.updateConfigObject('res_pjsip', type, user, fields(values));
  await put('auth', {
    auth_type: 'md5',
    username: user,
    realm: REALM,
    md5_cred: passwordDigest,
  });
  await put('aor', { max_contacts: '1', remove_existing: 'yes' });
  await put('endpoint', {
    transport: 'udp',
    context: CONTEXT,
    disallow: 'all',
    allow: 'ulaw,alaw',
    // Without it Asterisk keeps "unknown" when the account is put again, and shows that as caller.
    callerid: `<${user}>`,
    direct_media: 'no',
    rtp_symmetric: 'yes',
    force_rport: 'yes',
    rewrite_contact: 'yes',
    auth: user,
    aors: user,
  });
};

const isMissing = (error: unknown): boolean => error instanceof AriError && error.status === 404;

/** Takes the account away. One that is not there is no error. */
export const removeSipAccount = async (ari: AriCalls, user: string): Promise<void> => {
  for (const type of ['endpoint', 'aor', 'auth']) {
    try {
      await ari.deleteConfigObject('res_pjsip', type, user);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
};
