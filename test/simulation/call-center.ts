import { DEFAULT_SETTINGS } from '../../src/domain/callcenter.ts';
import type { RecordChange } from '../../src/domain/engine/world/record-changes.ts';
import type { CallcenterId } from '../../src/domain/ids.ts';
import { DEFAULT_LIMITS } from '../../src/domain/limits-of-use.ts';
import { DEFAULT_WORK_CHANNEL, unlimited } from '../../src/domain/work-channel.ts';

/** The call center whose fate is simulated. */
export const CALLCENTER_ID = 'sim' as CallcenterId;

/** What it has on disk before anything happens. */
export const FIRST_RECORDS: readonly RecordChange[] = [
  {
    kind: 'callcenter',
    key: CALLCENTER_ID,
    record: { id: CALLCENTER_ID, settings: DEFAULT_SETTINGS, limits: DEFAULT_LIMITS },
  },
  { kind: 'work_channel', key: DEFAULT_WORK_CHANNEL, record: unlimited(DEFAULT_WORK_CHANNEL) },
];
