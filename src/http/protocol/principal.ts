import type { ApiKey } from '../../domain/api-key.ts';
import { type Noted, notesOf } from './request-notes.ts';

/** Notes whose request it is, once that is proven. */
export const setPrincipal = (ctx: Noted, key: ApiKey): void => {
  notesOf(ctx).principal = key;
};

/** With which key a request came; null: with none, or that is not yet proven. */
export const principalOf = (ctx: Noted): ApiKey | null => notesOf(ctx).principal ?? null;
