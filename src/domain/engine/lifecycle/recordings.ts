import { isBeingRecorded } from '../../recording.ts';
import type { World } from '../world/world.ts';

/** Notes of which conversations there is a recording from this step on, whatever made it begin. */
export const noteRecorded = (world: World): void => {
  for (const { after } of world.conversations.changes()) {
    if (after !== undefined && !after.recorded && isBeingRecorded(after)) {
      world.conversations.put({ ...after, recorded: true });
    }
  }
};
