import type { OperationDeps } from '../../operations/runtime/operation-deps.ts';
import { agentCallRoutes } from './agents/calls.ts';
import { agentChangeRoutes } from './agents/state-and-skills.ts';
import { agentModeRoutes } from './agents/listen-speak.ts';
import { agentOperationRoutes } from './agents/operations.ts';
import { agentPhoneRoutes } from './agents/phone.ts';
import { agentTransferRoutes } from './agents/transfers.ts';
import { agentRoutes } from './agents/routes.ts';
import { callcenterRoutes } from './callcenters/routes.ts';
import { conditionRoutes } from './conditions/routes.ts';
import { conversationOperationRoutes } from './conversations/operations.ts';
import { noteRoutes } from './conversations/note.ts';
import { conversationRoutes } from './conversations/routes.ts';
import { enqueueRoutes } from './enqueue/routes.ts';
import { eventRoutes } from './events/routes.ts';
import { extensionRoutes } from './extensions/routes.ts';
import { keyRoutes } from './keys/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { traceRoutes } from './trace/routes.ts';
import { linkRoutes } from './links/routes.ts';
import { numberRoutes } from './numbers/routes.ts';
import { moveRoutes } from './queue-tasks/move.ts';
import { queueTaskRoutes } from './queue-tasks/routes.ts';
import { recordingRoutes } from './conversations/recordings.ts';
import { reportRoutes } from './reports/routes.ts';
import { sessionRoutes } from './sessions/routes.ts';
import { outcomeRoutes } from './callcenters/outcomes.ts';
import { freePhoneRoutes } from './extensions/browser-phone.ts';
import { stateReasonRoutes } from './callcenters/state-reasons.ts';
import type { Route } from '../schemas/route.ts';
import { soundRoutes } from './sounds/routes.ts';
import { statsRoutes } from './reports/stats.ts';
import { webhookRoutes } from './webhooks/routes.ts';
import { trunkRoutes } from './trunks/routes.ts';
import { workChannelRoutes } from './work-channels/routes.ts';

/** Every endpoint there is. */
export const allRoutes = (deps: OperationDeps): readonly Route[] => [
  ...callcenterRoutes(deps),
  ...stateReasonRoutes(deps),
  ...outcomeRoutes(deps),
  ...freePhoneRoutes(deps),
  ...extensionRoutes(deps),
  ...agentRoutes(deps),
  ...agentChangeRoutes(deps),
  ...agentOperationRoutes(deps),
  ...agentPhoneRoutes(deps),
  ...agentCallRoutes(deps),
  ...agentTransferRoutes(deps),
  ...agentModeRoutes(deps),
  ...workChannelRoutes(deps),
  ...conditionRoutes(deps),
  ...enqueueRoutes(deps),
  ...queueTaskRoutes(deps),
  ...moveRoutes(deps),
  ...conversationRoutes(deps),
  ...conversationOperationRoutes(deps),
  ...noteRoutes(deps),
  ...recordingRoutes(deps),
  ...soundRoutes(deps),
  ...trunkRoutes(deps),
  ...numberRoutes(deps),
  ...keyRoutes(deps),
  ...linkRoutes(deps),
  ...sessionRoutes(deps),
  ...auditRoutes(deps),
  ...traceRoutes(deps),
  ...eventRoutes(deps),
  ...webhookRoutes(deps),
  ...statsRoutes(deps),
  ...reportRoutes(deps),
];
