import { shownText, shownWord } from '../../schemas/answer-fields.ts';
import { callId, conversationId, queueTaskId } from '../../schemas/fields.ts';
import { trunkState } from '../trunks/view.ts';

/** A prompt that Asterisk could not play. */
export const SOUND_FAILED = {
  when: 'A prompt could not be played. Told once for each prompt and each place where it was to be heard.',
  shape: {
    voice: shownText('the prompt, as enqueue names it', 'welcome'),
    instead: shownWord(['music', 'nothing'], 'what is heard in its place'),
    call_id: callId.nullable().meta({ description: 'the caller who was to hear it; null: none' }),
    conversation_id: conversationId
      .nullable()
      .meta({ description: 'the conversation that was to hear it; null: none' }),
    queue_task_id: queueTaskId
      .nullable()
      .meta({ description: 'the queue task that was waited for; null: none' }),
  },
} as const;

/** A way to the telephone network, as Asterisk finds it. */
export const TRUNK_STATE_CHANGED = {
  when: 'A trunk is registered or reachable, or no longer. Told to every call center, as trunks are of all.',
  shape: { trunk: shownText('the trunk', 'carrier'), ...trunkState },
} as const;
