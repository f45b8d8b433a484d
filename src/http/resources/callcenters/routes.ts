import { z } from 'zod';
import { deleteCallcenter } from '../../../operations/delete-callcenter.ts';
import type { CallcenterSettings } from '../../../domain/callcenter.ts';
import { WRAP_UP_S } from '../../../domain/enqueue/limits.ts';
import { phrase } from '../../../messages/phrase.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { getCallcenter, listCallcenters } from '../../../operations/read-callcenters.ts';
import { listOf } from '../../schemas/answer-fields.ts';
import { callcenterData, callcenterView } from './view.ts';
import {
  anyOf,
  callcenterId,
  flag,
  members,
  newCallcenterId,
  nothing,
  text,
  wholeNumber,
} from '../../schemas/fields.ts';
import { limitChangesIn, limitedChangesIn, limitedSettings, limitsBody } from './limits-body.ts';
import { schedule, scheduleIn } from './schedule-body.ts';
import { thresholds, thresholdsIn } from './thresholds.ts';
import { outcomeName } from '../conversations/note.ts';
import { webhook } from './webhook-body.ts';
import { listView, pageOf, paging } from '../../schemas/paging.ts';
import { type Route, route } from '../../schemas/route.ts';

const YEAR_S = 31_536_000;
const MOST_OUTCOMES = 100;
const CENTURY_DAYS = 36_500;

const countryCode = text(phrase('country-code'), /^[1-9][0-9]{0,2}$/, '86');
const trunkPrefix = text(phrase('national-prefix'), /^[0-9]{0,4}$/, '0');

const path = '/callcenter/:callcenter_id';
const params = members({ callcenter_id: callcenterId });

const settings = members({
  lease_seconds: wholeNumber({ least: 1, most: YEAR_S })
    .optional()
    .meta({
      description: 'how long a login lasts without being kept alive, from 1 to 31536000',
      examples: [86_400],
    }),
  max_no_answer: wholeNumber({ least: 0, most: 1000 })
    .optional()
    .meta({
      description:
        'after how many unanswered tasks in a row an agent is set away/no-answer; 0: never',
      examples: [3],
    }),
  ring_pause_seconds: wholeNumber({ least: 0, most: 600 })
    .optional()
    .meta({
      description:
        'an agent who failed a task with fail_overflow is not offered it again sooner, from 0 to 600; 0: as soon as the phone is free',
      examples: [5],
    }),
  own_phone_ring_seconds: wholeNumber({ least: 1, most: 600 })
    .optional()
    .meta({
      description: 'how long an agent’s own phone rings when they ask for a call, from 1 to 600',
      examples: [45],
    }),
  phone_lost_seconds: wholeNumber({ least: 0, most: 3600 })
    .optional()
    .meta({
      description:
        'a call of which nothing was heard for so long is lost, from 0 to 3600; 0: never',
      examples: [10],
    }),
  rejoin_seconds: wholeNumber({ least: 0, most: 600 })
    .optional()
    .meta({
      description:
        'how long conversations wait for an agent whose phone was lost, from 0 to 600; 0: not at all',
      examples: [15],
    }),
  phone_gone_seconds: wholeNumber({ least: 0, most: 3600 })
    .optional()
    .meta({
      description:
        'an agent whose phone was not registered for so long is set away/phone-gone, from 0 to 3600; 0: never',
      examples: [30],
    }),
  service_level_seconds: wholeNumber({ least: 1, most: 3600 })
    .optional()
    .meta({
      description:
        'callers are to be answered within, from 1 to 3600: the threshold of the service level in figures',
      examples: [20],
    }),
  wrap_up_seconds: wholeNumber(WRAP_UP_S)
    .optional()
    .meta({
      description: `how long agents wrap up after a conversation that a queue task brought about, from ${WRAP_UP_S.least} to ${WRAP_UP_S.most}; 0: not at all`,
      examples: [30],
    }),
  retention_days: wholeNumber({ least: 0, most: CENTURY_DAYS })
    .optional()
    .meta({
      description:
        'for how many days tasks and conversations that are over are kept, from 0 to 36500; 0: for ever',
      examples: [400],
    }),
  recording_days: wholeNumber({ least: 0, most: CENTURY_DAYS })
    .optional()
    .meta({
      description:
        'for how many days recordings are kept after their conversation began, if not as long as it, from 0 to 36500; 0: as long as the conversation',
      examples: [90],
    }),
  country_code: countryCode
    .nullable()
    .optional()
    .meta({
      description:
        'the country code by which telephone numbers are compared, without +; null: they are compared as they are written',
      examples: ['86'],
    }),
  trunk_prefix: trunkPrefix.optional().meta({
    description:
      'what is dialled before telephone numbers of the same country, for comparing them; empty: nothing',
    examples: ['0'],
  }),
  outcomes: anyOf(outcomeName, MOST_OUTCOMES)
    .unwrap()
    .optional()
    .meta({
      description: 'what may come of a conversation, for its note; at most 100',
      examples: [['order', 'no interest']],
    }),
  thresholds: thresholds.optional().meta({
    description:
      'where alerts begin: callcenter.alert; one of each figure, work channel and condition',
  }),
  schedule: schedule
    .nullable()
    .optional()
    .meta({ description: 'when the call center is open; null: always' }),
  ...limitedSettings,
  agents_set_skills: flag
    .optional()
    .meta({ description: 'whether a key of role agent may change the skills of its agent' }),
  agents_choose_phone: flag
    .optional()
    .meta({ description: 'whether a key of role agent may say which phone is its agent’s' }),
  webhook: webhook
    .nullable()
    .optional()
    .meta({ description: 'where events are posted to; null: nowhere' }),
});

