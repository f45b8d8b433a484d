import { FreshKeys, type FreshKeysDeps } from '../operations/fresh-keys.ts';
import { oldEventsRemoval } from '../operations/old-events.ts';
import { historyRemoval } from '../operations/retention.ts';
import { sessionsRemoval } from '../operations/sessions-removal.ts';

/** What is done again and again beside everything else. */
interface Chore {
  start(): void;
  /** Resolves when nothing of it goes on. */
  stop(): Promise<void>;
}

type ChoresDeps = Parameters<typeof historyRemoval>[0] &
  Parameters<typeof oldEventsRemoval>[0] &
  Parameters<typeof sessionsRemoval>[0] &
  FreshKeysDeps;

/** All but the renewal of certificates, which each process does, whether it works or stands by. */
export const choresOf = (deps: ChoresDeps): readonly Chore[] => [
  historyRemoval(deps),
  oldEventsRemoval(deps),
  sessionsRemoval(deps),
  new FreshKeys(deps),
];
