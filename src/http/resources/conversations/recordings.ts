import { z } from 'zod';
import type { Conversation } from '../../../domain/conversation.ts';
import type { ConversationId } from '../../../domain/ids.ts';
import { recordingFile } from '../../../domain/recording.ts';
import { refusals } from '../../../domain/refusals.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { deleteRecording, openRecording, type Recorded } from '../../../operations/recordings.ts';
import { listConversations } from '../../../operations/read-conversations.ts';
import { Download } from '../../protocol/download.ts';
import {
  type DataOf,
  listOf,
  shownMoment,
  shownText,
  shownWord,
} from '../../schemas/answer-fields.ts';
import { listView, pageOf, paging } from '../../schemas/paging.ts';
import { whichConversations } from './which.ts';
import { agentName, callcenterId, conversationId, members, nothing } from '../../schemas/fields.ts';
import { conversationAnswer } from '../../schemas/operation-answers.ts';
import { type Route, route } from '../../schemas/route.ts';

const path = '/callcenter/:callcenter_id/conversation/:conversation_id/recording';
const params = members({ callcenter_id: callcenterId, conversation_id: conversationId });

/** Names of recordings are made of ids of ours alone. */
const FILE_TYPE = 'audio/wav';

const missing = ['conversation-not-found', 'recording-not-found', 'asterisk-refused'] as const;

const foundOr404 = <Found>(id: ConversationId, recorded: Recorded<Found>): Found => {
  if (recorded.kind === 'found') return recorded.found;
  throw refusals.recordingNotFound(id, recorded.kind);
};

/** A recording, and what it is of. */
const recordingData = z
  .object({
    conversation_id: conversationId,
    record_file: shownText('its name', '01kb0q6xd3ra9c1f5ykj-conversation.wav'),
    state: shownWord(['going-on', 'complete'], 'complete: it can be had'),
    begin_time: shownMoment('when it began'),
    end_time: shownMoment('when the conversation ended')
      .nullable()
      .meta({ description: 'when the conversation ended, in ms since 1970; null: it goes on' }),
    agents: z.array(agentName).meta({ description: 'the agents who are or were in it' }),
    numbers: z
      .array(shownText('a telephone number', '+8613800138000'))
      .meta({ description: 'the telephone numbers that are or were in it' }),
  })
  .meta({ id: 'Recording', description: 'the recording of a conversation' });

const recordingView = (conversation: Conversation): DataOf<typeof recordingData> => {
  const { id, begunAt, createdAt, phase, agents, numbers } = conversation;
  const isOver = phase.kind === 'over';
  return {
    conversation_id: id,
    record_file: recordingFile(conversation) ?? '',
    state: isOver ? 'complete' : 'going-on',
    begin_time: begunAt ?? createdAt,
    end_time: isOver ? phase.endedAt : null,
    agents,
    numbers,
  };
};

const list = (deps: OperationDeps): Route =>
  route({
    method: 'GET',
    path: '/callcenter/:callcenter_id/recording',
    id: 'listRecordings',
    summary: 'List recordings, those of conversations that go on included, newest first.',
    params: members({ callcenter_id: callcenterId }),
    query: members({ ...paging, ...whichConversations }),
    body: null,
    data: listOf(recordingData),
    refusals: [],
    handle: async ({ params: { callcenter_id }, query }) => {
      const { agent, number = null, since = null, until = null } = query;
      const agents = agent === undefined ? [] : [agent];
      const filter = { state: null, agents, number, recorded: true, since, until };
      const page = await listConversations(deps, callcenter_id, filter, pageOf(query));
      return listView(query, page, recordingView);
    },
  });

const get = (deps: OperationDeps): Route =>
  route({
    method: 'GET',
    path,
    id: 'getRecording',
    summary: 'Send the recording of a conversation that is over, as a WAV file.',
    params,
    query: nothing,
    body: null,
    data: null,
    contents: [{ type: FILE_TYPE, description: 'The recording: 16 bit, 8 kHz, mono.' }],
    refusals: [...missing, 'asterisk-unavailable'],
    handle: async ({ params: { callcenter_id, conversation_id: id }, logContext }) => {
      const recording = foundOr404(id, await openRecording(deps, callcenter_id, id, logContext));
      return new Download(`${id}.wav`, FILE_TYPE, recording);
    },
  });

const remove = (deps: OperationDeps): Route =>
  route({
    method: 'DELETE',
    path,
    id: 'deleteRecording',
    summary: 'Delete the recording of a conversation that is over, for good.',
    params,
    query: nothing,
    body: null,
    data: conversationAnswer,
    refusals: [...missing],
    handle: async ({ params: { callcenter_id, conversation_id: id }, logContext }) => ({
      conversation_id: foundOr404(id, await deleteRecording(deps, callcenter_id, id, logContext)),
    }),
  });

/** Recordings of conversations. */
export const recordingRoutes = (deps: OperationDeps): readonly Route[] => [
  list(deps),
  get(deps),
  remove(deps),
];
