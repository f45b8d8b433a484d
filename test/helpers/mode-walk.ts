/** A listen/speak mode: 1 hears and speaks, 2 hears, 3 speaks, 4 neither. */
export type Mode = 1 | 2 | 3 | 4;

/** One member's mode is set. */
export interface ModeStep {
  /** Which member, counted from 0. */
  readonly who: number;
  readonly mode: Mode;
}

const MODES: readonly Mode[] = [1, 2, 3, 4];

type Combination = readonly Mode[];

/** Everything that can be done to a combination of modes with one step. */
const stepsFrom = (modes: Combination): ModeStep[] =>
  modes.flatMap((present, who) =>
    MODES.filter((mode) => mode !== present).map((mode) => ({ who, mode })),
  );

export const after = (modes: Combination, { who, mode }: ModeStep): Combination =>
  modes.with(who, mode);

/** All members at 1: where every walk begins. */
export const allTalk = (members: number): Combination => Array.from({ length: members }, () => 1);

interface Visit {
  readonly modes: Combination;
  readonly by: ModeStep | null;
}

/**
 * Every step from every combination, each once: an Eulerian circuit by Hierholzer's algorithm, which
 * exists as there are as many steps to a combination as from it. 96 steps for two members.
 */
export const everyChange = (members: number): ModeStep[] => {
  const left = new Map<string, ModeStep[]>();
  const leftOf = (modes: Combination): ModeStep[] => {
    const steps = left.get(modes.join()) ?? stepsFrom(modes);
    left.set(modes.join(), steps);
    return steps;
  };
  const path: Visit[] = [{ modes: allTalk(members), by: null }];
  const circuit: ModeStep[] = [];
  for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
    const step = leftOf(last.modes).shift();
    if (step !== undefined) path.push({ modes: after(last.modes, step), by: step });
    else {
      path.pop();
      if (last.by !== null) circuit.push(last.by);
    }
  }
  return circuit.reverse();
};

/**
 * Every combination, in few steps, among which each member is changed from each mode to each other.
 * 64 combinations for three members.
 */
export const everyCombination = (members: number): ModeStep[] => {
  const combinations = new Set<string>();
  const changes = new Set<string>();
  const steps: ModeStep[] = [];
  let modes = allTalk(members);
  const wants = 12 * members;
  combinations.add(modes.join());
  while (combinations.size < 4 ** members || changes.size < wants) {
    const changeBy = ({ who, mode }: ModeStep): string => `${who}: ${modes[who] ?? ''} to ${mode}`;
    const isNew = (step: ModeStep): boolean => !combinations.has(after(modes, step).join());
    const worth = (step: ModeStep): number =>
      Number(isNew(step)) * 2 + Number(!changes.has(changeBy(step)));
    const candidates = stepsFrom(modes);
    const most = Math.max(...candidates.map(worth));
    const best = candidates.filter((step) => worth(step) === most);
    const step = best[steps.length % best.length];
    if (step === undefined) throw new Error('no member');
    changes.add(changeBy(step));
    modes = after(modes, step);
    combinations.add(modes.join());
    steps.push(step);
  }
  return steps;
};
