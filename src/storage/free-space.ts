import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** How many bytes may still be written where a file is. */
export const freeSpaceAt = async (path: string): Promise<number> => {
  const { bavail, bsize } = await statfs(dirname(path));
  return bavail * bsize;
};
