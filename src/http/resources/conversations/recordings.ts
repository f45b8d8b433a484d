import type { ConversationId } from '../../../domain/ids.ts';
import { refusals } from '../../../domain/refusals.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { deleteRecording, openRecording, type Recorded } from '../../../operations/recordings.ts';
import { Download } from '../../protocol/download.ts';
import { callcenterId, conversationId, members, nothing } from '../../schemas/fields.ts';
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
export const recordingRoutes = (deps: OperationDeps): readonly Route[] => [get(deps), remove(deps)];
