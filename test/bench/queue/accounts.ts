import type { AriClient } from '../../../src/ari/client.ts';
import { uniqueName } from '../../helpers/asterisk.ts';
import { putCallerAccount, removeCallerAccount } from '../../helpers/caller.ts';
import type { Credentials } from '../../light-phones/digest.ts';

/** Phones of agents as the call center makes them: an account each that may call nobody here. */
export const makeAgentAccounts = async (ari: AriClient, count: number): Promise<Credentials[]> => {
  const prefix = uniqueName('agent');
  const accounts = Array.from({ length: count }, (_, number) => ({
    user: `${prefix}-${number}`,
    password: uniqueName('secret'),
  }));
  for (const account of accounts) {
    await putCallerAccount(ari, account, { context: 'bench-nowhere' });
  }
  return accounts;
};

/**
 * Where all callers of one system come from, such as a carrier: known by its name alone, so that a call is one
 * INVITE without a challenge, and trusted to say who calls.
 */
export const makeCallerAccount = async (ari: AriClient, context: string): Promise<string> => {
  const user = uniqueName('callers');
  const fields = {
    ...{ transport: 'udp', context, disallow: 'all', allow: 'ulaw', direct_media: 'no' },
    trust_id_inbound: 'yes',
  };
  await ari.updateConfigObject(
    'res_pjsip',
    'endpoint',
    user,
    Object.entries(fields).map(([attribute, value]) => ({ attribute, value })),
  );
  return user;
};

export const removeCallerEndpoint = (ari: AriClient, user: string): Promise<unknown> =>
  ari.deleteConfigObject('res_pjsip', 'endpoint', user);

export const removeAgentAccounts = async (
  ari: AriClient,
  accounts: readonly Credentials[],
): Promise<void> => {
  for (const { user } of accounts) await removeCallerAccount(ari, user);
};
