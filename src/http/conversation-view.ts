import type { Conversation, Member } from '../domain/conversation.ts';
import { recordingFile } from '../domain/recording.ts';

const memberView = ({ callId, party, mode, whisperTo, joinedAt }: Member) => ({
  call_id: callId,
  ...(party.kind === 'agent' ? { agent_name: party.name } : { number: party.number }),
  mode,
  ...(whisperTo === null ? {} : { whisper_to: whisperTo }),
  join_time: joinedAt,
});

/** Times in milliseconds since 1970. */
export const conversationView = (conversation: Conversation) => {
  const { phase } = conversation;
  return {
    id: conversation.id,
    type: conversation.type,
    state: phase.kind,
    begin_time: conversation.begunAt ?? conversation.createdAt,
    end_time: phase.kind === 'over' ? phase.endedAt : null,
    end_reason: phase.kind === 'over' ? phase.reason : null,
    record_file: recordingFile(conversation),
    queue_task_id: conversation.taskId,
    data: conversation.userData,
    members: conversation.members.map(memberView),
  };
};
