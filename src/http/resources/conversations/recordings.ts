import { z } from 'zod';
import type { Conversation } from '../../../domain/conversation.ts';
import type { ConversationId } from '../../../domain/ids.ts';
import { RECORDING_ACTIONS, recordingFile, recordingNow } from '../../../domain/recording.ts';
import { refusals } from '../../../domain/refusals.ts';
import { phrase } from '../../../messages/phrase.ts';
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
import { onlyFor } from '../../access/agent-visibility.ts';
import { ruleText } from '../../protocol/rule.ts';
import { recordingState } from './view.ts';
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
    recording: recordingState.meta({
      description: 'whether it goes on at the moment: off, on, or paused',
      examples: ['off'],
    }),
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
    recording: recordingNow(conversation),
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
    description:
      'Players can ask for parts by the header Range, and go on later by If-Range with the ETag, which stays the same as long as the file does.',
    contents: [
      { type: FILE_TYPE, description: 'The recording: 16 bit, 8 kHz, mono.', inParts: true },
    ],
    refusals: [...missing, 'range-not-satisfiable', 'asterisk-unavailable'],
    handle: async ({ params: { callcenter_id, conversation_id: id }, logContext }) => {
      const recording = foundOr404(id, await openRecording(deps, callcenter_id, id, logContext));
      // Nothing is added to it any more.
      const version = `${id}-${recording.bytes ?? 'unknown'}`;
      return new Download(`${id}.wav`, FILE_TYPE, recording, version);
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

const change = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path,
    id: 'setRecording',
    summary: 'Start, pause, resume or stop the recording of a conversation that goes on.',
    description:
      'Answered when Asterisk has done it: what is said while a recording is paused is not in the file, so that a card number can be told. A paused recording stays so until it is resumed or stopped, whoever comes and goes, and over a restart of the service. What is recorded after a pause or a stop follows in the same file. With a key of role agent its agent must be in the conversation. What is so already stays so. Should Asterisk refuse or be away, the wish is kept: a pause and a stop are tried again until they are done.',
    params,
    query: nothing,
    body: members({
      action: z
        .enum(RECORDING_ACTIONS, {
          error: ruleText(phrase('one-of', { values: RECORDING_ACTIONS })),
        })
        .meta({
          description:
            'start: record from now on, or from its beginning on; pause: not for the moment; resume: record again; stop: not any more',
          examples: ['pause'],
        }),
    }),
    data: z.object({ conversation_id: conversationId, recording: recordingState }),
    refusals: [
      'agent-not-found',
      'agent-offline',
      'conversation-not-found',
      'not-a-member',
      'recording-state',
      'asterisk-refused',
    ],
    handle: async ({ params: { callcenter_id, conversation_id }, body, logContext, access }) => {
      const mailbox = callcenters.find(callcenter_id);
      const request = { conversationId: conversation_id, agent: onlyFor(access), ...body };
      const recording = await mailbox.ask({ kind: 'set-recording', ...request }, logContext);
      return { conversation_id, recording };
    },
  });

/** Recordings of conversations. */
export const recordingRoutes = (deps: OperationDeps): readonly Route[] => [
  list(deps),
  change(deps),
  get(deps),
  remove(deps),
];
