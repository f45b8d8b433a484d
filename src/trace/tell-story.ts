import type { KeptHistory } from '../domain/kept-history.ts';
import type { StoryLine } from './story-line.ts';
import { tellCallEnds, tellPresent, tellReturns } from './tell-calls.ts';
import { tellConversation } from './tell-conversations.ts';
import { tellSounds } from './tell-sounds.ts';
import { tellTask } from './tell-tasks.ts';
import { WhoIsWho } from './who-is-who.ts';

/** What became of a call, in plain words. */
export interface Story {
  /** In the order of time. */
  readonly lines: readonly StoryLine[];
  /** How things stand, and what cannot be told any more. */
  readonly remarks: readonly string[];
}

const EVENTS_GONE =
  'The events of that time are gone: who was paused, or joined later, is not known any more.';

/** Tells it from what is kept. Lines of one moment stay in the order of cause and effect. */
export const tellStory = (history: KeptHistory): Story => {
  const { tasks, conversations, events } = history;
  const who = new WhoIsWho(history);
  const lines = [
    ...tasks.flatMap((task) => tellTask(task, events, who)),
    ...conversations.flatMap((conversation) => tellConversation(conversation, events, who)),
    ...tellSounds(history, who),
    ...tellCallEnds(history, who),
    ...tellReturns(history),
  ];
  const remarks = [...tellPresent(history), ...(events.length === 0 ? [EVENTS_GONE] : [])];
  return { lines: lines.toSorted((one, other) => one.at - other.at), remarks };
};