const changesIn = (body: z.output<typeof settings>): Partial<CallcenterSettings> => ({
  ...(body.lease_seconds !== undefined && { leaseSeconds: body.lease_seconds }),
  ...(body.max_no_answer !== undefined && { maxNoAnswer: body.max_no_answer }),
  ...(body.ring_pause_seconds !== undefined && { ringPauseSeconds: body.ring_pause_seconds }),
  ...(body.own_phone_ring_seconds !== undefined && {
    ownPhoneRingSeconds: body.own_phone_ring_seconds,
  }),
  ...(body.phone_lost_seconds !== undefined && { phoneLostSeconds: body.phone_lost_seconds }),
  ...(body.rejoin_seconds !== undefined && { rejoinSeconds: body.rejoin_seconds }),
  ...(body.phone_gone_seconds !== undefined && { phoneGoneSeconds: body.phone_gone_seconds }),
  ...(body.service_level_seconds !== undefined && {
    serviceLevelSeconds: body.service_level_seconds,
  }),
  ...(body.wrap_up_seconds !== undefined && { wrapUpSeconds: body.wrap_up_seconds }),
  ...(body.retention_days !== undefined && { retentionDays: body.retention_days }),
  ...(body.country_code !== undefined && { countryCode: body.country_code }),
  ...(body.trunk_prefix !== undefined && { trunkPrefix: body.trunk_prefix }),
  ...(body.recording_days !== undefined && { recordingDays: body.recording_days }),
  ...(body.outcomes !== undefined && { outcomes: [...new Set(body.outcomes)] }),
  ...(body.thresholds !== undefined && { thresholds: thresholdsIn(body.thresholds) }),
  ...(body.schedule !== undefined && { schedule: body.schedule && scheduleIn(body.schedule) }),
  ...limitedChangesIn(body),
  ...(body.agents_set_skills !== undefined && { agentsSetSkills: body.agents_set_skills }),
  ...(body.agents_choose_phone !== undefined && { agentsChoosePhone: body.agents_choose_phone }),
  // Given anew, a receiver that was switched off is tried again.
  ...(body.webhook !== undefined && {
    webhook: body.webhook && { ...body.webhook, switchedOffAt: null },
  }),
});

/** Which one it was. */
const deletedCallcenter = z.object({ id: callcenterId });

const put = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'PUT',
    path,
    id: 'putCallcenter',
    summary: 'Make a call center, or change the settings that are given.',
    params: members({ callcenter_id: newCallcenterId }),
    query: nothing,
    body: settings,
    data: callcenterData,
    refusals: ['callcenter-in-use', 'disk-full', 'work-channel-not-found', 'condition-not-found'],
    handle: async ({ params, body, logContext, access }) =>
      callcenterView(
        await callcenters.put(params.callcenter_id, changesIn(body), logContext),
        access,
      ),
  });

const putLimits = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'PUT',
    path: `${path}/limits`,
    id: 'putCallcenterLimits',
    summary: 'Set how far a call center may raise its settings.',
    description:
      'For administrators. Settings that are above a limit that is set here come down to it. Of prefixes and caller_ids both hold: those here and those of the call center. A call to one of emergency_numbers is never limited.',
    params,
    query: nothing,
    body: limitsBody,
    data: callcenterData,
    refusals: [],
    handle: async ({ params, body, logContext, access }) => {
      const request = { kind: 'change-limits', changes: limitChangesIn(body) } as const;
      const changed = await callcenters.find(params.callcenter_id).ask(request, logContext);
      return callcenterView(changed, access);
    },
  });

const get = (deps: OperationDeps): Route =>
  route({
    method: 'GET',
    path,
    id: 'getCallcenter',
    summary: 'Show a call center and its settings.',
    params,
    query: nothing,
    body: null,
    data: callcenterData,
    refusals: [],
    handle: ({ params, access }) =>
      callcenterView(getCallcenter(deps, params.callcenter_id), access),
  });

const list = (deps: OperationDeps): Route =>
  route({
    method: 'GET',
    path: '/callcenter',
    id: 'listCallcenters',
    summary: 'List the call centers, by id.',
    params: nothing,
    query: members(paging),
    body: null,
    data: listOf(callcenterData),
    refusals: [],
    handle: ({ query, access }) =>
      listView(query, listCallcenters(deps, pageOf(query)), (one) => callcenterView(one, access)),
  });

const remove = (deps: OperationDeps): Route =>
  route({
    method: 'DELETE',
    path,
    id: 'deleteCallcenter',
    summary: 'Delete a call center that nobody uses, for good.',
    description:
      'It must have no agents logged in, extensions, queue tasks, conversations or calls. Conditions, work channels, history, events and recordings go with it.',
    params,
    query: nothing,
    body: null,
    data: deletedCallcenter,
    refusals: ['callcenter-in-use', 'asterisk-refused'],
    handle: async ({ params, logContext }) => ({
      id: await deleteCallcenter(deps, params.callcenter_id, logContext),
    }),
  });

export const callcenterRoutes = (deps: OperationDeps): readonly Route[] => [
  put(deps),
  putLimits(deps),
  get(deps),
  list(deps),
  remove(deps),
];
