import type { Knex } from 'knex';
import type { CallcenterId } from '../domain/ids.ts';

const TABLE = 'webhook_position';

interface PositionRow {
  readonly callcenter_id: CallcenterId;
  readonly event_id: number;
}

/**
 * Of the trigger that stores a batch, before its events: a webhook that is new is told what happens
 * from then on, and one that is removed leaves nothing behind.
 */
export const BEGIN_OR_END_WEBHOOK = `
  INSERT INTO ${TABLE} (callcenter_id, event_id)
    SELECT NEW.callcenter_id,
      coalesce((SELECT max(event_id) FROM event WHERE callcenter_id = NEW.callcenter_id), 0)
    FROM json_each(NEW.callcenter)
    WHERE type = 'object' AND value ->> '$.settings.webhook' IS NOT NULL
    ON CONFLICT (callcenter_id) DO NOTHING;
  DELETE FROM ${TABLE} WHERE callcenter_id = NEW.callcenter_id
    AND EXISTS (SELECT 1 FROM json_each(NEW.callcenter)
      WHERE type = 'object' AND value ->> '$.settings.webhook' IS NULL);`;

/** null: the call center has no webhook. */
export const webhookPosition = async (
  knex: Knex,
  callcenter: CallcenterId,
): Promise<number | null> => {
  const row = await knex<PositionRow>(TABLE).where('callcenter_id', callcenter).first();
  return row?.event_id ?? null;
};

/** Never goes back. */
export const moveWebhookPosition = async (
  knex: Knex,
  callcenter: CallcenterId,
  eventId: number,
): Promise<void> => {
  await knex<PositionRow>(TABLE)
    .where('callcenter_id', callcenter)
    .where('event_id', '<', eventId)
    .update({ event_id: eventId });
};
