import type { Fact } from '../../src/domain/engine/world/fact.ts';
import type { TrunkName } from '../../src/domain/ids.ts';
import { ANY_NUMBER, BUILT_IN_TRUNK, nowOf, type TrunkNow } from '../../src/domain/trunk.ts';
import type { Chance } from './chance.ts';

type TrunksListed = Extract<Fact, { kind: 'trunks-listed' }>;

const trunk = (name: string, rules: Partial<TrunkNow>): TrunkNow => ({
  ...nowOf({ ...BUILT_IN_TRUNK, name: name as TrunkName }),
  ...rules,
});

/** Ways that overlap, so that most numbers can go by several; the last one takes calls in alone. */
const TRUNKS: readonly TrunkNow[] = [
  nowOf(BUILT_IN_TRUNK),
  trunk('any', { kind: 'peer', prefixes: [ANY_NUMBER], priority: 5 }),
  trunk('home', {
    kind: 'register',
    prefixes: [
      { prefix: '0', strip: 1, add: '+49' },
      { prefix: '+49', strip: 0, add: '' },
    ],
  }),
  trunk('far', { kind: 'peer', prefixes: [{ prefix: '+', strip: 1, add: '00' }], priority: 2 }),
  trunk('in-only', { kind: 'peer', prefixes: [] }),
];

/** Carriers, and what the service knows of the trunks to them, which may be of before. */
export class Carriers {
  readonly #chance: Chance;
  readonly #tell: (fact: TrunksListed) => void;
  /** Trunks whose carrier answers 503. */
  readonly #failing = new Set<TrunkName>();
  /** Calls that other call centers have. */
  readonly #elsewhere = new Map<TrunkName, number>();
  #trunks: readonly TrunkNow[] = [nowOf(BUILT_IN_TRUNK)];

  constructor(chance: Chance, tell: (fact: TrunksListed) => void) {
    this.#chance = chance;
    this.#tell = tell;
  }

  readonly elsewhere = (name: TrunkName): number => this.#elsewhere.get(name) ?? 0;

  /** Somebody makes, changes or removes a trunk, or a carrier fails or is there again. */
  move(): void {
    const chance = this.#chance;
    const drawn = chance.pick(TRUNKS);
    const others = this.#trunks.filter(({ name }) => name !== drawn.name);
    const isKept = !chance.oneIn(8);
    this.#trunks = isKept ? [...others, this.#changed(drawn)] : others;
    this.tell();
  }

  /** All at once, as when a service starts. */
  tell(): void {
    this.#tell({ kind: 'trunks-listed', trunks: this.#trunks });
  }

  /** No call can be made this way: Asterisk does not even begin. */
  has(name: TrunkName): boolean {
    return this.#trunks.some((one) => one.name === name);
  }

  isFailing(name: TrunkName): boolean {
    return this.#failing.has(name) || !this.has(name);
  }

  /** A carrier that fails is not always known to. */
  #changed(drawn: TrunkNow): TrunkNow {
    const chance = this.#chance;
    const { name } = drawn;
    if (chance.oneIn(3)) this.#failing.add(name);
    else this.#failing.delete(name);
    this.#elsewhere.set(name, chance.pick([0, 0, 1]));
    const works = !chance.oneIn(4);
    return {
      ...drawn,
      maxCalls: chance.pick([null, null, 0, 1, 2]),
      callsIn: chance.pick([0, 0, 1]),
      registered: drawn.kind === 'register' ? works : null,
      reachable: chance.oneIn(4) ? null : works,
    };
  }
}
