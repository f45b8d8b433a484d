import type { TrunkName } from '../../domain/ids.ts';
import type { Trunk, TrunkState } from '../../domain/trunk.ts';
import type { LogContext } from './log-context.ts';
import type { CommandResult } from './telephony.ts';

/** A trunk as it is found to be. */
export interface SeenTrunk extends TrunkState {
  /** That go on over it at this moment, in both directions. */
  readonly calls: number;
  /** Those of them that came in. */
  readonly callsIn: number;
}

/** What is asked by those who look after trunks, and told them. */
export interface TrunkListener {
  /** The trunks that there are to be. */
  wanted(): readonly Trunk[];
  /** Told again and again, whether something changed or not; of what is missing nothing is known. */
  seen(trunks: ReadonlyMap<TrunkName, SeenTrunk>): void;
}

/** The trunks in Asterisk. They are put there anew whenever it is reached again and lacks them. */
export interface Trunking {
  listen(listener: TrunkListener): void;
  /** @param isNew one of that name that is not ours is not to be touched */
  put(trunk: Trunk, isNew: boolean, logContext: LogContext): Promise<CommandResult>;
  remove(trunk: Trunk, logContext: LogContext): Promise<CommandResult>;
}
