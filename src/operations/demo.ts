import type { Access } from '../domain/api-key.ts';
import type { AgentName, CallcenterId, KeyId } from '../domain/ids.ts';
import type { Callcenters } from './callcenters.ts';
import { NO_CONTEXT } from './ports/log-context.ts';
import type { MadeLink, Sessions } from './sessions.ts';

const DEMO = 'demo' as CallcenterId;
const AGENTS = ['ana', 'ben'] as AgentName[];
const HOUR_MS = 60 * 60 * 1000;

/** Agents of the demo choose their phones: nobody else is there to do it. */
const SETTINGS = { agentsChoosePhone: true };

interface Deps {
  readonly callcenters: Callcenters;
  readonly sessions: Sessions;
}

/** A link of the demo, and whom it is for in a few words. */
export interface DemoLink extends MadeLink {
  readonly who: string;
}

const PEOPLE: readonly { readonly who: string; readonly access: Access }[] = [
  { who: 'administrator', access: { role: 'admin' } },
  { who: 'supervisor', access: { role: 'supervisor', callcenterId: DEMO } },
  ...AGENTS.map((agent) => ({
    who: `agent ${agent}`,
    access: { role: 'agent', callcenterId: DEMO, agent } as const,
  })),
];

/**
 * Makes call center `demo`, and a link for each of those who are needed to try it.
 * @param keyId with which the links end
 */
export const makeDemo = async (
  { callcenters, sessions }: Deps,
  keyId: KeyId,
): Promise<readonly DemoLink[]> => {
  await callcenters.put(DEMO, SETTINGS, NO_CONTEXT);
  const links: DemoLink[] = [];
  for (const { who, access } of PEOPLE) {
    links.push({ who, ...(await sessions.makeLink({ keyId, access, validForMs: HOUR_MS })) });
  }
  return links;
};
