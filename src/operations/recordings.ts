import type { CallcenterId, ConversationId } from '../domain/ids.ts';
import { recordingFile } from '../domain/recording.ts';
import type { LogContext } from './ports/log-context.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';
import type { OpenRecording } from './ports/recordings.ts';
import { getConversation } from './read-conversations.ts';

type Deps = Pick<OperationDeps, 'callcenters' | 'store' | 'recordings'>;

/** Whether there is a recording to be had. While a conversation goes on its file is not complete. */
export type Recorded<Found> =
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'going-on' }
  | { readonly kind: 'none' };

const NONE = { kind: 'none' } as const;

const ofConversation = async <Found>(
  deps: Deps,
  id: CallcenterId,
  conversationId: ConversationId,
  find: () => Promise<Found | null>,
): Promise<Recorded<Found>> => {
  const conversation = await getConversation(deps, id, conversationId);
  if (recordingFile(conversation) === null) return NONE;
  if (conversation.phase.kind === 'live') return { kind: 'going-on' };
  const found = await find();
  return found === null ? NONE : { kind: 'found', found };
};

/**
 * The recording of a conversation that is over.
 * @throws Refusal callcenter-not-found, conversation-not-found, asterisk-unavailable, asterisk-refused
 */
export const openRecording = (
  deps: Deps,
  id: CallcenterId,
  conversationId: ConversationId,
  logContext: LogContext,
): Promise<Recorded<OpenRecording>> =>
  ofConversation(deps, id, conversationId, () => deps.recordings.open(conversationId, logContext));

/**
 * Deletes the recording of a conversation that is over, for good. The conversation is the store's
 * alone by then, so nothing else changes its record.
 * @throws Refusal callcenter-not-found, conversation-not-found, asterisk-unavailable, asterisk-refused
 */
export const deleteRecording = (
  deps: Deps,
  id: CallcenterId,
  conversationId: ConversationId,
  logContext: LogContext,
): Promise<Recorded<ConversationId>> =>
  ofConversation(deps, id, conversationId, async () => {
    // None is there if the service ended before it noted that it was gone: it is noted now.
    await deps.recordings.remove(conversationId, logContext);
    await deps.store.forgetRecordings(id, [conversationId]);
    return conversationId;
  });
