import type { ExecutionContext } from 'ava';
import type { Conversation } from '../../../../src/domain/conversation.ts';
import type { CallcenterId, ConversationId } from '../../../../src/domain/ids.ts';
import type { ServerSettings } from '../../../../src/http/server.ts';
import type { Recordings } from '../../../../src/operations/ports/recordings.ts';
import { serveApi, type ServedApi } from '../../served-api.ts';

export const ID = '01j-conversation' as ConversationId;
export const PATH = `/callcenter/acme/conversation/${ID}`;

const OVER: Conversation = {
  id: ID,
  type: 'call_out',
  taskId: null,
  createdAt: 1,
  begunAt: 2,
  opening: null,
  holdVoice: null,
  until: null,
  userData: null,
  level: 2,
  recording: 'on',
  recorded: true,
  members: [],
  agents: [],
  numbers: [],
  pending: [],
  phase: { kind: 'over', endedAt: 3, reason: 'exit' },
};

interface Different {
  readonly conversation?: Partial<Conversation>;
  readonly settings?: ServerSettings;
}

/** Call center acme, with a conversation that is over and was recorded unless told otherwise. */
export const serveRecording = async (
  t: ExecutionContext,
  recordings: Recordings,
  { conversation, settings = {} }: Different = {},
): Promise<ServedApi> => {
  const api = await serveApi(t, { recordings }, settings);
  await api.do('PUT', '/callcenter/acme', {});
  const record = { ...OVER, ...conversation };
  const change = { kind: 'conversation', key: ID, record } as const;
  await api.store.commit({ callcenterId: 'acme' as CallcenterId, changes: [change], events: [] });
  return api;
};
