import type { TrunkName } from '../domain/ids.ts';
import { refusals } from '../domain/refusals.ts';
import { BUILT_IN_TRUNK, isBuiltIn, nowOf, type Trunk, UNKNOWN_STATE } from '../domain/trunk.ts';
import type { Callcenters } from './callcenters.ts';
import type { LogContext } from './ports/log-context.ts';
import type { LiveTrunk } from './ports/metrics.ts';
import type { Page, PageOf } from './ports/page.ts';
import type { CommandResult } from './ports/telephony.ts';
import type { SeenTrunk, Trunking, TrunkListener } from './ports/trunking.ts';
import type { TrunkRecords } from './ports/trunk-records.ts';

interface Deps {
  readonly records: TrunkRecords;
  readonly trunking: Trunking;
  readonly callcenters: Pick<Callcenters, 'hasSipUser' | 'keepFromExtensions' | 'shared'>;
}

/** A trunk with what is known of it at this moment. */
export interface ObservedTrunk {
  readonly trunk: Trunk;
  readonly now: SeenTrunk;
}

const NOT_SEEN: SeenTrunk = { ...UNKNOWN_STATE, calls: 0, callsIn: 0 };

/** What may be changed of the one that stands in a file. */
type OwnRules = Pick<Trunk, 'prefixes' | 'priority' | 'maxCalls'>;
const OWN_RULES: ReadonlySet<string> = new Set<keyof OwnRules>([
  'prefixes',
  'priority',
  'maxCalls',
]);

/** The ways to the telephone network, of all call centers together. */
export class Trunks implements TrunkListener {
  readonly #deps: Deps;
  readonly #trunks = new Map<TrunkName, Trunk>([[BUILT_IN_TRUNK.name, BUILT_IN_TRUNK]]);
  #seen: ReadonlyMap<TrunkName, SeenTrunk> = new Map();
  #told = '';

  constructor(deps: Deps) {
    this.#deps = deps;
    deps.trunking.listen(this);
    this.#changed();
  }

  /** To be done before Asterisk is connected and requests are served. */
  async load(): Promise<void> {
    for (const trunk of await this.#deps.records.trunks()) this.#trunks.set(trunk.name, trunk);
    this.#changed();
  }

  wanted(): readonly Trunk[] {
    return [...this.#trunks.values()];
  }

  seen(trunks: ReadonlyMap<TrunkName, SeenTrunk>): void {
    this.#seen = trunks;
    this.#tell();
  }

  /** What call centers know of it is told when it is other than before. */
  #tell(): void {
    const now = this.wanted().map((trunk) => {
      const { registered, reachable, callsIn } = this.#seen.get(trunk.name) ?? NOT_SEEN;
      // Of no use to those who have no limit to keep.
      return nowOf(trunk, { registered, reachable }, trunk.maxCalls === null ? 0 : callsIn);
    });
    const text = JSON.stringify(now);
    if (text === this.#told) return;
    this.#told = text;
    this.#deps.callcenters.shared.trunksListed(now);
  }

  /** All, as they were last seen. */
  live(): LiveTrunk[] {
    return this.wanted().map(({ name }) => ({ name, ...(this.#seen.get(name) ?? NOT_SEEN) }));
  }

  list({ number, size }: Page): PageOf<ObservedTrunk> {
    const sorted = this.wanted().toSorted((one, other) => (one.name < other.name ? -1 : 1));
    const rows = sorted.slice((number - 1) * size, number * size);
    return { totalCount: sorted.length, rows: rows.map((trunk) => this.#observed(trunk)) };
  }

  /** @throws Refusal trunk-not-found */
  find(name: TrunkName): ObservedTrunk {
    return this.#observed(this.#get(name));
  }

  /**
   * Stored first, so that it is made in Asterisk after a crash too.
   * @throws Refusal trunk-exists, asterisk-refused, asterisk-unavailable
   */
  async create(trunk: Trunk, logContext: LogContext): Promise<ObservedTrunk> {
    const { name } = trunk;
    const { records, callcenters, trunking } = this.#deps;
    if (this.#trunks.has(name)) throw refusals.trunkExists(name);
    if (callcenters.hasSipUser(name)) throw refusals.trunkNameTaken(name, null);
    this.#trunks.set(name, trunk);
    this.#changed();
    try {
      await records.putTrunk(trunk);
      refuseUnlessDone(name, await trunking.put(trunk, true, logContext));
    } catch (error) {
      this.#trunks.delete(name);
      this.#changed();
      await records.removeTrunk(name);
      throw error;
    }
    return this.#observed(trunk);
  }

  /**
   * What cannot be had in Asterisk is not kept.
   * @throws Refusal trunk-not-found, trunk-built-in, asterisk-refused, asterisk-unavailable
   */
  async change(
    name: TrunkName,
    changes: Partial<Omit<Trunk, 'name' | 'kind'>>,
    logContext: LogContext,
  ): Promise<ObservedTrunk> {
    const before = this.#get(name);
    const after = { ...before, ...changes };
    const { records, trunking } = this.#deps;
    const inAsterisk = Object.keys(changes).filter((key) => !OWN_RULES.has(key));
    if (isBuiltIn(name) && inAsterisk.length > 0) throw refusals.trunkBuiltIn(name);
    if (inAsterisk.length > 0) {
      refuseUnlessDone(name, await trunking.put(after, false, logContext));
    }
    await records.putTrunk(after);
    this.#trunks.set(name, after);
    this.#tell();
    return this.#observed(after);
  }

  /**
   * Calls that go on over it are not ended.
   * @throws Refusal trunk-not-found, trunk-built-in, asterisk-refused, asterisk-unavailable
   */
  async remove(name: TrunkName, logContext: LogContext): Promise<Trunk> {
    const trunk = this.#get(name);
    if (isBuiltIn(name)) throw refusals.trunkStays(name);
    const { records, trunking } = this.#deps;
    refuseUnlessDone(name, await trunking.remove(trunk, logContext));
    await records.removeTrunk(name);
    this.#trunks.delete(name);
    this.#changed();
    return trunk;
  }

  #get(name: TrunkName): Trunk {
    const trunk = this.#trunks.get(name);
    if (trunk === undefined) throw refusals.trunkNotFound(name);
    return trunk;
  }

  #observed(trunk: Trunk): ObservedTrunk {
    return { trunk, now: this.#seen.get(trunk.name) ?? NOT_SEEN };
  }

  /** Extensions and trunks are accounts of the same Asterisk: which there are is told. */
  #changed(): void {
    this.#tell();
    this.#deps.callcenters.keepFromExtensions(new Set(this.#trunks.keys()));
  }
}

const refuseUnlessDone = (name: TrunkName, result: CommandResult): void => {
  switch (result.kind) {
    case 'done':
      return;
    case 'refused':
      throw refusals.asteriskRefused(result.message);
    case 'name-taken':
      throw refusals.trunkNameTaken(name, result.madeBy);
    case 'postponed':
      throw refusals.asteriskAwayTryAgain();
  }
};
