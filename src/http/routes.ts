import type { OperationParts } from '../operations/operation-parts.ts';
import { agentChangeRoutes } from './agent-changes.ts';
import { agentOperationRoutes } from './agent-operations.ts';
import { agentRoutes } from './agents.ts';
import { callcenterRoutes } from './callcenters.ts';
import { conditionRoutes } from './conditions.ts';
import { conversationRoutes } from './conversations.ts';
import { extensionRoutes } from './extensions.ts';
import { queueTaskRoutes } from './queue-tasks.ts';
import type { Route } from './route.ts';
import { workChannelRoutes } from './work-channels.ts';

/** Every endpoint there is. */
export const allRoutes = (parts: OperationParts): readonly Route[] => [
  ...callcenterRoutes(parts),
  ...extensionRoutes(parts),
  ...agentRoutes(parts),
  ...agentChangeRoutes(parts),
  ...agentOperationRoutes(parts),
  ...workChannelRoutes(parts),
  ...conditionRoutes(parts),
  ...queueTaskRoutes(parts),
  ...conversationRoutes(parts),
];
