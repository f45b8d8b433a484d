import { z } from 'zod';
import type { AgentName, ConversationId } from '../../../domain/ids.ts';
import type { ListenSpeakMode } from '../../../domain/listen-speak-mode.ts';
import type { LogContext } from '../../../operations/ports/log-context.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { agentParams, agentPath, presentAgent } from './path.ts';
import {
  activeMode,
  agentName,
  callId,
  conversationId,
  flag,
  listenSpeakMode,
  members,
  nothing,
} from '../../schemas/fields.ts';
import { conversationAnswer, modeAnswer } from '../../schemas/operation-answers.ts';
import { type Route, route } from '../../schemas/route.ts';

/** What may be wrong with an agent who is to be in a conversation. */
const inConversation = [...presentAgent, 'conversation-not-found', 'not-a-member'] as const;

const whisperTo = agentName.optional().meta({
  description: 'an agent in the conversation, who alone hears what is said',
  examples: ['bob'],
});

const askForMode = async (
  { callcenters }: OperationDeps,
  logContext: LogContext,
  { callcenter_id, agent_name: agent }: z.output<typeof agentParams>,
  conversationId: ConversationId,
  mode: ListenSpeakMode,
  whisperTo: AgentName | null = null,
) => {
  const request = { agent, conversationId, mode, whisperTo };
  const mailbox = callcenters.find(callcenter_id);
  const set = await mailbox.ask({ kind: 'set-mode', ...request }, logContext);
  return { conversation_id: conversationId, mode: set };
};

const pause = (deps: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/pause`,
    id: 'pause',
    summary: 'Neither hear nor speak in a conversation for a while.',
    description: 'The same as lsm with mode 4. Answered when Asterisk has done it.',
    params: agentParams,
    query: nothing,
    body: members({ conversation_id: conversationId }),
    data: modeAnswer,
    refusals: [...inConversation, 'asterisk-refused'],
    handle: ({ params, body, logContext }) =>
      askForMode(deps, logContext, params, body.conversation_id, 4),
  });

const resume = (deps: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/resume`,
    id: 'resume',
    summary: 'Take part in a conversation again; all others are paused first.',
    description: 'Answered when Asterisk has done it.',
    params: agentParams,
    query: nothing,
    body: members({ conversation_id: conversationId, mode: activeMode.default(1) }),
    data: modeAnswer,
    refusals: [...inConversation, 'agent-busy', 'asterisk-refused'],
    handle: ({ params, body, logContext }) =>
      askForMode(deps, logContext, params, body.conversation_id, body.mode),
  });

const lsm = (deps: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/lsm`,
    id: 'setMode',
    summary: 'Set the listen/speak mode; with 1 to 3 all other conversations are paused first.',
    description: 'Without whisper_to it ends whispering. Answered when Asterisk has done it.',
    params: agentParams,
    query: nothing,
    body: members({
      conversation_id: conversationId,
      mode: listenSpeakMode.default(1),
      whisper_to: whisperTo,
    }),
    data: modeAnswer,
    refusals: [...inConversation, 'agent-busy', 'member-not-found', 'asterisk-refused'],
    handle: ({ params, body: { conversation_id, mode, whisper_to = null }, logContext }) =>
      askForMode(deps, logContext, params, conversation_id, mode, whisper_to),
  });

const enter = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/enter`,
    id: 'enter',
    summary: 'Take part in a conversation that goes on, or listen in.',
    description:
      'The phone is rung if the agent is on no phone call. A key of role agent enters conversations alone to which the agent was invited, and whispers to nobody.',
    params: agentParams,
    query: nothing,
    body: members({
      conversation_id: conversationId,
      mode: listenSpeakMode.default(1),
      whisper_to: whisperTo,
      holding: flag.default(true).meta({ description: 'false: leave the one that was active' }),
    }),
    data: z.object({ conversation_id: conversationId, agent_call_id: callId }),
    refusals: [
      ...presentAgent,
      'agent-busy',
      'conversation-not-found',
      'conversation-full',
      'member-not-found',
    ],
    handle: async ({ params: { callcenter_id, agent_name: agent }, body, logContext, access }) => {
      const { conversation_id, mode, whisper_to = null, holding } = body;
      const place = { conversationId: conversation_id, mode, whisperTo: whisper_to };
      const request = { agent, ...place, holding, uninvited: access.role !== 'agent' };
      const callId = await callcenters
        .find(callcenter_id)
        .ask({ kind: 'enter', ...request }, logContext);
      return { conversation_id, agent_call_id: callId };
    },
  });

const exit = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/exit`,
    id: 'exit',
    summary: 'Leave a conversation. After the last one the phone is hung up.',
    params: agentParams,
    query: nothing,
    body: members({ conversation_id: conversationId }),
    data: conversationAnswer,
    refusals: [...inConversation],
    handle: async ({ params: { callcenter_id, agent_name: agent }, body, logContext }) => {
      const request = { agent, conversationId: body.conversation_id };
      return {
        conversation_id: await callcenters
          .find(callcenter_id)
          .ask({ kind: 'exit', ...request }, logContext),
      };
    },
  });

const merge = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/merge`,
    id: 'merge',
    summary: 'Bring all members of the second conversation into the first.',
    description:
      'The agent must be in both. All others of dst_conversation_id come into src_conversation_id, and dst_conversation_id ends.',
    params: agentParams,
    query: nothing,
    body: members({
      src_conversation_id: conversationId.meta({ description: 'the conversation that goes on' }),
      dst_conversation_id: conversationId.meta({
        description: 'the conversation that ends',
        examples: ['01kb0q7aa1m5e9x3z8qr-conversation'],
      }),
      mode: listenSpeakMode.default(1),
    }),
    data: conversationAnswer,
    refusals: [...inConversation, 'agent-busy', 'conversation-full'],
    handle: async ({ params: { callcenter_id, agent_name: agent }, body, logContext }) => {
      const { src_conversation_id: source, dst_conversation_id: other, mode } = body;
      const mailbox = callcenters.find(callcenter_id);
      return {
        conversation_id: await mailbox.ask(
          { kind: 'merge', agent, source, other, mode },
          logContext,
        ),
      };
    },
  });

/** How agents take part in conversations. */
export const agentModeRoutes = (deps: OperationDeps): readonly Route[] =>
  [pause, resume, lsm, enter, exit, merge].map((make) => make(deps));
