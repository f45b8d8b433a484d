import { z } from 'zod';
import type { Access } from '../../../domain/api-key.ts';
import type { Callcenter, Webhook } from '../../../domain/callcenter.ts';
import {
  type DataOf,
  shownCount,
  shownMoment,
  shownText,
  shownTextOrNull,
  shownWord,
} from '../../schemas/answer-fields.ts';
import { callcenterId, flag } from '../../schemas/fields.ts';
import { thresholdData, thresholdView } from './thresholds.ts';
import { scheduleData, scheduleView } from './schedule-view.ts';
import { limitedData, limitedView, limitsData, limitsView } from './limits-view.ts';

const webhookData = z.object({
  url: shownText(
    'where events are posted to; shown to keys of roles admin and callcenter alone',
    'https://crm.example/callcenter-events',
  ).optional(),
  has_secret: z
    .literal(true)
    .meta({ description: 'what signs events; it is never shown', examples: [true] }),
  batch: flag.meta({
    description: 'whether events that wait are posted together, as a list',
    examples: [false],
  }),
  state: shownWord(
    ['on', 'switched-off'],
    'switched-off: the receiver answered 410; set the webhook anew to switch it on',
  ),
  switched_off_time: shownMoment('when it was switched off')
    .nullable()
    .meta({ description: 'when it was switched off; null: it is on' }),
});

/** Its secret signs: nobody is told it, only that there is one. */
const webhookView = (
  webhook: Webhook | null,
  { role }: Access,
): DataOf<typeof webhookData> | null =>
  webhook === null
    ? null
    : {
        ...((role === 'admin' || role === 'callcenter') && { url: webhook.url }),
        has_secret: true,
        batch: webhook.batch,
        state: webhook.switchedOffAt === null ? 'on' : 'switched-off',
        switched_off_time: webhook.switchedOffAt,
      };

/** A call center with its settings. */
export const callcenterData = z
  .object({
    id: callcenterId,
    lease_seconds: shownCount('how long a login lasts without being kept alive', 86_400),
    max_no_answer: shownCount(
      'after how many unanswered tasks in a row an agent is set away/no-answer; 0: never',
      3,
    ),
    ring_pause_seconds: shownCount(
      'an agent who failed a task with fail_overflow is not offered it again sooner; 0: as soon as the phone is free',
      5,
    ),
    own_phone_ring_seconds: shownCount(
      'how long an agent’s own phone rings when they ask for a call',
      45,
    ),
    phone_lost_seconds: shownCount(
      'a call of which nothing was heard for so long is lost; 0: never',
      10,
    ),
    rejoin_seconds: shownCount(
      'how long conversations wait for an agent whose phone was lost; 0: not at all',
      15,
    ),
    phone_gone_seconds: shownCount(
      'an agent whose phone was not registered for so long is set away/phone-gone; 0: never',
      30,
    ),
    service_level_seconds: shownCount('callers are to be answered within', 20),
    wrap_up_seconds: shownCount(
      'how long agents wrap up after a conversation that a queue task brought about; 0: not at all',
      0,
    ),
    retention_days: shownCount(
      'for how many days tasks and conversations that are over are kept; 0: for ever',
      400,
    ),
    recording_days: shownCount(
      'for how many days recordings are kept; 0: as long as their conversations',
      0,
    ),
    country_code: shownTextOrNull(
      'the country code by which telephone numbers are compared; null: as they are written',
      '86',
    ),
    trunk_prefix: shownText('what is dialled before telephone numbers of the same country', '0'),
    outcomes: z
      .array(shownText('an outcome', 'order'))
      .meta({ description: 'what may come of a conversation, for its note' }),
    thresholds: z.array(thresholdData).meta({ description: 'where alerts begin' }),
    schedule: scheduleData
      .nullable()
      .meta({ description: 'when the call center is open; null: always' }),
    ...limitedData,
    limits: limitsData,
    agents_set_skills: flag.meta({
      description: 'whether a key of role agent may change the skills of its agent',
    }),
    agents_choose_phone: flag.meta({
      description: 'whether a key of role agent may say which phone is its agent’s',
    }),
    webhook: webhookData
      .nullable()
      .meta({ description: 'where events are posted to; null: nowhere' }),
  })
  .meta({ id: 'Callcenter', description: 'a call center and its settings' });

/** A webhook's address may hold what opens it, and is shown to those who may set it. */
export const callcenterView = (
  { id, settings, limits }: Callcenter,
  access: Access,
): DataOf<typeof callcenterData> => ({
  id,
  lease_seconds: settings.leaseSeconds,
  max_no_answer: settings.maxNoAnswer,
  ring_pause_seconds: settings.ringPauseSeconds,
  own_phone_ring_seconds: settings.ownPhoneRingSeconds,
  phone_lost_seconds: settings.phoneLostSeconds,
  rejoin_seconds: settings.rejoinSeconds,
  phone_gone_seconds: settings.phoneGoneSeconds,
  service_level_seconds: settings.serviceLevelSeconds,
  wrap_up_seconds: settings.wrapUpSeconds,
  retention_days: settings.retentionDays,
  recording_days: settings.recordingDays,
  country_code: settings.countryCode,
  trunk_prefix: settings.trunkPrefix,
  outcomes: settings.outcomes,
  thresholds: settings.thresholds.map(thresholdView),
  schedule: scheduleView(settings.schedule),
  ...limitedView(settings),
  limits: limitsView(limits),
  agents_set_skills: settings.agentsSetSkills,
  agents_choose_phone: settings.agentsChoosePhone,
  webhook: webhookView(settings.webhook, access),
});
