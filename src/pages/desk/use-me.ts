import { createContext, use } from 'react';
import type { BoardAgent, BoardState } from '../live/board.ts';

/** The agent whose desk it is. */
export interface Me {
  readonly name: string;
  /** null: not logged in. */
  readonly agent: BoardAgent | null;
  readonly board: BoardState;
  /** What every path of theirs names. */
  readonly path: { readonly callcenter_id: string; readonly agent_name: string };
}

export const MeContext = createContext<Me | null>(null);

/** The agent whose desk it is. Only below the desk. */
export const useMe = (): Me => {
  const me = use(MeContext);
  if (me === null) throw new Error('this is nobody’s desk');
  return me;
};

/** The operations of the agent. */
export const AGENT = '/callcenter/{callcenter_id}/agent/{agent_name}';
