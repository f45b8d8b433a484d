import type { CallcenterId, TrunkName } from '../../domain/ids.ts';
import type { RoutedNumber } from '../../domain/routed-number.ts';
import type { Trunk } from '../../domain/trunk.ts';

/** Keeps the trunks, and the numbers that are routed. Both are few: all are read at the start. */
export interface TrunkRecords {
  trunks(): Promise<readonly Trunk[]>;
  /** Takes the place of one of the same name. */
  putTrunk(trunk: Trunk): Promise<void>;
  removeTrunk(name: TrunkName): Promise<void>;
  numbers(): Promise<readonly RoutedNumber[]>;
  /**
   * Takes the place of one with the same key.
   * @throws Refusal callcenter-not-found if it is for one that does not exist
   */
  putNumber(key: string, number: RoutedNumber): Promise<void>;
  removeNumber(key: string): Promise<void>;
  /** Those of a call center go with it. */
  removeNumbersOf(callcenter: CallcenterId): Promise<void>;
}
