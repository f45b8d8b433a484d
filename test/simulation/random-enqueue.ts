import type { Chance } from './chance.ts';

/** Names from which everything in a simulated call center is made: few, so that they meet often. */
export interface Names {
  readonly agents: readonly string[];
  readonly conditions: readonly string[];
  readonly skills: readonly string[];
  readonly users: readonly string[];
}

const WRONG = [
  null,
  '',
  '<enqueue>',
  '<enqueue/>',
  '<enqueue><route/></enqueue>',
  '<enqueue channel="nowhere"><route><skill name="s1"/></route></enqueue>',
  '<enqueue><route><condition name="nothing"/></route></enqueue>',
  '<enqueue choice="best"><route><skill name="s1"/></route></enqueue>',
] as const;

const maybe = (chance: Chance, attribute: string, value: () => string | number): string =>
  chance.oneIn(3) ? ` ${attribute}="${value()}"` : '';

const entry = (chance: Chance, names: Names): string => {
  const [element, of] = chance.pick([
    ['condition', names.conditions],
    ['target', names.agents],
    ['skill', names.skills],
  ] as const);
  const limits = [
    maybe(chance, 'priority', () => chance.below(4) * 33),
    maybe(chance, 'timeout', () => chance.between(1, 40)),
    maybe(chance, 'queue_timeout', () => chance.pick([0, 1, 5, 20, 60])),
    maybe(chance, 'fetch_timeout', () => chance.between(1, 30)),
  ];
  return `<${element} name="${chance.pick(of)}"${limits.join('')}/>`;
};

const several = (count: number, make: () => string): string =>
  Array.from({ length: count }, make).join('');

/** What a dialplan might set ENQUEUE to; now and then something wrong. */
export const randomEnqueue = (chance: Chance, names: Names): string | null => {
  if (chance.oneIn(12)) return chance.pick(WRONG);
  const attributes = [
    maybe(chance, 'choice', () => chance.pick(['random', 'lru'])),
    maybe(chance, 'reserve_state', () => chance.pick(['idle', 'busy', 'away/paper'])),
    maybe(chance, 'fail_overflow', () => 'true'),
    maybe(chance, 'conversation_timeout', () => chance.between(1, 60)),
    maybe(chance, 'priority_raise', () => chance.between(1, 10)),
    maybe(chance, 'data', () => `d${chance.below(100)}`),
  ];
  const routes = several(
    chance.between(1, 3),
    () => `<route>${several(chance.between(1, 3), () => entry(chance, names))}</route>`,
  );
  return `<enqueue${attributes.join('')}>${routes}</enqueue>`;
};
