import type { AgentName, Instant } from './ids.ts';

/** So many numbers are remembered; those that talked longest ago are forgotten first. */
export const MOST_LAST_TALKS = 50_000;

/** And for so long at most, in ms. */
export const LAST_TALK_KEPT_MS = 31_536_000_000;

/** Who talked last with a telephone number. */
export interface LastTalk {
  /** As it was told, not as it is compared. */
  readonly number: string;
  readonly agent: AgentName;
  /** When they parted. */
  readonly at: Instant;
}
