import { agentState, type Agent } from '../domain/agent.ts';
import { formatState } from '../domain/agent-state.ts';

/** Times in milliseconds since 1970. */
export const agentView = (agent: Agent) => ({
  name: agent.name,
  num: agent.num,
  state: formatState(agentState(agent)),
  channel: agent.workChannel,
  extension: agent.extension,
  extensions: agent.extensions.map((id) => ({ id, active: id === agent.extension })),
  skills: agent.skills,
  login_time: agent.loggedInAt,
  state_since: agent.stateSince,
  lease_until: agent.leaseUntil,
});
