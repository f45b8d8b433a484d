import { z } from 'zod';
import { getCallcenter } from '../../../operations/read-callcenters.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { shownText } from '../../schemas/answer-fields.ts';
import { callcenterId, members, nothing } from '../../schemas/fields.ts';
import { type Route, route } from '../../schemas/route.ts';

const outcomesData = z.object({
  outcomes: z
    .array(shownText('an outcome', 'order'))
    .meta({ description: 'in the order in which desks show them' }),
});

/** What may come of a conversation, for those who write its note: agents do not see the settings. */
export const outcomeRoutes = (deps: OperationDeps): readonly Route[] => [
  route({
    method: 'GET',
    path: '/callcenter/:callcenter_id/outcomes',
    id: 'getOutcomes',
    summary: 'Show what may come of a conversation, for its note.',
    description: 'They are a setting of the call center: `outcomes`.',
    params: members({ callcenter_id: callcenterId }),
    query: nothing,
    body: null,
    data: outcomesData,
    refusals: [],
    handle: ({ params: { callcenter_id } }) => ({
      outcomes: getCallcenter(deps, callcenter_id).settings.outcomes,
    }),
  }),
];
