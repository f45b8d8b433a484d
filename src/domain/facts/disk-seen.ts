import type { DiskLevel } from '../disk-level.ts';
import type { World } from '../engine/world/world.ts';

/** Told over and over, and news when it became another. */
export const diskSeen = (world: World, level: DiskLevel): void => {
  if (level === world.disk) return;
  world.diskBefore = world.disk;
  world.disk = level;
};
