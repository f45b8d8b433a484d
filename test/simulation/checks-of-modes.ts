import type { OutwardEvent } from '../../src/domain/engine/world/outward-event.ts';
import { membersIn } from '../../src/domain/kept-history.ts';
import { must } from './violation.ts';

/** How a member was there, and since when. */
export interface ToldMode {
  readonly manner: string;
  readonly since: number;
}

/**
 * `mode_since` moves exactly when somebody comes anew or their mode changes.
 * @param before as it was told of this conversation before
 * @returns as it is told now
 */
export const checkModes = (
  body: OutwardEvent['body'],
  before: ReadonlyMap<string, ToldMode>,
): ReadonlyMap<string, ToldMode> => {
  const now = membersIn({ body }).map(({ call_id, mode, whisper_to, join_time, mode_since }) => {
    const told = { manner: `${join_time} ${mode} ${whisper_to ?? ''}`, since: mode_since };
    return [call_id, told] as const;
  });
  for (const [callId, { manner, since }] of now) {
    const known = before.get(callId);
    const isSame = known === undefined || known.manner !== manner || known.since === since;
    must('a mode that did not change lasts', isSame, () =>
      JSON.stringify({ callId, known, since }),
    );
  }
  return new Map(now);
};
