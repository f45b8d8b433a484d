import { agentState } from '../domain/agent.ts';
import type { AgentState } from '../domain/agent-state.ts';
import { queueCondition } from '../domain/engine/world/as-queued.ts';
import type { World } from '../domain/engine/world/world.ts';
import type { CallcenterId, ConditionName, WorkChannelName } from '../domain/ids.ts';
import { rankMatching, type ScoredAgent } from '../domain/queue/rank-matching.ts';
import { findWorkChannel } from '../domain/requests/checks/find.ts';
import { checkExpressions } from '../domain/requests/create-condition.ts';
import { pageOfTable } from './page-of-table.ts';
import type { Page, PageOf } from './ports/page.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';

/** A condition that is only thought of. */
export interface TriedCondition {
  readonly workChannel: WorkChannelName;
  readonly where: string;
  readonly sort: string;
}

/** An agent whom it matches. */
export type MatchingAgent = ScoredAgent & { readonly state: AgentState };

/** It needs a name where all others have one. Nobody sees it. */
const UNNAMED = 'tried' as ConditionName;

/**
 * Whom a condition would pick in this world if it were stored, the best first.
 * @throws Refusal work-channel-not-found, condition-invalid with the position
 */
export const matchingIn = (
  world: World,
  { workChannel, where, sort }: TriedCondition,
  page: Page,
): PageOf<MatchingAgent> => {
  findWorkChannel(world, workChannel);
  checkExpressions({ where, sort });
  const times = { timeoutMs: null, queueTimeoutMs: null, fetchTimeoutMs: null };
  const tried = { name: UNNAMED, workChannel, where, sort, priority: 0, ...times };
  const matching = rankMatching(world.queue.agents(), queueCondition(tried));
  const { rows, totalCount } = pageOfTable({ size: matching.length, values: () => matching }, page);
  const shown = rows.flatMap((scored) => {
    const agent = world.agents.get(scored.name);
    return agent === undefined ? [] : [{ ...scored, state: agentState(agent) }];
  });
  return { totalCount, rows: shown };
};

/**
 * Whom a condition would pick if it were stored, the best first. Changes nothing.
 * @throws Refusal callcenter-not-found, work-channel-not-found, condition-invalid with the position
 */
export const testCondition = (
  { callcenters }: Pick<OperationDeps, 'callcenters'>,
  id: CallcenterId,
  tried: TriedCondition,
  page: Page,
): PageOf<MatchingAgent> => matchingIn(callcenters.find(id).world, tried, page);
