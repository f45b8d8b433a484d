import { z } from 'zod';
import { formatState } from '../../../domain/agent-state.ts';
import { MOST_STATE_REASONS, type StateReason } from '../../../domain/state-reason.ts';
import { getCallcenter } from '../../../operations/read-callcenters.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { phrase } from '../../../messages/phrase.ts';
import { ruleText, ruleWords } from '../../protocol/rule.ts';
import { type DataOf, shownText } from '../../schemas/answer-fields.ts';
import { callcenterId, flag, members, nothing, settableState, text } from '../../schemas/fields.ts';
import { type Route, route } from '../../schemas/route.ts';

const REASON_RULE = phrase('state-reason');
const LIST_RULE = phrase('list-of-reasons', { most: MOST_STATE_REASONS });

const LABEL = /^(?=.*[^\p{Z}])[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]{1,64}$/u;
const COLOR = /^#[0-9a-fA-F]{6}$/;

/** What the state is called, how it is shown, and how it counts. */
const look = {
  name: text(phrase('label'), LABEL, 'Lunch'),
  color: text(phrase('css-color'), COLOR, '#b7791f'),
};
const productive = flag.meta({
  description: 'whether the time counts as work: productive_seconds in reports',
  examples: [false],
});

const reason = members({
  state: settableState
    .refine(({ kind }) => kind !== 'idle', { error: ruleText(REASON_RULE) })
    .meta({ description: ruleWords(REASON_RULE), examples: ['away/lunch'] }),
  ...look,
  productive: productive.default(false),
});

type Reason = z.output<typeof reason>;

const areDifferent = (reasons: readonly Reason[]): boolean =>
  new Set(reasons.map(({ state }) => formatState(state))).size === reasons.length;

const body = members({
  reasons: z
    .array(reason, { error: ruleText(LIST_RULE) })
    .max(MOST_STATE_REASONS, { error: ruleText(LIST_RULE) })
    .refine(areDifferent, { error: ruleText(LIST_RULE) })
    .meta({ description: `${ruleWords(LIST_RULE)}; desks show them in this order` }),
});

const reasonData = z
  .object({
    state: shownText('the state that it stands for', 'away/lunch'),
    name: shownText('what desks call it', 'Lunch'),
    color: shownText('how desks show it, as in CSS', '#b7791f'),
    productive,
  })
  .meta({ id: 'StateReason', description: 'why agents take no callers for a while' });

const reasonsData = z.object({
  reasons: z.array(reasonData).meta({ description: 'in the order in which desks show them' }),
});

const reasonsView = (reasons: readonly StateReason[]): DataOf<typeof reasonsData> => ({
  reasons: reasons.map(({ state, ...rest }) => ({ state: formatState(state), ...rest })),
});

const one = {
  path: '/callcenter/:callcenter_id/state_reasons',
  params: members({ callcenter_id: callcenterId }),
  query: nothing,
  data: reasonsData,
  refusals: [],
};

const get = (deps: OperationDeps): Route =>
  route({
    ...one,
    method: 'GET',
    id: 'getStateReasons',
    summary: 'Show the reasons to be busy or away that desks offer.',
    body: null,
    handle: ({ params: { callcenter_id } }) =>
      reasonsView(getCallcenter(deps, callcenter_id).settings.stateReasons),
  });

const put = ({ callcenters }: OperationDeps): Route =>
  route({
    ...one,
    method: 'PUT',
    id: 'putStateReasons',
    summary: 'Set the reasons to be busy or away that desks offer.',
    description:
      'Any other state may still be set. Time that was counted already stays as it was counted.',
    body,
    handle: async ({ params: { callcenter_id }, body: { reasons }, logContext }) => {
      const request = { kind: 'change-callcenter', changes: { stateReasons: reasons } } as const;
      const changed = await callcenters.find(callcenter_id).ask(request, logContext);
      return reasonsView(changed.settings.stateReasons);
    },
  });

export const stateReasonRoutes = (deps: OperationDeps): readonly Route[] => [get(deps), put(deps)];
