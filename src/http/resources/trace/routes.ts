import { z } from 'zod';
import { refusals } from '../../../domain/refusals.ts';
import type { KeptHistory } from '../../../domain/kept-history.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { traceOf } from '../../../trace/trace-of.ts';
import { type DataOf, shownMoment, shownText, shownWord } from '../../schemas/answer-fields.ts';
import { callcenterId, members, nothing, traceId } from '../../schemas/fields.ts';
import { type Route, route } from '../../schemas/route.ts';

const traceData = z
  .object({
    kind: shownWord(['call', 'queue-task', 'conversation'], 'what it is the story of'),
    id: shownText('its id', '01kb0q6w5zt8h2m4v7ne-task'),
    lines: z
      .array(
        z.object({
          time: shownMoment('when it happened'),
          text: shownText('what happened, in English', 'the phone of agent ana rings'),
        }),
      )
      .meta({ description: 'in the order of time' }),
    remarks: z.array(z.string()).meta({
      description: 'how things stand, and what is not known any more',
      examples: [['The caller waits now.']],
    }),
  })
  .meta({ id: 'Trace', description: 'the story of a call, in plain words' });

const traceView = (history: KeptHistory): DataOf<typeof traceData> => {
  const { lines, remarks } = traceOf(history);
  return {
    ...history.subject,
    lines: lines.map(({ at, text }) => ({ time: at, text })),
    remarks,
  };
};

/** What became of a call. */
export const traceRoutes = ({ histories, callcenters }: OperationDeps): readonly Route[] => [
  route({
    method: 'GET',
    path: '/callcenter/:callcenter_id/trace/:trace_id',
    id: 'tellTrace',
    summary: 'Tell the story of a call, a queue task or a conversation, in plain words.',
    description:
      'As `npm run trace` does: who waited, whose phone rang and how that ended, who talked with whom, what was heard and why it ended. Events are kept for seven days, so that older stories have gaps, which `remarks` tells.',
    params: members({ callcenter_id: callcenterId, trace_id: traceId }),
    query: nothing,
    body: null,
    data: traceData,
    refusals: ['trace-not-found'],
    expense: 'always',
    handle: async ({ params: { callcenter_id, trace_id } }) => {
      callcenters.find(callcenter_id);
      const history = await histories.find(trace_id, callcenter_id);
      if (history === null) throw refusals.traceNotFound(trace_id);
      return traceView(history);
    },
  }),
];
