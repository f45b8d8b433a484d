import type { Config } from '../config.ts';
import { staysHere } from '../exposure.ts';
import { type DemoLink, makeDemo } from '../operations/demo.ts';
import type { AdminKey } from '../operations/keys.ts';

type Deps = Parameters<typeof makeDemo>[0];

/**
 * Makes what a fresh service is tried with; of any other there is nothing. Links of administrators are for
 * who is at this machine alone.
 */
export const demoLinks = async (
  { demo, host }: Pick<Config, 'demo' | 'host'>,
  { adminKey, ...deps }: Deps & { readonly adminKey: AdminKey },
): Promise<readonly DemoLink[]> => {
  const isFresh = adminKey.kind !== 'kept' && deps.callcenters.ids().length === 0;
  return demo && isFresh && staysHere(host) ? makeDemo(deps, adminKey.id) : [];
};
