import type { CallcenterId, TrunkName } from '../../src/domain/ids.ts';
import type { RoutedNumber } from '../../src/domain/routed-number.ts';
import type { Trunk } from '../../src/domain/trunk.ts';
import type { Callcenters } from '../../src/operations/callcenters.ts';
import { Numbers } from '../../src/operations/numbers.ts';
import type { CommandResult } from '../../src/operations/ports/telephony.ts';
import type { SeenTrunk, Trunking, TrunkListener } from '../../src/operations/ports/trunking.ts';
import type { TrunkRecords } from '../../src/operations/ports/trunk-records.ts';
import { Trunks } from '../../src/operations/trunks.ts';

/** Trunks and numbers as the ports describe them, in memory. */
export class MemoryTrunkRecords implements TrunkRecords {
  readonly trunkRows = new Map<TrunkName, Trunk>();
  readonly numberRows = new Map<string, RoutedNumber>();

  trunks(): Promise<readonly Trunk[]> {
    return Promise.resolve([...this.trunkRows.values()]);
  }

  putTrunk(trunk: Trunk): Promise<void> {
    this.trunkRows.set(trunk.name, trunk);
    return Promise.resolve();
  }

  removeTrunk(name: TrunkName): Promise<void> {
    this.trunkRows.delete(name);
    return Promise.resolve();
  }

  numbers(): Promise<readonly RoutedNumber[]> {
    return Promise.resolve([...this.numberRows.values()]);
  }

  putNumber(key: string, number: RoutedNumber): Promise<void> {
    this.numberRows.set(key, number);
    return Promise.resolve();
  }

  removeNumber(key: string): Promise<void> {
    this.numberRows.delete(key);
    return Promise.resolve();
  }

  removeNumbersOf(callcenter: CallcenterId): Promise<void> {
    for (const [key, { callcenterId }] of this.numberRows) {
      if (callcenterId === callcenter) this.numberRows.delete(key);
    }
    return Promise.resolve();
  }
}

/** An Asterisk that has trunks, without carriers: tests say what is seen of them. */
export class MemoryTrunking implements Trunking {
  readonly trunks = new Map<TrunkName, Trunk>();
  /** What comes of everything that is asked for. */
  result: CommandResult = { kind: 'done' };
  #listener: TrunkListener | null = null;

  listen(listener: TrunkListener): void {
    this.#listener = listener;
  }

  put(trunk: Trunk): Promise<CommandResult> {
    if (this.result.kind === 'done') this.trunks.set(trunk.name, trunk);
    return Promise.resolve(this.result);
  }

  remove({ name }: Trunk): Promise<CommandResult> {
    if (this.result.kind === 'done') this.trunks.delete(name);
    return Promise.resolve(this.result);
  }

  /** What is found of trunks from now on. */
  tell(states: Readonly<Record<string, SeenTrunk>>): void {
    this.#listener?.seen(
      new Map(Object.entries(states).map(([name, state]) => [name as TrunkName, state])),
    );
  }
}

/** What requests for trunks and numbers need, in memory. */
export const memoryTrunks = (callcenters: Callcenters, trunking = new MemoryTrunking()) => {
  const records = new MemoryTrunkRecords();
  return {
    trunks: new Trunks({ records, trunking, callcenters }),
    numbers: new Numbers({ records, callcenters }),
    trunkSettings: { transports: ['udp', 'tcp'] as const, codecs: ['ulaw', 'alaw', 'g722'] },
  };
};
