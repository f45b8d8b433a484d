import type { Trunk } from '../domain/trunk.ts';
import { aorFields, endpointFields, type EndpointSettings } from './endpoint-settings.ts';

/**
 * What a trunk consists of in Asterisk. The endpoint, which has the mark that all is there, is written last and
 * taken away first: what a crash left half done is done again.
 */
export const TRUNK_PARTS = ['auth', 'aor', 'identify', 'registration', 'endpoint'] as const;

export type TrunkPart = (typeof TRUNK_PARTS)[number];

type Fields = Readonly<Record<string, string>>;

/** Where carriers' calls enter the dialplan: extensions.conf. */
const CONTEXT = 'from-carriers';
/** Asterisk's default realm, of which the digest of an accepted gateway's password is. */
const REALM = 'asterisk';

/** A carrier that does not answer is known after so many seconds at the latest, and calls go another way. */
const ASK_EVERY_SECONDS = '10';
const ASK_FOR_SECONDS = '3';

/** For how long we register, and how soon it is tried again; a wrong password may be put right at any time. */
const REGISTER_FOR_SECONDS = '600';
const RETRY_SECONDS = '20';

/**
 * All objects of a trunk but for the mark of its maker; those that are missing it has none of.
 *
 * Nobody may be taken for an endpoint that calls go out by: one with a host is known by the addresses of its
 * identify object, and by the token of its own registration (`line`), never by a name that anybody can claim.
 */
export const trunkObjects = (
  trunk: Trunk,
  settings: EndpointSettings,
): Partial<Readonly<Record<TrunkPart, Fields>>> => {
  const auth = authOf(trunk);
  const shared = {
    aor: aorOf(trunk, settings),
    endpoint: { ...endpointOf(trunk, settings), ...authenticating(trunk) },
    ...(auth !== null && { auth }),
  };
  if (trunk.host === null) return shared;
  const identify = { endpoint: trunk.name, match: [trunk.host, ...trunk.addresses].join(',') };
  if (trunk.kind === 'peer') return { ...shared, identify };
  return { ...shared, identify, registration: registrationOf(trunk) };
};

const authOf = ({ name, credentials }: Trunk): Fields | null => {
  switch (credentials.kind) {
    case 'password': {
      const { username, password } = credentials;
      return { auth_type: 'userpass', username, password };
    }
    case 'digest':
      return {
        ...{ auth_type: 'md5', username: name, realm: REALM },
        md5_cred: credentials.digest,
      };
    case 'none':
    case 'file':
      return null;
  }
};

const addressOf = ({ host, port, transport }: Trunk): string =>
  `${host ?? ''}${port === null ? '' : `:${port}`}${transport === 'udp' ? '' : `;transport=${transport}`}`;

const aorOf = (trunk: Trunk, settings: EndpointSettings): Fields =>
  trunk.host === null
    ? { max_contacts: '1', remove_existing: 'yes', ...aorFields(settings) }
    : {
        contact: `sip:${addressOf(trunk)}`,
        qualify_frequency: ASK_EVERY_SECONDS,
        qualify_timeout: ASK_FOR_SECONDS,
      };

const endpointOf = (trunk: Trunk, settings: EndpointSettings): Fields => ({
  ...endpointFields({
    ...settings,
    codecs: trunk.codecs ?? settings.codecs,
    srtp: trunk.srtp ?? settings.srtp,
  }),
  ...(trunk.host === null ? {} : { transport: trunk.transport }),
  ...(trunk.fromDomain === null ? {} : { from_domain: trunk.fromDomain }),
  aors: trunk.name,
  context: CONTEXT,
  direct_media: 'no',
  rtp_symmetric: 'yes',
  // The carrier tells who calls, and is told who calls.
  trust_id_inbound: 'yes',
  send_pai: 'yes',
  // Not who talks with them after that: it would be the name of the agent's account, in a re-INVITE to each answer.
  send_connected_line: 'no',
  // Nobody out there transfers a call of ours (SIP REFER).
  allow_transfer: 'no',
});

/** Who has to prove what. */
const authenticating = ({ name, host, credentials }: Trunk): Fields => {
  if (host === null) {
    return {
      ...{ identify_by: 'auth_username,username', auth: name },
      ...{ force_rport: 'yes', rewrite_contact: 'yes' },
    };
  }
  return {
    identify_by: 'ip',
    ...(credentials.kind === 'password' ? { outbound_auth: name } : {}),
  };
};

const registrationOf = (trunk: Trunk): Fields => {
  const username = trunk.credentials.kind === 'password' ? trunk.credentials.username : trunk.name;
  const user = encodeURIComponent(username);
  return {
    server_uri: `sip:${addressOf(trunk)}`,
    client_uri: `sip:${user}@${trunk.fromDomain ?? trunk.host ?? ''}`,
    contact_user: user,
    outbound_auth: trunk.name,
    transport: trunk.transport,
    endpoint: trunk.name,
    line: 'yes',
    expiration: REGISTER_FOR_SECONDS,
    retry_interval: RETRY_SECONDS,
    forbidden_retry_interval: RETRY_SECONDS,
    fatal_retry_interval: RETRY_SECONDS,
    max_retries: '1000000',
    auth_rejection_permanent: 'no',
  };
};
