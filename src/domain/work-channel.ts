import type { WorkChannelName } from './ids.ts';

/** The work channel that always exists. */
export const DEFAULT_WORK_CHANNEL = 'default' as WorkChannelName;
