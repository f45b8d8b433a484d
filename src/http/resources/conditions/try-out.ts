import { z } from 'zod';
import { formatState } from '../../../domain/agent-state.ts';
import { DEFAULT_WORK_CHANNEL } from '../../../domain/work-channel.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { type MatchingAgent, testCondition } from '../../../operations/test-condition.ts';
import { type DataOf, listOf, shownNumber, shownText } from '../../schemas/answer-fields.ts';
import { agentName, callcenterId, members, workChannelName } from '../../schemas/fields.ts';
import { listView, pageOf, paging } from '../../schemas/paging.ts';
import { type Route, route } from '../../schemas/route.ts';
import { triedCondition } from './body.ts';

const matchingAgentData = z
  .object({
    name: agentName,
    score: shownNumber('what `sort` gives for them; the higher, the sooner they are chosen', 80),
    state: shownText('as Agent shows it', 'idle'),
  })
  .meta({ id: 'MatchingAgent', description: 'an agent whom a condition matches' });

const matchingAgentView = ({
  name,
  score,
  state,
}: MatchingAgent): DataOf<typeof matchingAgentData> => ({
  name,
  score,
  state: formatState(state),
});

/** Whom a condition would pick that is not stored. */
export const conditionTestRoute = ({ callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: '/callcenter/:callcenter_id/condition/test',
    id: 'testCondition',
    summary: 'Try a condition that is not stored: whom it would match, the best first.',
    description: 'Changes nothing. All agents count who are logged in, whatever their state.',
    params: members({ callcenter_id: callcenterId }),
    query: members(paging),
    body: members({ ...triedCondition, channel: workChannelName.optional() }),
    data: listOf(matchingAgentData),
    refusals: ['work-channel-not-found', 'condition-invalid'],
    expense: 'always',
    handle: ({ params: { callcenter_id }, query, body }) => {
      const { channel = DEFAULT_WORK_CHANNEL, where, sort = '0' } = body;
      const tried = { workChannel: channel, where, sort };
      const matching = testCondition({ callcenters }, callcenter_id, tried, pageOf(query));
      return listView(query, matching, matchingAgentView);
    },
  });
