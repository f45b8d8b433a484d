import { agentName, callcenterId, members } from '../../schemas/fields.ts';

/** Where the agents of a call center, and one of them, are found. */
export const agentsPath = '/callcenter/:callcenter_id/agent';
export const agentPath = `${agentsPath}/:agent_name`;

export const agentsParams = members({ callcenter_id: callcenterId });
export const agentParams = members({ callcenter_id: callcenterId, agent_name: agentName });

/** What may be wrong with an agent who is to do something. */
export const presentAgent = ['agent-not-found', 'agent-offline'] as const;
