import { z } from 'zod';
import { callId, conversationId, listenSpeakMode, queueTaskId } from './fields.ts';

/** What several operations answer. What becomes of it is told by events. */
export const taskAnswer = z.object({ queue_task_id: queueTaskId });
export const lineAnswer = z.object({ call_id: callId });
export const conversationAnswer = z.object({ conversation_id: conversationId });
export const modeAnswer = z.object({ conversation_id: conversationId, mode: listenSpeakMode });
