import type { AgentName, CallcenterId, ConversationId } from '../domain/ids.ts';
import type { ListenSpeakMode } from '../domain/listen-speak-mode.ts';
import type { OperationParts } from '../operations/operation-parts.ts';
import { agentParams, agentPath } from './agent-path.ts';
import {
  activeMode,
  agentName,
  conversationId,
  flag,
  listenSpeakMode,
  members,
  nothing,
} from './fields.ts';
import { type Route, route } from './route.ts';

const whisperTo = agentName
  .optional()
  .meta({ description: 'an agent in the conversation, who alone hears what is said' });

const setMode = async (
  { callcenters }: OperationParts,
  id: CallcenterId,
  request: {
    agent: AgentName;
    conversationId: ConversationId;
    mode: ListenSpeakMode;
    whisperTo: AgentName | null;
  },
) => {
  const mode = await callcenters.find(id).ask({ kind: 'set-mode', ...request });
  return { conversation_id: request.conversationId, mode };
};

const pause = (parts: OperationParts): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/pause`,
    summary: 'Neither hear nor speak in a conversation for a while.',
    params: agentParams,
    query: nothing,
    body: members({ conversation_id: conversationId }),
    handle: ({ params: { callcenter_id, agent_name: agent }, body }) =>
      setMode(parts, callcenter_id, {
        agent,
        conversationId: body.conversation_id,
        mode: 4,
        whisperTo: null,
      }),
  });

const resume = (parts: OperationParts): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/resume`,
    summary: 'Take part in a conversation again; all others are paused first.',
    params: agentParams,
    query: nothing,
    body: members({ conversation_id: conversationId, mode: activeMode.default(1) }),
    handle: ({ params: { callcenter_id, agent_name: agent }, body }) =>
      setMode(parts, callcenter_id, {
        agent,
        conversationId: body.conversation_id,
        mode: body.mode,
        whisperTo: null,
      }),
  });

const lsm = (parts: OperationParts): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/lsm`,
    summary: 'Set the listen/speak mode; with 1 to 3 all other conversations are paused first.',
    params: agentParams,
    query: nothing,
    body: members({
      conversation_id: conversationId,
      mode: listenSpeakMode.default(1),
      whisper_to: whisperTo,
    }),
    handle: ({ params: { callcenter_id, agent_name: agent }, body }) =>
      setMode(parts, callcenter_id, {
        agent,
        conversationId: body.conversation_id,
        mode: body.mode,
        whisperTo: body.whisper_to ?? null,
      }),
  });

const enter = ({ callcenters }: OperationParts): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/enter`,
    summary: 'Take part in a conversation that goes on, or listen in.',
    params: agentParams,
    query: nothing,
    body: members({
      conversation_id: conversationId,
      mode: listenSpeakMode.default(1),
      whisper_to: whisperTo,
      holding: flag.default(true).meta({ description: 'false: leave the one that was active' }),
    }),
    handle: async ({ params: { callcenter_id, agent_name: agent }, body }) => {
      const { conversation_id, mode, whisper_to = null, holding } = body;
      const place = { conversationId: conversation_id, mode, whisperTo: whisper_to };
      const request = { agent, ...place, holding };
      const callId = await callcenters.find(callcenter_id).ask({ kind: 'enter', ...request });
      return { conversation_id, agent_call_id: callId };
    },
  });

const exit = ({ callcenters }: OperationParts): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/exit`,
    summary: 'Leave a conversation. After the last one the phone is hung up.',
    params: agentParams,
    query: nothing,
    body: members({ conversation_id: conversationId }),
    handle: async ({ params: { callcenter_id, agent_name: agent }, body }) => {
      const request = { agent, conversationId: body.conversation_id };
      return {
        conversation_id: await callcenters.find(callcenter_id).ask({ kind: 'exit', ...request }),
      };
    },
  });

const merge = ({ callcenters }: OperationParts): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/merge`,
    summary: 'Bring all members of the second conversation into the first.',
    params: agentParams,
    query: nothing,
    body: members({
      src_conversation_id: conversationId,
      dst_conversation_id: conversationId,
      mode: listenSpeakMode.default(1),
    }),
    handle: async ({ params: { callcenter_id, agent_name: agent }, body }) => {
      const { src_conversation_id: source, dst_conversation_id: other, mode } = body;
      const mailbox = callcenters.find(callcenter_id);
      return { conversation_id: await mailbox.ask({ kind: 'merge', agent, source, other, mode }) };
    },
  });

/** How agents take part in conversations. */
export const agentModeRoutes = (parts: OperationParts): readonly Route[] =>
  [pause, resume, lsm, enter, exit, merge].map((make) => make(parts));
