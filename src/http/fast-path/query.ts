import type { ParsedUrlQuery } from 'node:querystring';
import type { Context } from 'koa';

const MOST = 500;
const LONGEST = 200;
const known = new Map<string, Readonly<ParsedUrlQuery>>();

/**
 * What a request asks with, null if there is nothing. Clients send the same few queries over and over, and
 * Koa takes 5 µs for each: those are remembered.
 */
export const queryOf = (ctx: Context): Readonly<ParsedUrlQuery> | null => {
  const text = ctx.querystring;
  if (text === '') return null;
  const found = known.get(text);
  if (found !== undefined) return found;
  // A copy: the parser's has no prototype.
  const query = { ...ctx.query };
  if (text.length > LONGEST) return query;
  if (known.size >= MOST) known.clear();
  known.set(text, query);
  return query;
};
