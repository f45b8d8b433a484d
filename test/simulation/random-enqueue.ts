import type { EnqueueVariable, UntoldVariable } from '../../src/domain/engine/world/fact.ts';
import type { Chance } from './chance.ts';
import type { Names } from './names.ts';

const UNTOLD: readonly UntoldVariable[] = [
  { untold: 'not-utf-8' },
  { untold: 'refused', said: 'no memory' },
];

const WRONG = [
  '',
  '<enqueue>',
  '<enqueue/>',
  '<enqueue><route/></enqueue>',
  '<enqueue channel="nowhere"><route><skill name="s1"/></route></enqueue>',
  '<enqueue wait_voice="unheard-of"><route><skill name="s1"/></route></enqueue>',
  '<enqueue><route><condition name="nothing"/></route></enqueue>',
  '<enqueue choice="best"><route><skill name="s1"/></route></enqueue>',
] as const;

const maybe = (chance: Chance, attribute: string, value: () => string | number): string =>
  chance.oneIn(3) ? ` ${attribute}="${value()}"` : '';

const rarely = (chance: Chance, attribute: string, value: () => string | number): string =>
  chance.oneIn(4) ? maybe(chance, attribute, value) : '';

const entry = (chance: Chance, names: Names): string => {
  const [element, of] = chance.pick([
    ['condition', names.conditions],
    ['target', names.agents],
    ['agent', names.agents],
    ['skill', names.skills],
  ] as const);
  const limits = [
    maybe(chance, 'priority', () => chance.below(4) * 33),
    maybe(chance, 'timeout', () => chance.between(1, 40)),
    maybe(chance, 'queue_timeout', () => chance.pick([0, 1, 5, 20, 60])),
    maybe(chance, 'fetch_timeout', () => chance.between(1, 30)),
  ];
  if (chance.oneIn(5)) {
    const within = maybe(chance, 'within', () => chance.pick([60, 600, 86_400]));
    return `<last_agent${within}${limits.join('')}/>`;
  }
  return `<${element} name="${chance.pick(of)}"${limits.join('')}/>`;
};

/** What the waiting side and the members hear. */
const sounds = (chance: Chance, { voices }: Names): string[] => {
  const voice = (): string => chance.pick(voices);
  return [
    maybe(chance, 'wait_voice', voice),
    maybe(chance, 'ring_mode', () => chance.between(1, 5)),
    maybe(chance, 'ring_voice', voice),
    maybe(chance, 'hold_voice', voice),
    maybe(chance, 'play_num', () => chance.pick(['true', 'true', 'false'])),
    rarely(chance, 'pre_num_voice', voice),
    rarely(chance, 'post_num_voice', voice),
    maybe(chance, 'announce_position', () => 'true'),
    rarely(chance, 'announce_wait', () => 'true'),
    maybe(chance, 'announce_every', () => chance.between(5, 30)),
  ];
};

const several = (count: number, make: () => string): string =>
  Array.from({ length: count }, make).join('');

/** Two agents, one for a second, then the other now or never. */
const nowOrNever = (chance: Chance, { agents }: Names): string =>
  [1, 0]
    .map((s) => `<route><agent name="${chance.pick(agents)}" queue_timeout="${s}"/></route>`)
    .join('');

/** What a dialplan might set ENQUEUE to; now and then something wrong. */
export const randomVariable = (chance: Chance, names: Names): EnqueueVariable => {
  if (chance.oneIn(100)) return chance.pick(UNTOLD);
  return chance.oneIn(100) ? null : randomEnqueue(chance, names);
};

/** The same from the API. */
export const randomEnqueue = (chance: Chance, names: Names): string => {
  if (chance.oneIn(12)) return chance.pick(WRONG);
  const attributes = [
    rarely(chance, 'channel', () => chance.pick(names.workChannels)),
    ...sounds(chance, names),
    maybe(chance, 'choice', () => chance.pick(['random', 'lru'])),
    maybe(chance, 'reserve_state', () => chance.pick(['idle', 'busy', 'away/paper'])),
    rarely(chance, 'wrap_up_seconds', () => chance.pick([0, 2, 5, 30])),
    maybe(chance, 'fail_overflow', () => 'true'),
    rarely(chance, 'conversation_timeout', () => chance.between(1, 60)),
    rarely(chance, 'conversation_level', () => chance.between(1, 2)),
    maybe(chance, 'record', () => 'true'),
    maybe(chance, 'priority_raise', () => chance.between(1, 10)),
    rarely(chance, 'closed', () => chance.pick(['return', 'return', 'wait'])),
    maybe(chance, 'callback_key', () => chance.pick(['9', '*'])),
    rarely(chance, 'callback_voice', () => chance.pick(names.voices)),
    maybe(chance, 'callback_to', () => chance.pick(names.numbers)),
    rarely(chance, 'callback_from', () => chance.pick(names.numbers)),
    maybe(chance, 'callback_first', () => chance.pick(['agent', 'number'])),
    maybe(chance, 'callback_tries', () => chance.between(1, 3)),
    maybe(chance, 'callback_retry_seconds', () => chance.between(10, 60)),
    maybe(chance, 'exit_keys', () => chance.pick(['1', '*#', '19'])),
    chance.oneIn(2) ? ' keep_place="true"' : maybe(chance, 'keep_place', () => 'false'),
    maybe(chance, 'data', () => `d${chance.below(100)}`),
  ];
  const last = chance.oneIn(6) ? nowOrNever(chance, names) : '';
  const routes = several(
    chance.between(last === '' ? 1 : 0, 3),
    () => `<route>${several(chance.between(1, 3), () => entry(chance, names))}</route>`,
  );
  return `<enqueue${attributes.join('')}>${routes}${last}</enqueue>`;
};
