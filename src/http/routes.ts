import type { OperationParts } from '../operations/operation-parts.ts';
import { agentCallRoutes } from './agent-calls.ts';
import { agentChangeRoutes } from './agent-changes.ts';
import { agentModeRoutes } from './agent-modes.ts';
import { agentOperationRoutes } from './agent-operations.ts';
import { agentTransferRoutes } from './agent-transfers.ts';
import { agentRoutes } from './agents.ts';
import { callcenterRoutes } from './callcenters.ts';
import { conditionRoutes } from './conditions.ts';
import { conversationOperationRoutes } from './conversation-operations.ts';
import { conversationRoutes } from './conversations.ts';
import { eventRoutes } from './events.ts';
import { extensionRoutes } from './extensions.ts';
import { keyRoutes } from './keys.ts';
import { queueTaskRoutes } from './queue-tasks.ts';
import { recordingRoutes } from './recordings.ts';
import { reportRoutes } from './reports.ts';
import type { Route } from './route.ts';
import { statsRoutes } from './stats.ts';
import { workChannelRoutes } from './work-channels.ts';

/** Every endpoint there is. */
export const allRoutes = (parts: OperationParts): readonly Route[] => [
  ...callcenterRoutes(parts),
  ...extensionRoutes(parts),
  ...agentRoutes(parts),
  ...agentChangeRoutes(parts),
  ...agentOperationRoutes(parts),
  ...agentCallRoutes(parts),
  ...agentTransferRoutes(parts),
  ...agentModeRoutes(parts),
  ...workChannelRoutes(parts),
  ...conditionRoutes(parts),
  ...queueTaskRoutes(parts),
  ...conversationRoutes(parts),
  ...conversationOperationRoutes(parts),
  ...recordingRoutes(parts),
  ...keyRoutes(parts),
  ...eventRoutes(parts),
  ...statsRoutes(parts),
  ...reportRoutes(parts),
];
