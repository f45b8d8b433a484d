import type { AgentName, CallcenterId } from '../../domain/ids.ts';
import { canonicalName } from '../../domain/names.ts';
import type { Callcenters } from '../../operations/callcenters.ts';

/** What the settings of a call center leave to its agents, and the phones that one of them has. */
export interface AgentFreedom {
  readonly setSkills: boolean;
  readonly choosePhone: boolean;
  /** Of the agent who is asked about, as they are logged in. */
  readonly phones: readonly string[];
}

/** Of a call center that does not exist, too. */
export const NO_FREEDOM: AgentFreedom = { setSkills: false, choosePhone: false, phones: [] };

/** @param agent whose phones; null: nobody's */
export const freedomIn = (
  callcenters: Callcenters,
  callcenter: string | undefined,
  agent: string | null,
): AgentFreedom => {
  const id = canonicalName(callcenter ?? '') as CallcenterId;
  if (!callcenters.has(id)) return NO_FREEDOM;
  const { world } = callcenters.find(id);
  const { agentsSetSkills, agentsChoosePhone } = world.callcenter.settings;
  const phones = world.agents.get((agent ?? '') as AgentName)?.extensions ?? [];
  return { setSkills: agentsSetSkills, choosePhone: agentsChoosePhone, phones };
};
