import type { Conversation } from './conversation.ts';

/**
 * Whether a conversation is to be recorded. `paused`: not for the moment, for instance while a card number is
 * told; only who asks for it has it go on.
 *
 *     off ──start──▶ on ──pause──▶ paused
 *      ▲              │ ◀──resume──  │
 *      └─────stop─────┴──────────────┘
 */
export type RecordingState = 'off' | 'on' | 'paused';

/** What can be asked of a recording. */
export const RECORDING_ACTIONS = ['start', 'pause', 'resume', 'stop'] as const;
export type RecordingAction = (typeof RECORDING_ACTIONS)[number];

/** The state that an action leads to from each state; null: it cannot be asked for then. What is so already stays so. */
const NEXT: Readonly<
  Record<RecordingAction, Readonly<Record<RecordingState, RecordingState | null>>>
> = {
  // What somebody paused goes on when somebody says just that.
  start: { off: 'on', on: 'on', paused: null },
  pause: { off: null, on: 'paused', paused: 'paused' },
  resume: { off: null, on: 'on', paused: 'on' },
  stop: { off: 'off', on: 'off', paused: 'off' },
};

export const recordingAfter = (
  state: RecordingState,
  action: RecordingAction,
): RecordingState | null => NEXT[action][state];

/** What two have in common who are recorded as either was: nobody is recorded whose recording was paused. */
export const recordingOfBoth = (one: RecordingState, other: RecordingState): RecordingState => {
  const both = [one, other];
  if (both.includes('paused')) return 'paused';
  return both.includes('on') ? 'on' : 'off';
};

/** It is being recorded now. */
export const isBeingRecorded = ({ recording, begunAt, phase }: Conversation): boolean =>
  recording === 'on' && begunAt !== null && phase.kind === 'live';

/** What is recorded of it: of one that is over, nothing more. */
export const recordingNow = ({ recording, phase }: Conversation): RecordingState =>
  phase.kind === 'live' ? recording : 'off';

/**
 * The name of a conversation's recording; null: there is none. Made of nothing but the id, which is
 * ours: no name that comes from outside ever becomes part of a path.
 */
export const recordingFile = ({ id, recorded }: Conversation): string | null =>
  recorded ? `${id}.wav` : null;
