import type { Context } from 'koa';
import type { ApiKey } from '../domain/api-key.ts';

type WithState = Pick<Context, 'state'>;

const notes = ({ state }: WithState): { principal?: ApiKey } => state;

/** Notes whose request it is, once that is proven. */
export const setPrincipal = (ctx: WithState, key: ApiKey): void => {
  notes(ctx).principal = key;
};

/** With which key a request came; null: with none, or that is not yet proven. */
export const principalOf = (ctx: WithState): ApiKey | null => notes(ctx).principal ?? null;
