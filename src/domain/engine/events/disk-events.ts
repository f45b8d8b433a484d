import type { OutwardEvent } from '../world/outward-event.ts';
import type { World } from '../world/world.ts';

/** The room for records became less, or more again. */
export const diskEvents = ({ disk, diskBefore, now }: World): OutwardEvent[] =>
  diskBefore === null
    ? []
    : [
        {
          event: 'callcenter.disk.level_changed',
          at: now,
          body: { previous_level: diskBefore, latest_level: disk },
        },
      ];
